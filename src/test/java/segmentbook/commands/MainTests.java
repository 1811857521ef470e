package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.transactions.SecretShop;

class MainTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;

    MainTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private int run(String... args) {
        return Main.run(args, stream(out), stream(err));
    }

    private int guarded(IntSupplier command, boolean debug) {
        return Main.guarded(command, stream(err), debug);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String description(String yaml) throws IOException {
        return Files.writeString(folder.resolve("shop.yaml"), yaml).toString();
    }

    @Test
    void aUsableDescriptionGivesZero() throws IOException {
        Files.writeString(folder.resolve("shop.csv"), "When,Who\n2011-12-09 08:26:00,1\n");
        String yaml = "name: shop\ntitle: Läden\nfile: shop.csv\ncolumns: {time: When, customer: Who}\n";

        assertThat(run("check", description(yaml))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("shop: Läden\n")
                .contains("shop.csv");
        assertThat(err()).isEmpty();
    }

    @Test
    void aCheckOfHiddenIdsShowsTheFingerprintAndNoId() {
        Path file = SecretShop.described(
                folder,
                "hidden",
                "Order,Code,Name,Units,When,Price,Who,Land,Member\n" + SecretShop.lines(),
                SecretShop.COLUMNS + SecretShop.HIDDEN);
        assertThat(run("check", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "customers' ids hidden by the key with fingerprint 249e3fda\n",
                        "time or number unreadable, 4 lines")
                .doesNotContainPattern(SecretShop.ID);
        assertThat(err()).isEmpty();
    }

    @Test
    void howTheFileIsWrittenStandsOnOneLine() throws IOException {
        Files.writeString(folder.resolve("shop.csv"), "Who;When\n1;13/12/2011\n");

        assertThat(run("check", description("name: shop\nfile: shop.csv\ncolumns: {time: When, customer: Who}\n")))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "- written with charset UTF-8 (default), separator \";\" (line 1 holds the headers), quote \"\\\"\""
                                + " (line 1 holds the headers), time d/M/yyyy (reads 1 of 1 different times, among them"
                                + " 13/12/2011), decimal \".\" (default), thousands \"\" (default), header true (default),"
                                + " skipLines 0 (line 1 holds the headers)\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0123, time: A, transactions",
        "no, time: A, transactions",
        "0x1F, numeric: {c: C}, customers",
    })
    void checkedPrintsNameAndKindAsOneLineOfJsonBeforeTheCheck(String name, String column, String kind)
            throws IOException {
        Files.writeString(folder.resolve("shop.csv"), "A,B,C\n2024-01-13 10:00:00,1,34\n2024-01-14 10:00:00,2,40\n");
        String yaml =
                "name: " + name + "\nkind: " + kind + "\nfile: shop.csv\ncolumns: {customer: B, " + column + "}\n";

        assertThat(run("checked", description(yaml))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .startsWith("{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}")
                .element(1)
                .asString()
                .startsWith(name + ": ");
        assertThat(err()).isEmpty();
    }

    @Test
    void checkedRefusesAWrongDescription() throws IOException {
        assertThat(run("checked", description("name: a b\n"))).isEqualTo(1);
        assertThat(err()).startsWith("columns: required").hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void severalFilesAreNamedWithTheirLines() throws IOException {
        Files.writeString(folder.resolve("jan.csv"), "Who,When\n1,2024-01-13 10:00:00\n2,2024-01-14 10:00:00\n");
        Files.writeString(folder.resolve("feb.csv"), "Who,When\n");

        assertThat(run("check", description("name: shop\nfile: '*.csv'\ncolumns: {time: When, customer: Who}\n")))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "read from feb.csv, jan.csv\n", // shasum -a 256
                        "- feb.csv: 0 lines, 9 bytes, SHA-256 c99b6cf150d263ad…, jan.csv: 2 lines, 53 bytes, SHA-256 cbaf8bc8d5b5fb87…\n");
    }

    @Test
    void anUnusableDescriptionGivesOneAndItsMistakeOnOneLine() throws IOException {
        assertThat(run("check", description("name: shop\ncolour: red\n"))).isEqualTo(1);
        assertThat(err())
                .startsWith("colour: unknown key (shop.yaml, line 2); known here: ")
                .hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void aMissingFileGivesOne() {
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err()).isEqualTo(folder.resolve("none.yaml") + ": no such file" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check           | check: one FILE.yaml, found 0 arguments",
                "check a b       | check: one FILE.yaml, found 2 arguments",
                "new             | new: one FILE, found 0 arguments",
                "new a b         | new: one FILE, found 2 arguments",
                "score           | score: MODEL FILE.yaml, found 0 arguments",
                "score m         | score: MODEL FILE.yaml, found 1 arguments",
                "score m a b     | score: MODEL FILE.yaml, found 3 arguments",
            })
    void wrongUseGivesTwoAndOneLine(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);
        assertThat(err()).isEqualTo(message + System.lineSeparator());
    }

    @Test
    void noCommandAndAnUnknownOneAreAnsweredWithTheCommands() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("chekc", "a.yaml")).isEqualTo(2);
        assertThat(err())
                .startsWith("command: one of these, found none\n" + Main.USAGE)
                .contains("command: one of these, found chekc\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpNamesTheThreeCommands(String help) {
        assertThat(run(help)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("check FILE.yaml", "new FILE", "score MODEL FILE.yaml");
    }

    @Test
    void anUnexpectedExceptionIsNamedInOneLine() {
        assertThat(guarded(
                        () -> {
                            throw new IllegalStateException("a\nb");
                        },
                        false))
                .isEqualTo(1);
        assertThat(err())
                .isEqualTo("this is a mistake of the program: java.lang.IllegalStateException: a b; "
                        + "please report it with the lines that SEGMENTBOOK_DEBUG=1 adds" + System.lineSeparator());
    }

    @Test
    void theTraceShowsWhereItIsAskedFor() {
        assertThat(guarded(
                        () -> {
                            throw new IllegalStateException("a");
                        },
                        true))
                .isEqualTo(1);
        assertThat(err()).contains("mistake of the program", "\tat segmentbook.commands.MainTests");
    }

    @Test
    void aMistakeInTheDataIsOneLineEvenThen() {
        assertThat(guarded(
                        () -> {
                            throw new DataException("price: above 0, found -1");
                        },
                        true))
                .isEqualTo(1);
        assertThat(err()).isEqualTo("price: above 0, found -1" + System.lineSeparator());
    }

    @Test
    void tooLittleMemoryAndStackAreOneLineToo() {
        assertThat(guarded(
                        () -> {
                            throw new OutOfMemoryError("heap");
                        },
                        false))
                .isEqualTo(1);
        assertThat(guarded(
                        () -> {
                            throw new StackOverflowError();
                        },
                        false))
                .isEqualTo(1);
        assertThat(err()).hasLineCount(2).startsWith("not enough memory").contains("java.lang.StackOverflowError");
    }
}
