package segmentbook.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.SharedData;
import segmentbook.description.DataException;
import segmentbook.description.Format;

/** The fast reader of delimited text gives what the reader of record gives, or refuses. */
class CsvReadersTests {
    private static final String NOTHING = "nothing";
    private static final String REFUSED = "refused";

    private interface Csv {
        void read(Reader reader, Format format, String name, long skipped, Lines lines) throws IOException;
    }

    /** All that is kept of a text. */
    private static String table(Csv csv, String text, Format format) {
        try (Lines lines = new Lines()) {
            csv.read(new StringReader(text), format, "a.csv", 3, lines);
            return shown(lines);
        } catch (DataException none) {
            return NOTHING;
        } catch (CsvParseException | IOException | java.io.UncheckedIOException refused) {
            return REFUSED;
        }
    }

    @Test
    void anInterruptEndsALongText() {
        try (Lines lines = new Lines()) {
            lines.begin("a.csv", List.of("a"), 1);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> IntStream.range(0, 20_000).forEach(i -> lines.add(new String[] {"1"}, i + 2)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("reading: interrupted after 8192 lines");
        }
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    /** Programs write ids so that Excel keeps their zeros; a formula that is no text stays as it is written. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTextWrittenAsAFormulaIsTheText(boolean fast) {
        String text = "=\"a\",b\n=\"0012\",\"=\"\"1,5\"\"\"\n=1+2,=\"\n=\"\",=\"=\"x\"\"\n";
        assertThat(table(fast ? FastCsv::read : CommonsCsv::read, text, Format.DEFAULT))
                .isEqualTo("[[a, b], 4, {}, 5, [0012, 1,5], 6, [=1+2, =\"], 7, [, =\"x\"]]");
    }

    private static String shown(Lines lines) {
        List<Object> all = new ArrayList<>();
        List<Lines.Part> parts = lines.parts();
        all.add(parts.get(0).headers());
        all.add(parts.get(0).headerLine());
        all.add(lines.ragged());
        for (int i = 0; i < lines.size(); i++) {
            int line = i;
            all.add(parts.get(0).numbers().get(line));
            all.add(lines.columns().stream().map(each -> each.at(line)).toList());
        }
        return all.toString();
    }

    private static void same(String text, Format format) {
        String fast = table(FastCsv::read, text, format);
        if (!fast.equals(REFUSED)) {
            assertThat(fast).isEqualTo(table(CommonsCsv::read, text, format));
        }
    }

    @Property(tries = 20_000)
    void givesTheSameOfAnyText(@ForAll("texts") String text) {
        same(text, Format.DEFAULT);
    }

    @Property(tries = 5_000)
    void givesTheSameWithOtherMarks(@ForAll("texts") String text) {
        same(text.replace(',', ';').replace('"', '\''), Format.DEFAULT.withMarks(';', '\''));
    }

    /** Line ends of all kinds, quotes in their places and elsewhere, blanks, letters beyond ASCII and beyond 16 bits. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "bc",
                        "=\"0\"",
                        "0",
                        " ",
                        "\t",
                        ",",
                        ",",
                        ",",
                        "\"",
                        "\"\"",
                        "\"x,y\"",
                        "\"p\nq\"",
                        "\n",
                        "\n",
                        "\r\n",
                        "\r",
                        "é",
                        "\uFEFF",
                        "\uD83D\uDE00",
                        "\u0000",
                        "\u2028",
                        "\u00A0")
                .list()
                .ofMaxSize(40)
                .map(each -> String.join("", each));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "a,b\r\n1,2",
                "a,b\n\n\n1,2\n\n3,4\n",
                "\n\na\n1\n",
                "a,b\n\"1\n\n2\",3\n4,5\n",
                "a\n\"\"\n1\n",
                "a,b,\n1,2,\n3,4\n5\n6,7,8,9\n",
                "a,a\n1,2\n",
                "a,b\n1,\"x\r\ny\"\n2,z\n"
            })
    void neitherRefuses(String text) {
        assertThat(table(FastCsv::read, text, Format.DEFAULT))
                .isNotEqualTo(REFUSED)
                .isEqualTo(table(CommonsCsv::read, text, Format.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\"1", "a\n\"1\"x\n", "a,b\n\"1\" ,2\n"})
    void theFastOneRefusesQuotesThatAreNotAsTheyShouldBe(String text) {
        assertThat(table(FastCsv::read, text, Format.DEFAULT)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/shop.csv.gz", "data/shop-truth.csv", "data/mall.csv", "data/mall-truth.csv"})
    void giveTheSameOfEachFileOfTheProject(String file) throws IOException {
        sameLines(Path.of(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"online-retail.csv.gz", "mall-customers.csv"})
    void giveTheSameOfEachRealFile(String file) throws IOException {
        sameLines(SharedData.file(file));
    }

    private static void sameLines(Path file) throws IOException {
        try (Lines fast = new Lines();
                Lines slow = new Lines()) {
            FastCsv.read(text(file), Format.DEFAULT, "a.csv", 0, fast);
            CommonsCsv.read(text(file), Format.DEFAULT, "a.csv", 0, slow);
            assertThat(fast.size()).isEqualTo(slow.size()).isGreaterThan(100);
            assertThat(fast.ragged()).isEqualTo(slow.ragged());
            for (int i = 0; i < fast.size(); i++) {
                assertThat(fast.parts().get(0).numbers().get(i))
                        .isEqualTo(slow.parts().get(0).numbers().get(i));
            }
            for (int i = 0; i < slow.columns().size(); i++) {
                assertThat(texts(fast.columns().get(i)))
                        .isEqualTo(texts(slow.columns().get(i)));
            }
        }
    }

    private static Reader text(Path file) throws IOException {
        return new InputStreamReader(Unpacked.open(file, "a.csv"), StandardCharsets.UTF_8);
    }

    private static String[] texts(TextColumn column) {
        return IntStream.range(0, column.size()).mapToObj(column::at).toArray(String[]::new);
    }

    @Test
    void aNewTextAmongManyIsFoundByItsLetters() {
        TextColumn texts = new TextColumn("a");
        TextColumn letters = new TextColumn("a");
        IntStream.range(0, 20_000).mapToObj(i -> "é" + i % 7_000).forEach(text -> {
            texts.add(text);
            letters.add(("x" + text + "y").toCharArray(), 1, text.length());
        });
        assertThat(letters.distinct()).isEqualTo(7_000);
        IntStream.range(0, 20_000).forEach(i -> {
            assertThat(letters.code(i)).isEqualTo(texts.code(i));
            assertThat(letters.at(i)).isEqualTo(texts.at(i));
        });
        assertThat(letters.find("é6999")).isEqualTo(6_999);
    }
}
