package segmentbook.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Format;

/** Files whose columns nobody has named: what parts their cells, and which line is the header. */
class FirstLinesTests {
    private static final String LINES = "1001;C7;2024-01-03;3,50\n1002;C8;2024-01-04;4,50\n1003;C7;2024-01-05;12,00\n";

    private static RawTable read(Path folder, byte[] bytes) {
        try {
            return RawTable.of(Files.write(folder.resolve("data.csv"), bytes), Format.DEFAULT);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    private static String headers(RawTable table) {
        return table.columns().stream().map(TextColumn::header).collect(Collectors.joining("+"));
    }

    @Nested
    class OfAFile {
        private final Path folder;

        OfAFile(@TempDir Path folder) {
            this.folder = folder;
        }

        private RawTable read(String text) {
            return FirstLinesTests.read(folder, text.getBytes(UTF_8));
        }

        @ParameterizedTest
        @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "windows-1252, ''"})
        void lettersAreNoHindrance(String charset, String mark) {
            RawTable table = FirstLinesTests.read(
                    folder, (mark + "Nr;K\u00E4ufer;Tag;Preis\n" + LINES).getBytes(Charset.forName(charset)));
            assertThat(headers(table)).isEqualTo("Nr+K\u00E4ufer+Tag+Preis");
            assertThat(table.size()).isEqualTo(3);
        }

        @Test
        void aHeaderStandsAboveNumbersAndTimes() {
            RawTable table = read("a;b;c;d\n" + LINES);
            assertThat(table.detectedFormat().format()).isEqualTo(Format.DEFAULT.withMarks(';', '"'));
            assertThat(table.detectedFormat().evidence())
                    .containsEntry("separator", "4 of the first 4 lines have 4 cells")
                    .containsEntry("header", "line 1 is unlike those below");
        }

        @Test
        void withoutAHeaderTheFirstLineIsLikeTheOthers() {
            RawTable table = read(LINES);
            assertThat(headers(table)).isEqualTo("1+2+3+4");
            assertThat(table.size()).isEqualTo(3);
            assertThat(table.detectedFormat().format().header()).isFalse();
            assertThat(table.detectedFormat().evidence()).containsEntry("header", "line 1 is like those below");
        }

        @Test
        void wordsAloneAreAHeaderUnlessTheyComeBack() {
            assertThat(headers(read("name,town\nanna,bern\nbob,basel\n"))).isEqualTo("name+town");
            assertThat(headers(read("anna,bern\nbob,basel\ncarl,bern\n"))).isEqualTo("1+2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Export of the shop\n\n",
                    "Export of the shop;;;\n;;;\n",
                    "made 2024-02-01\nby \"me\", alone\n",
                    "Report;2024;;\n\n\n",
                    "# one\n# two\n# three\n"
                })
        void linesBeforeTheHeaderAreLeftOut(String preamble) {
            RawTable table = read(preamble + "a;b;c;d\n" + LINES);
            assertThat(headers(table)).isEqualTo("a+b+c+d");
            assertThat(table.size()).isEqualTo(3);
            assertThat(table.place(0, "a"))
                    .hasToString("data.csv, line "
                            + (preamble.chars().filter(letter -> letter == '\n').count() + 2) + ", column a");
        }

        @Test
        void linesBeforeDataWithoutAHeaderAreLeftOut() {
            RawTable table = read("Export\n\n" + LINES);
            assertThat(headers(table)).isEqualTo("1+2+3+4");
            assertThat(table.detectedFormat().format().skipLines()).isOne();
            assertThat(table.size()).isEqualTo(3);
        }

        @Test
        void headersMayStandTwiceOrBeMissing() {
            assertThat(headers(read(",a,a,\n0,1.5,2,x\n1,2.5,3,y\n"))).isEqualTo("column 1+a+a+column 4");
            assertThat(headers(read("a,b,\n1,2,\n3,4,\n"))).isEqualTo("a+b");
        }

        @Test
        void decimalCommasDoNotPartCells() {
            assertThat(headers(read("2024-01-01;3,50\n2024-01-02;4,50\n"))).isEqualTo("1+2");
            assertThat(headers(read("day;price\n2024-01-01;3,50\n2024-01-02;4,50\n")))
                    .isEqualTo("day+price");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " 00004 0001 19970101  2   29,33\n 00004 0001 19970118  2   29,73\n",
                    "1 2 3 4 5\n6 7 8 9 10\n"
                })
        void runsOfBlanksPartCellsWhereNothingElseDoes(String text) {
            assertThat(headers(read(text))).isEqualTo("1+2+3+4+5");
        }

