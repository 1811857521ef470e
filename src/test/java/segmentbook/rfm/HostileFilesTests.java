package segmentbook.rfm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.description.Format;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Findings;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Ledger;
import segmentbook.transactions.SmallShop;

/** Spoiled files give a ledger that balances and finite figures, or a {@link DataException}; nothing else. */
class HostileFilesTests {
    private static final int MUTANTS_PER_SEED = 100;
    private static final Field[] FIELDS = {
        Field.INVOICE, Field.PRODUCT, Field.DESCRIPTION, Field.QUANTITY, Field.TIME, Field.PRICE, Field.CUSTOMER
    };
    private static final String[] TOKENS = {
        "1e99",
        "-1e99",
        "1e308",
        "9".repeat(400),
        "-0",
        "NaN",
        "Infinity",
        "1e-99",
        "0.1",
        "999999999999999",
        "0000-00-00 00:00:00",
        "0000-01-01 00:00:00",
        "9999-12-31 23:59:59",
        "0001-01-01 00:00:00",
        "-999999999-01-01",
        "",
        " ",
        "\"",
        "\"\"",
        "'",
        "\r",
        "\u0000",
        "\uFEFF",
        "é",
        "\uD83D\uDE00",
        "=1+1",
        "C",
        "POST",
        ",,,,",
        "1,5",
        "\t",
        "null",
        "١٢",
        "2147483648",
        "x".repeat(70_000)
    };

    private final Path folder;

    HostileFilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static List<String> shop() {
        List<String> lines = new ArrayList<>(List.of("invoice,product,description,quantity,time,price,customer"));
        for (int i = 0; i < 60; i++) {
            boolean cancels = i % 7 == 6;
            lines.add("%s%d,%s,\"MUG, %s\",%d,2011-%02d-%02d %02d:%02d:00,%d.%02d,%d.0"
                    .formatted(
                            cancels ? "C" : "",
                            536_000 + i / 3,
                            i % 11 == 3 ? "POST" : "85" + i % 5,
                            "RED",
                            cancels ? -2 : 1 + i % 6,
                            1 + i / 6,
                            1 + i % 28,
                            i % 24,
                            i,
                            1 + i % 4,
                            i,
                            17_850 + i % 8));
        }
        return lines;
    }

