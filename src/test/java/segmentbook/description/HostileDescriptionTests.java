package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.transactions.CleaningRules;

/** Files that are made to break a reader, or that are no description at all. */
class HostileDescriptionTests {

    @Nested
    class Bombs {
        private final DescriptionFolder folder;

        Bombs(@TempDir Path temporary) {
            folder = new DescriptionFolder(temporary);
        }

        @Test
        void aliasesThatMultiplyAreRefusedAtTheFirst() {
            String bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                    + IntStream.rangeClosed('b', 'i')
                            .mapToObj(c -> String.format(
                                    "%c: &%c [%s]%n", c, c, ("*" + (char) (c - 1) + ", ").repeat(9) + "x"))
                            .collect(Collectors.joining());
            folder.errorOf(bomb)
                    .isEqualTo("b: a plain value, found the alias * (shop.yaml, line 2); write the value itself");
        }

        @Test
        void anAnchorThatHoldsItselfIsRefused() {
            folder.errorOf("name: &loop [*loop]\n")
                    .isEqualTo("name: a plain value, found the alias * (shop.yaml, line 1); write the value itself");
            folder.errorOf("&loop\nname: shop\ntitle: {a: *loop}\n")
                    .isEqualTo("title.a: a plain value, found the alias * (shop.yaml, line 3); write the value itself");
        }

        @ParameterizedTest
        @ValueSource(strings = {"*a : b\n", "&a name: b\n*a : c\n", "? *a\n: b\n"})
        void anAliasForAKeyIsRefused(String yaml) {
            folder.errorOf(yaml).contains("shop.yaml, line ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{a: ", "- ", "{a: ["})
        void deepNestingIsRefusedWithoutRunningOutOfStack(String opening) {
            folder.errorOf("name: a\ntitle: " + (opening.equals("- ") ? "\n" : "") + opening.repeat(100_000))
                    .startsWith("description file: at most 10 levels, found more (shop.yaml, line ");
        }

        @Test
        void tenMegabytesAreRefused() {
            byte[] large = "# a comment that goes on and on\n".repeat(330_000).getBytes(StandardCharsets.UTF_8);
            folder.errorOf(large)
                    .endsWith("shop.yaml: a description file of at most 1 MB, found more; is this the data itself?");
        }

        @Test
        void aMegabyteOfProductCodesIsRead() {
            String codes = IntStream.range(0, 100_000).mapToObj(i -> "P" + i).collect(Collectors.joining(", "));
            assertThat(folder.read(DescriptionFolder.LEAST + "cleaning: {notProducts: [" + codes + "]}\n")
                            .options(CleaningRules.class)
                            .notProducts())
                    .hasSize(100_000)
                    .startsWith("P0", "P1");
        }

        @Test
        void longKeysAndValuesAreShortenedInTheMessage() {
            folder.errorOf("x".repeat(900) + ": 1\n")
                    .startsWith("x".repeat(50) + "…: unknown key (shop.yaml, line 1); known");
            folder.errorOf("kind: \"" + "😀".repeat(900) + "\"\n")
                    .isEqualTo("kind: transactions or customers, found " + "😀".repeat(50) + "… (shop.yaml, line 1)");
            folder.errorOf("kind: " + "9".repeat(900_000) + "\n").hasSizeLessThan(200);
        }
    }

    @Nested
    class OtherFiles {
        private final DescriptionFolder folder;
        private final Path temporary;

        OtherFiles(@TempDir Path temporary) {
            this.temporary = temporary;
            folder = new DescriptionFolder(temporary);
        }

        @Test
        void latinOneIsRefusedWithItsLine() {
            folder.errorOf("name: a\ntitle: Läden\n".getBytes(StandardCharsets.ISO_8859_1))
                    .isEqualTo("UTF-8 text: expected, found byte 0xE4 (shop.yaml, line 2); save the file as UTF-8");
        }

        @ParameterizedTest
        @ValueSource(strings = {"name: shop\ntitle: caf\u00C3", "\u00FF\u00FEn\0a\0"})
        void aTruncatedCharacterAndUtf16AreRefused(String bytes) {
            folder.errorOf(bytes.getBytes(StandardCharsets.ISO_8859_1))
                    .startsWith("UTF-8 text: expected, found byte 0x")
                    .endsWith("; save the file as UTF-8");
        }

        @Test
        void controlCharactersAreRefusedWithTheirLine() {
            folder.errorOf("# " + "x".repeat(5000) + "\nname: a\ntitle: b\0\n")
                    .isEqualTo("text: expected, found character 0x00 (shop.yaml, line 3)");
        }

        @Test
        void theCompressedDataItselfIsRefused() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
            }
            folder.errorOf(bytes.toByteArray()).startsWith("UTF-8 text: expected, found byte 0x8B (shop.yaml, line 1)");
        }

        @Test
        void theDataItselfIsRefused() {
            folder.errorOf("InvoiceNo,StockCode\n536365,85123A\n")
                    .isEqualTo(
                            "description file: keys with values, found InvoiceNo,StockCode 536365,85123A (shop.yaml)");
        }

        @Test
        void aLinkThatLeadsToItselfIsRefused() throws IOException {
            Path loop = temporary.resolve("loop.csv");
            Files.createSymbolicLink(loop, loop);
            folder.errorOf(DescriptionFolder.LEAST.replace("shop.csv", "loop.csv"))
                    .startsWith("file: a file, found no file loop.csv (shop.yaml, line 2)");
        }
    }

    /** Whatever stands in the file, the answer is a data set or one line. */
    @Property(tries = 300)
    void anyTextIsReadOrAnsweredInOneLine(@ForAll @StringLength(max = 60) String text) throws IOException {
        assertAnswered(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A good file with some of its bytes changed. */
    @Property(tries = 500)
    void anyDamageIsReadOrAnsweredInOneLine(@ForAll long seed) throws IOException {
        byte[] bytes = (DescriptionFolder.LEAST
                        + "cleaning: {notProducts: [M, \"D\"], cancellations: net}\nsnapshot: 2011-12-10\n"
                        + "clusters:\n  k: auto\n  range: [2, 10]\n")
                .getBytes(StandardCharsets.UTF_8);
        String marks = "\t\n:{}[]\"'#&*!|>%@`-?, ~x0\u00FF";
        Random random = new Random(seed);
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
        }
        assertAnswered(bytes);
    }

    private static void assertAnswered(byte[] bytes) throws IOException {
        Path temporary = Files.createTempDirectory("description");
        try {
            DescriptionFolder folder = new DescriptionFolder(temporary);
            assertThat(folder.read(bytes).name()).isNotEmpty();
        } catch (DataException e) {
            assertThat(e.getMessage())
                    .isNotBlank()
                    .doesNotContain("\n", "\r", "snakeyaml", "jackson")
                    .hasSizeLessThan(700);
        } finally {
            for (String name : new String[] {"shop.yaml", "shop.csv", "truth.csv", "exports", ""}) {
                Files.deleteIfExists(temporary.resolve(name));
            }
        }
    }
}