        @Test
        void blanksWithinTimesPartNothing() {
            assertThat(headers(read("7,2024-01-01 08:00:00,2\n8,2024-01-02 09:00:00,3\n")))
                    .isEqualTo("1+2+3");
        }

        @Test
        void singleQuotesAreFoundAsWell() {
            RawTable table = read("a,b\n'1','x, y'\n'2','z'\n");
            assertThat(table.detectedFormat().format().quote()).isEqualTo('\'');
            assertThat(table.columns().get(1).at(0)).isEqualTo("x, y");
        }

        @Test
        void aQuoteThatIsNeverClosedIsNone() {
            RawTable table = read("7,7\n7,'x\n");
            assertThat(table.detectedFormat().format().quote()).isEqualTo('"');
            assertThat(table.columns().get(1).at(1)).isEqualTo("'x");
        }

        @Test
        void lineBreaksInCellsAreNoLines() {
            RawTable table = read("a,b\n1,\"x\ny\"\n2,z\n");
            assertThat(table.size()).isEqualTo(2);
            assertThat(table.columns().get(1).at(0)).isEqualTo("x\ny");
        }

        @Test
        void aThousandColumnsAreRead() {
            String header = IntStream.range(0, 2_000)
                    .mapToObj(i -> "column number " + i)
                    .collect(Collectors.joining(","));
            String line = IntStream.range(0, 2_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
            RawTable table = read(header + "\n" + line + "\n" + line + "\n");
            assertThat(table.columns()).hasSize(2_000);
            assertThat(table.columns().get(1_999).header()).isEqualTo("column number 1999");
        }
    }

    @Nested
    class RefusedAre {
        private final Path folder;

        RefusedAre(@TempDir Path folder) {
            this.folder = folder;
        }

        private void refused(byte[] bytes, String message) {
            assertThatThrownBy(() -> read(folder, bytes))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }

        @Test
        void emptyFiles() {
            refused(new byte[0], "file: no line in it (data.csv); needs a header and lines");
        }

        @Test
        void aHeaderAlone() {
            refused("time,customer\n".getBytes(UTF_8), "file: a header and no line below it (data.csv)");
        }

        @Test
        void bytesOfNoText() {
            byte[] bytes = new byte[100_000];
            new Random(1).nextBytes(bytes);
            refused(
                    bytes,
                    "file: a table of text, found bytes that no text has (data.csv); save it as UTF-8, if it is text at all");
        }

        @Test
        void filesThatAreNotThere() {
            assertThatThrownBy(() -> RawTable.of(folder.resolve("none.csv"), Format.DEFAULT))
                    .isInstanceOf(DataException.class)
                    .hasMessage("file: no data file none.csv");
        }
    }

    /** Every usual mark is found again, whatever the numbers are. */
    @Property(tries = 100)
    void theMarksThatPartCellsAreFound(
            @ForAll @IntRange(min = 0, max = 4) int mark,
            @ForAll @IntRange(min = 2, max = 12) int width,
            @ForAll @IntRange(min = 2, max = 120) int size,
            @ForAll boolean named,
            @ForAll long seed) {
        char separator = ",;\t| ".charAt(mark);
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < size + (named ? 1 : 0); line++) {
            boolean header = named && line == 0;
            text.append(IntStream.range(0, width)
                            .mapToObj(cell ->
                                    header ? "header" + (char) ('a' + cell) : String.valueOf(random.nextInt(10_000)))
                            .collect(Collectors.joining(String.valueOf(separator))))
                    .append('\n');
        }
        Format found = TextDetection.detect(
                        text.toString().getBytes(UTF_8),
                        DetectedFormat.of(DetectedFormat.Type.TEXT, Format.DEFAULT),
                        null)
                .format();
        assertThat(found.separator()).isEqualTo(separator);
        assertThat(found.header()).isEqualTo(named);
        assertThat(found.skipLines()).isZero();
    }
}