    private static byte[] mutant(Random random) {
        List<String> lines = shop();
        for (int change = random.nextInt(4); change >= 0; change--) {
            changeLine(lines, random);
        }
        String text = String.join(random.nextInt(9) == 0 ? "\r\n" : "\n", lines) + "\n";
        byte[] bytes = random.nextInt(12) == 0 ? text.getBytes(UTF_16) : text.getBytes(UTF_8);
        bytes = random.nextInt(12) == 0 ? text.getBytes(ISO_8859_1) : bytes;
        bytes = random.nextInt(6) == 0 ? gzip(bytes) : bytes;
        for (int change = random.nextInt(5) - 2; change > 0; change--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 128);
        }
        return random.nextInt(12) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static void changeLine(List<String> lines, Random random) {
        int at = random.nextInt(random.nextInt(5) == 0 ? 1 : lines.size());
        String line = lines.get(at);
        List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
        int cell = random.nextInt(cells.size());
        String token = TOKENS[random.nextInt(TOKENS.length)];
        switch (random.nextInt(9)) {
            case 0 -> cells.remove(cell);
            case 1 -> cells.add(cell, token);
            case 2 -> Collections.swap(cells, cell, random.nextInt(cells.size()));
            case 3 -> cells = new ArrayList<>(List.of(line.replace(',', ';')));
            case 4 -> cells = new ArrayList<>(List.of(line, line));
            case 5 -> cells.set(cell, cells.get(cell) + token);
            default -> cells.set(cell, token);
        }
        lines.set(at, String.join(",", cells));
        if (random.nextInt(9) == 0) {
            lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static CleaningRules rules(Random random) {
        return new CleaningRules(
                random.nextBoolean(),
                random.nextInt(4) == 0 ? null : "C",
                Cancellations.values()[random.nextInt(3)],
                Set.of("POST"),
                List.of("8[0-3]"),
                Map.of());
    }

    /** Whether the file could be used. */
    private boolean walk(Dataset dataset) {
        try {
            InvoiceLines lines = InvoiceLines.read(dataset);
            Findings.of(lines).table(Finding.Severity.WARNING);
            Findings.of(lines).metrics();
            lines.columns();
            Cleaning cleaning = Cleaning.of(lines);
            requireBalance(cleaning.ledger());
            cleaning.exampleOfNetting();
            cleaning.largestCancellation();
            RfmTable rfm = RfmTable.of(cleaning.transactions());
            rfm.rows().forEach(HostileFilesTests::requireSense);
            double size = rfm.rows().stream()
                    .mapToDouble(row -> Math.abs(row.monetary()))
                    .sum();
            assertThat(rfm.rows().stream().mapToDouble(RfmRow::monetary).sum())
                    .isEqualTo(cleaning.ledger().kept().money(), within(1e-13 * (1 + size)));
            assertThat(rfm.score(5).segments().table().rowCount()).isEqualTo(rfm.size());
            Profiles.of(Segmentation.of(rfm.score(5).segments())).table();
            return true;
        } catch (DataException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("Exception");
            return false;
        }
    }

    private static void requireBalance(Ledger ledger) {
        Ledger.Entry imbalance = ledger.imbalance();
        Ledger.Entry read = ledger.read();
        assertThat(imbalance.lines()).isZero();
        assertThat(imbalance.units()).isEqualTo(0, within(1e-12 * (1 + Math.abs(read.units()))));
        double size = Math.abs(read.money()) + Math.abs(ledger.kept().money());
        assertThat(imbalance.money()).isEqualTo(0, within(1e-12 * (1 + size)));
    }

    private static void requireSense(RfmRow row) {
        assertThat(row.monetary()).isFinite();
        assertThat(row.frequency()).isPositive();
        assertThat(row.recencyDays()).isBetween(0, 110_000);
        assertThat(row.tenureDays()).isBetween(row.recencyDays(), 110_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void mutantsBalanceOrAreRefused(long seed) {
        Random random = new Random(seed);
        int used = 0;
        for (int i = 0; i < MUTANTS_PER_SEED; i++) {
            byte[] bytes = mutant(random);
            used += walk(SmallShop.dataset(folder, bytes, Format.DEFAULT, FIELDS)
                            .with(rules(random)))
                    ? 1
                    : 0;
        }
        assertThat(used).isBetween(MUTANTS_PER_SEED / 5, 4 * MUTANTS_PER_SEED / 5);
    }

    @Test
    void theSoundFileIsUsed() {
        byte[] bytes = (String.join("\n", shop()) + "\n").getBytes(UTF_8);
        assertThat(walk(SmallShop.dataset(folder, bytes, Format.DEFAULT, FIELDS)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,A,1e99,2011-05-01 10:00:00,1,7",
                "1,A,1,2011-05-01 10:00:00,1e99,7",
                "1,A,1,0000-01-01 00:00:00,1,7",
                "1,A,1,9999-12-31 00:00:00,1,7",
                "1,A,1.1102230246251565E-16,2011-05-01 10:00:00,1,7",
                "1,A,NaN,2011-05-01 10:00:00,1,7",
            })
    void whatWouldSpoilASumOrARecencyIsLeftOutAsUnreadable(String line) {
        String text = "invoice,product,quantity,time,price,customer\n2,A,1,2011-05-01 10:00:00,2,7\n"
                + "3,A,1,2011-05-02 10:00:00,2,7\n";
        InvoiceLines lines = SmallShop.lines(folder, text + line + "\n");
        assertThat(Findings.of(lines).finding("unreadable").orElseThrow().count())
                .isEqualTo(1);
        assertThat(RfmTable.of(Cleaning.of(lines).transactions()).rows()).containsExactly(new RfmRow("7", 1, 2, 4, 2));
    }

    @Test
    void theLargestNumbersStayFinite() {
        String text = "invoice,product,quantity,time,amount,customer\n";
        InvoiceLines lines = SmallShop.lines(
                folder,
                text + "1,A,0.000000000001,2011-05-01 10:00:00,999999999999999,7\n"
                        + "2,A,999999999999999,2011-05-01 10:00:00,999999999999999,7\n"
                        + "C3,A,-1,2011-05-01 10:00:00,-999999999999999,7\n");
        assertThat(RfmTable.of(Cleaning.of(lines).transactions()).row("7").monetary())
                .isFinite()
                .isPositive();
        requireBalance(Cleaning.of(lines).ledger());
    }
}
