package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.SharedData;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import tech.tablesaw.api.Row;

/** Files written in any usual way, through a description file that names their columns: what is detected, and by what evidence. */
class DetectedFormatTests {
    /** Bytes by which the charset is decided at first. */
    private static final int HEAD = 1 << 16;

    private static final String COLUMNS = "columns: {time: time, customer: customer, description: description}\n";
    private static final String PRICED =
            "columns: {time: time, customer: customer, quantity: quantity, price: price}\n";

    private final Path folder;

    DetectedFormatTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private InvoiceLines read(byte[] bytes, String yaml) {
        try {
            Files.write(folder.resolve("shop.csv"), bytes);
            Files.writeString(folder.resolve("shop.yaml"), "name: shop\nfile: shop.csv\n" + yaml);
            return InvoiceLines.read(Dataset.read(folder.resolve("shop.yaml")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private InvoiceLines read(String text, String yaml) {
        return read(text.getBytes(UTF_8), yaml);
    }

    /** The lines below the header of a file with times {@code when}, customers 1, 2, … and descriptions. */
    private static String times(String... when) {
        return IntStream.range(0, when.length)
                .mapToObj(i -> when[i] + ";" + (i + 1) + ";tea\n")
                .collect(Collectors.joining("", "time;customer;description\n", ""));
    }

    private static String numbers(String... prices) {
        return IntStream.range(0, prices.length)
                .mapToObj(i -> "2011-05-0" + (i + 1) + " 10:00:00;" + (i + 1) + ";2;" + prices[i] + "\n")
                .collect(Collectors.joining("", "time;customer;quantity;price\n", ""));
    }

    private static List<Double> prices(InvoiceLines lines) {
        return IntStream.range(0, lines.size()).mapToObj(lines::price).toList();
    }

    private static List<String> descriptions(InvoiceLines lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(line -> lines.column(Field.DESCRIPTION).at(line))
                .toList();
    }

    /** Value and reason of a key. */
    private static String written(InvoiceLines lines, String key) {
        for (Row row : lines.format()) {
            if (row.getString("format").equals(key)) {
                return row.getString("value") + " because " + row.getString("because");
            }
        }
        throw new AssertionError("no key " + key);
    }

    private void fails(byte[] bytes, String yaml, String message) {
        assertThatThrownBy(() -> read(bytes, yaml))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private void fails(String text, String yaml, String message) {
        fails(text.getBytes(UTF_8), yaml, message);
    }

    @Nested
    class Letters {
        private static final String TEXT = "time,customer,description\n2011-05-01 10:00:00,7,thé à 5 €\n";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "UTF-8        | false | UTF-8 because its first characters beyond ASCII are",
                    "UTF-8        | true  | UTF-8 because a byte order mark",
                    "UTF-16LE     | true  | UTF-16 because a byte order mark",
                    "UTF-16BE     | true  | UTF-16 because a byte order mark",
                    "windows-1252 | false | windows-1252 because its first characters beyond ASCII are not UTF-8",
                })
        void areReadByTheirMarkOrByWhatTheyCanBe(String charset, boolean mark, String why) {
            InvoiceLines lines = read(((mark ? "\uFEFF" : "") + TEXT).getBytes(Charset.forName(charset)), COLUMNS);
            assertThat(descriptions(lines)).containsExactly("thé à 5 €");
            assertThat(written(lines, "charset")).isEqualTo(why);
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
        void ofTwoBytesEachNeedNoMark(String charset) {
            InvoiceLines lines = read(TEXT.getBytes(Charset.forName(charset)), COLUMNS);
            assertThat(descriptions(lines)).containsExactly("thé à 5 €");
            assertThat(written(lines, "charset"))
                    .isEqualTo(charset + " because every second byte is zero, or nearly so");
            String longer = TEXT + "2011-05-01 10:00:00,7,数据\n".repeat(10_000);
            assertThat(descriptions(read(longer.getBytes(Charset.forName(charset)), COLUMNS)))
                    .hasSize(10_001)
                    .endsWith("数据");
        }

        @Test
        void withAFewZeroBytesAreStillOfOneByteEach() {
            InvoiceLines lines = read(TEXT.replace("thé", "t\0\0h").getBytes(UTF_8), COLUMNS);
            assertThat(written(lines, "charset")).startsWith("UTF-8 ");
        }

        @Test
        void ofAsciiAloneAreTheUsualOnes() {
            InvoiceLines lines = read("time,customer,description\n2011-05-01 10:00:00,7,tea\n", COLUMNS);
            assertThat(written(lines, "charset")).isEqualTo("UTF-8 because default");
        }

        @Test
        void mayBeCutOffByTheEndOfTheFileOrOfWhatIsLookedAt() {
            String text = "time,customer,description\n20110501,7,the";
            assertThat(descriptions(read((text + "é").getBytes(ISO_8859_1), COLUMNS)))
                    .containsExactly("theé");
            for (int more = 0; more < 3; more++) {
                String longer = text + "x".repeat(HEAD - text.length() - more) + "€\n";
                InvoiceLines lines = read(longer.getBytes(UTF_8), COLUMNS);
                assertThat(descriptions(lines).get(0)).endsWith("x€");
            }
        }

        @Test
        void thatAreNotUtf8FarBelowTheHeadAreReadAgain() {
            String ascii = "2011-05-01 10:00:00,7,tea\n".repeat(12_000);
            InvoiceLines lines = read(
                    ("time,customer,description\n" + ascii + "2011-05-02 10:00:00,7,thé\n").getBytes(ISO_8859_1),
                    COLUMNS);
            assertThat(lines.size()).isEqualTo(12_001);
            assertThat(lines.column(Field.DESCRIPTION).at(12_000)).isEqualTo("thé");
            assertThat(written(lines, "charset"))
                    .startsWith("windows-1252 because its first characters beyond ASCII, after line 1")
                    .endsWith(", are not UTF-8");
        }

        @Test
        void ofUtf8WithASpoiledByteAreNotTakenForOthers() {
            byte[] bytes = TEXT.getBytes(UTF_8);
            byte[] spoiled = Arrays.copyOf(bytes, bytes.length + 1);
            spoiled[bytes.length] = (byte) 0xE9;
            byte[] far = ("time,customer,description\n" + "20110501,7,tea\n".repeat(20_000)
                            + new String(spoiled, ISO_8859_1))
                    .getBytes(ISO_8859_1);
            assertThatThrownBy(() -> read(far, COLUMNS))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("format.charset: text that is not UTF-8 (shop.csv, line ");
            fails(
                    spoiled,
                    COLUMNS,
                    "format.charset: text that is not UTF-8 (shop.csv, line 3); give the charset it is"
                            + " written in, for instance windows-1252, or mend the line if the others are UTF-8");
        }

        @Test
        void areThoseOfTheDescriptionFileWhateverTheyLookLike() {
            InvoiceLines lines = read(TEXT.getBytes(UTF_8), "format: {charset: ISO-8859-1}\n" + COLUMNS);
            assertThat(descriptions(lines).get(0)).startsWith("thÃ©");
            assertThat(written(lines, "charset")).isEqualTo("ISO-8859-1 because given");
        }
    }

    @Nested
    class Marks {
        @ParameterizedTest
        @CsvSource(
                delimiter = '/',
                value = {"','/','", "';'/';'", "'\t'/'\\t'", "'|'/'|'", "' '/' '"})
        void partTheHeaders(String separator, String shown) {
            String text = "time,customer,description\n20110501,7,tea\n20110502,8,pot\n".replace(",", separator);
            InvoiceLines lines = read(text, COLUMNS);
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(written(lines, "separator")).isEqualTo("\"" + shown + "\" because line 1 holds the headers");
        }

        @Test
        void standInRunsWhereTheyAreBlanks() {
            InvoiceLines lines = read(
                    "  time    customer description \n 20110501   7  tea\n20110502 8 pot   \n",
                    COLUMNS + "cleaning: {dropDuplicates: false}\n");
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(lines.isUnreadable(1)).isFalse();
        }

        @Test
        void mayBeSingleQuotesAroundCells() {
            InvoiceLines lines = read("'time';'customer';'description'\n'20110501';'7';'tea; \"green\"'\n", COLUMNS);
            assertThat(descriptions(lines)).containsExactly("tea; \"green\"");
            assertThat(written(lines, "quote")).isEqualTo("\"'\" because line 1 holds the headers");
        }

        @Test
        void areFoundBelowAPreamble() {
            InvoiceLines lines = read(
                    "sep=;\n\"Sales\" of \"The Shop\n\ntime;customer, all\ntime;customer;description\n"
                            + "20110501;7;\"tea\nleaves\"\n20110502;8;pot\n",
                    COLUMNS);
            assertThat(descriptions(lines)).containsExactly("tea\nleaves", "pot");
            assertThat(written(lines, "skipLines")).isEqualTo("4 because line 5 holds the headers");
            assertThat(lines.place(1, null)).hasToString("shop.csv, line 8");
        }

        @Test
        void areThoseOfTheDescriptionFileWhateverTheHeaderHas() {
            fails(
                    "time;customer;description\n20110501;7;tea\n",
                    "format: {separator: \"|\"}\n" + COLUMNS,
                    "columns.description: no column description (shop.csv, line 1); the file has:"
                            + " time;customer;description; is format.separator right?");
            fails(
                    "x\ntime;customer;description\n20110501;7;tea\n",
                    "format: {skipLines: 0, separator: ;}\n" + COLUMNS,
                    "columns.description: no column description (shop.csv, line 1); the file has: x; is"
                            + " format.separator right?");
        }

        @Test
        void areGuessedForTheListOfHeadersWhereOneIsMissing() {
            fails(
                    "time;client;description\n20110501;7;tea\n",
                    COLUMNS,
                    "columns.customer: no column customer (shop.csv, line 1); the file has: time, client, description");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '/',
                value = {"','", "';'", "'\t'", "'|'", "' '"})
        void partCellsWithoutAHeaderToo(String separator) {
            String text = "20110501,7,\"te a\"\n20110502,8,1.5\n".replace(",", separator);
            InvoiceLines lines =
                    read(text, "format: {header: false}\ncolumns: {time: 1, customer: 2, description: 3}\n");
            assertThat(descriptions(lines)).containsExactly("te a", "1.5");
        }

        @Test
        void withoutAHeaderMustGiveATimeWhereItBelongs() {
            InvoiceLines lines = read(
                    "7;1,5;2011-05-01;2,50\n8;1,5;2011-05-02;2,50\n",
                    "format: {header: false}\ncolumns: {customer: 1, time: 3}\n");
            assertThat(lines.customers().at(1)).isEqualTo("8");
            assertThat(written(lines, "separator")).isEqualTo("\";\" because all first lines have 3 cells and a time");
        }

        @Test
        void withoutAHeaderAreNotGuessedFromNumbersOfColumns() {
            fails(
                    "7,2011-05-01\n8,2011-05-02\n",
                    "columns: {customer: 1, time: 2}\n",
                    "columns.time: no column 2 (shop.csv, line 1); the file has: 7, 2011-05-01; for numbers of columns"
                            + " give format: {header: false}");
        }
    }

    @Nested
    class Headers {
        @Test
        void thatStandTwiceMatterOnlyWhereTheyAreMapped() {
            InvoiceLines lines = read("time,customer,memo,Memo,description,memo\n20110501,7,a,b,tea,c\n", COLUMNS);
            assertThat(lines.head(1).columnNames())
                    .containsExactly("time", "customer", "memo", "Memo (2)", "description", "memo (3)");
            fails(
                    "time;customer;description;time\n20110501;7;tea;x\n",
                    COLUMNS,
                    "columns.time: the header time stands twice (shop.csv, line 1); the file has: time, customer,"
                            + " description, time");
        }

        @Test
        void withoutANameAreNumberedWhereTheColumnHoldsAnything() {
            InvoiceLines lines =
                    read("time,customer, ,description,,\n20110501,7,,tea,,\n20110502,8,,pot,x,\n", COLUMNS);
            assertThat(lines.head(2).columnNames()).containsExactly("time", "customer", "description", "column 5");
            assertThat(lines.isUnreadable(0)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"',', ''", "'', ','", "',,', ', , '", "'', ',,,'"})
        void mayHaveMoreOrFewerEmptyColumnsAtTheEndThanTheLines(String header, String line) {
            InvoiceLines lines = read(
                    "time,customer,description" + header + "\n20110501,7,tea" + line + "\n20110501,8,pot" + line + "\n",
                    COLUMNS);
            assertThat(descriptions(lines)).containsExactly("tea", "pot");
            assertThat(lines.isUnreadable(0)).isFalse();
            assertThat(lines.head(1).columnCount()).isEqualTo(3);
        }
    }

    @Nested
    class Times {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "2011-05-01                | yyyy-M-d            | 2011-05-01 00:00",
                    "2011/05/01 8:26           | yyyy/M/d H:mm       | 2011-05-01 08:26",
                    "2011-05-01T08:26:30       | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01 08:26:30.123   | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01T08:26:30.5Z    | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01 08:26:30 -0400 | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01 08:26:30+02:00 | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01 08:26:30 UTC   | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01 08:26:30 CEST  | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-05-01T08:26Z         | yyyy-M-d'T'H:mm     | 2011-05-01 08:26",
                    "2011-05-01T08:26+02:00    | yyyy-M-d'T'H:mm     | 2011-05-01 08:26",
                    "2011/05/01 08:26:30 +0200 | yyyy/M/d H:mm:ss    | 2011-05-01 08:26:30",
                    "31.05.2011 08:26 CET      | d.M.yyyy H:mm       | 2011-05-31 08:26",
                    "5/31/2011 8:26:30 PM PST  | M/d/yyyy h:mm:ss a  | 2011-05-31 20:26:30",
                    "2011-05-01 08:26:30+02    | yyyy-MM-dd HH:mm:ss | 2011-05-01 08:26:30",
                    "2011-5-1T8:26:30          | yyyy-M-d'T'H:mm:ss  | 2011-05-01 08:26:30",
                    "2011/05/01 08:26:30.123   | yyyy/M/d H:mm:ss.SSS | 2011-05-01 08:26:30",
                    "20110501082630            | yyyyMMddHHmmss      | 2011-05-01 08:26:30",
                    "31.05.2011, 08:26         | d.M.yyyy, H:mm      | 2011-05-31 08:26",
                    "May-31-11                 | MMM-d-yy            | 2011-05-31 00:00",
                    "May 31 2011 8:26 PM       | MMM d yyyy h:mm a   | 2011-05-31 20:26",
                    "20110501                  | yyyyMMdd            | 2011-05-01 00:00",
                    "31.05.2011 08:26          | d.M.yyyy H:mm       | 2011-05-31 08:26",
                    "31/5/11                   | d/M/yy              | 2011-05-31 00:00",
                    "5/31/2011 8:26 PM         | M/d/yyyy h:mm a     | 2011-05-31 20:26",
                    "5/31/11 8:26:30am         | M/d/yy h:mm:ssa     | 2011-05-31 08:26:30",
                    "31/5/2011 8:26:30 p. m.   | d/M/yyyy h:mm:ss a  | 2011-05-31 20:26:30",
                    "5/31/2011 8:26 a.m.       | M/d/yyyy h:mm a     | 2011-05-31 08:26",
                    "2011-05-31 오후 8:26:30   | yyyy-M-d a h:mm:ss  | 2011-05-31 20:26:30",
                    "2011/05/31 午前 8:26      | yyyy/M/d a h:mm     | 2011-05-31 08:26",
                    "2011-05-31 下午8:26       | yyyy-M-d a h:mm     | 2011-05-31 20:26",
                    "31-May-2011               | d-MMM-yyyy          | 2011-05-31 00:00",
                    "9 September 2011 08:26    | d MMMM yyyy H:mm    | 2011-09-09 08:26",
                    "Sep 9, 2011               | MMM d, yyyy         | 2011-09-09 00:00",
                    "September 9 2011          | MMMM d yyyy         | 2011-09-09 00:00",
                    "201105310826              | yyyyMMddHHmm        | 2011-05-31 08:26",
                    "Tue, 31 May 2011 08:26:30 +0200 | EEE, d MMM yyyy H:mm:ss | 2011-05-31 08:26:30",
                    "tuesday, May 31, 2011     | EEEE, MMM d, yyyy   | 2011-05-31 00:00",
                    "Tue 5/31/2011 8:26 PM     | EEE M/d/yyyy h:mm a | 2011-05-31 20:26",
                    "Fri Sep  9 08:26:30 2011  | EEE MMM ppd HH:mm:ss yyyy | 2011-09-09 08:26:30",
                    "Fri Sep 09 08:26:30 CEST 2011 | EEE MMM ppd HH:mm:ss yyyy | 2011-09-09 08:26:30",
                    "Fri Sep 09 08:26:30 +0000 2011 | EEE MMM ppd HH:mm:ss yyyy | 2011-09-09 08:26:30",
                })
        void areReadByThePatternThatReadsThem(String text, String pattern, String time) {
            InvoiceLines lines = read(times(text), COLUMNS);
            assertThat(LinesTables.time(lines.seconds(0))).isEqualTo(time);
            assertThat(written(lines, "time")).startsWith(pattern + " because reads 1 of 1 different times");
        }

        @Test
        void saySoWhereTheyHaveOffsets() {
            assertThat(written(read(times("2011-05-01 08:26:30", "2011-05-01T08:26:30.25+01:00"), COLUMNS), "time"))
                    .isEqualTo(
                            "yyyy-MM-dd HH:mm:ss because reads 2 of 2 different times, as written: offsets from UTC are"
                                    + " left out");
        }

        @Test
        void areNoneWhereTheDayOfTheWeekIsAnother() {
            InvoiceLines lines = read(
                    times("Tue, 31 May 2011", "Wed, 1 Jun 2011", "Wed, 2 Jun 2011", "Sun Tzu 31", "Fri, 3 Jun 2011"),
                    COLUMNS);
            assertThat(lines.isReadable(1)).isTrue();
            assertThat(lines.isUnreadable(2)).isTrue();
            assertThat(lines.isUnreadable(3)).isTrue();
        }

        @Test
        void keepTheOffsetThatAGivenPatternReads() {
            InvoiceLines lines = read(
                    times("2011-05-01 08:26 +0200", "2011-05-01 08:26Z"),
                    COLUMNS + "format: {time: 'yyyy-MM-dd HH:mm[ xx][X]'}\n");
            assertThat(LinesTables.time(lines.seconds(0))).isEqualTo("2011-05-01 08:26");
            assertThat(lines.isReadable(1)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2011-05-01 08:26:30.",
                    "2011-05-01 08:26:30x",
                    "2011-05-01 08:26:30 +2",
                    "2011-05-01_08:26:30"
                })
        void withAnythingElseBehindThemAreNone(String text) {
            InvoiceLines lines = read(times("2011-05-01 08:26:30", "2011-05-02 08:26:30", text), COLUMNS);
            assertThat(lines.isUnreadable(2)).isTrue();
        }

        @Test
        void areReadDayFirstOrMonthFirstByDaysAboveTwelve() {
            InvoiceLines lines = read(times("01/02/2011", "12/02/2011", "13/02/2011", ""), COLUMNS);
            assertThat(lines.firstDay()).hasToString("2011-02-01");
            assertThat(written(lines, "time"))
                    .isEqualTo("d/M/yyyy because reads 3 of 3 different times, among them 13/02/2011");
            assertThat(read(times("01/02/2011", "12/02/2011", "02/13/2011"), COLUMNS)
                            .firstDay())
                    .hasToString("2011-01-02");
        }

        @Test
        void areAskedForWhereNoDayIsAboveTwelve() {
            fails(
                    times("", "01/02/2011 10:00", "12/02/2011 10:00"),
                    COLUMNS,
                    "format.time: days above 12 that tell day-month from month-day, found \"01/02/2011 10:00\""
                            + " (shop.csv, line 3, column time); give format: {time: \"d/M/yyyy H:mm\"} for 2011-02-01 or"
                            + " {time: \"M/d/yyyy H:mm\"} for 2011-01-02");
        }

        @Test
        void areAskedForWhereDaysAboveTwelveStandOnBothSides() {
            fails(
                    times("13.02.2011", "14.02.2011", "02.13.2011"),
                    COLUMNS,
                    "format.time: days above 12 that tell day-month from month-day, found \"02.13.2011\" and"
                            + " \"13.02.2011\" (shop.csv, line 4, column time); give format: {time: \"d.M.yyyy\"} or"
                            + " {time: \"M.d.yyyy\"} for 2011-02-13");
        }

        @Test
        void areThoseOfTheDescriptionFileWhateverIsWritten() {
            InvoiceLines lines = read(times("01/02/2011"), "format: {time: M/d/yyyy}\n" + COLUMNS);
            assertThat(lines.firstDay()).hasToString("2011-01-02");
            assertThat(written(lines, "time")).isEqualTo("M/d/yyyy because given");
        }

        @Test
        void ofTheUsualPatternStayWhereOthersAreFewer() {
            InvoiceLines lines = read(times("2011-05-01 10:00:00", "2011-05-02 10:00:00", "13/05/2011"), COLUMNS);
            assertThat(lines.isUnreadable(2)).isTrue();
            assertThat(written(lines, "time")).isEqualTo("yyyy-MM-dd HH:mm:ss because reads 2 of 3 different times");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yesterday",
                    "2011-05",
                    "2011-05-01T08:26 Zulu",
                    "2011-05-01 08:26.5",
                    "5/2011",
                    "99999999",
                    "10:00"
                })
        void thatNoPatternReadsAreNotGuessed(String text) {
            fails(
                    times(text),
                    COLUMNS,
                    "1 of 1 lines cannot be read: no time in \"" + text + "\" (shop.csv, line 2, column time);"
                            + " format.time is yyyy-MM-dd HH:mm:ss");
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "12.50     | 1234      | 12.5    | 1234    | .  because as in 12.50     | - because default",
                    "12,50     | 1234      | 12.5    | 1234    | ,  because as in 12,50     | - because default",
                    "1.234,56  | 2         | 1234.56 | 2       | ,  because as in 1.234,56  | .  because as in 1.234,56",
                    "1,234.56  | 2         | 1234.56 | 2       | .  because as in 1,234.56  | ,  because as in 1,234.56",
                    "1 234,56  | 2         | 1234.56 | 2       | ,  because as in 1 234,56  | _ because as in 1 234,56",
                    "1,23,456.50 | 12,34,567 | 123456.5 | 1234567 | .  because as in 1,23,456.50 | ,  because as in 1,23,456.50",
                    "1'234.56  | -2'000    | 1234.56 | -2000   | .  because as in 1'234.56  | ' because as in 1'234.56",
                    "2,5       | 1.234     | 2.5     | 1234    | ,  because as in 2,5       | .  because as in 1.234",
                    "2.5       | 1,234     | 2.5     | 1234    | .  because as in 2.5       | ,  because as in 1,234",
                    "0.125     | 1.234     | .125    | 1.234   | .  because as in 0.125     | - because default",
                    "1.234.567 | 1.234     | 1234567 | 1234    | ,  because as in 1.234.567 | .  because as in 1.234.567",
                    "1234,567  | 1         | 1234.567 | 1      | ,  because as in 1234,567  | - because default",
                    "10        | 12        | 10      | 12      | .  because default         | - because default",
                })
        void showTheirMarks(String one, String two, double a, double b, String decimal, String thousands) {
            InvoiceLines lines = read(numbers(one, two), PRICED);
            assertThat(prices(lines)).containsExactly(a, b);
            assertThat(written(lines, "decimal")).isEqualTo("\"" + decimal.replaceFirst(" +because", "\" because"));
            assertThat(written(lines, "thousands").replace("\"\"", "\"-\"").replace("\" \"", "\"_\""))
                    .isEqualTo("\"" + thousands.replaceFirst(" +because", "\" because"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u00A0", "\u202F", "\u2009", " "})
        void mayHaveBlanksOfAnyKindBetweenThousands(String blank) {
            assertThat(prices(read(numbers("1" + blank + "234" + blank + "567,5"), PRICED)))
                    .containsExactly(1_234_567.5);
        }

        @Test
        void mayHaveATypographicApostropheBetweenThousands() {
            assertThat(prices(read(numbers("1\u2019234.5"), PRICED))).containsExactly(1234.5);
        }

        @Test
        void thatCanBeReadInTwoWaysAreAskedFor() {
            fails(
                    numbers("5", "1,234"),
                    PRICED,
                    "format.decimal: a number that tells decimals from thousands, found only such as \"1,234\" (shop.csv,"
                            + " line 3, column price); give format: {decimal: \",\"} for 1.234 or {thousands: \",\"} for"
                            + " 1234");
            fails(
                    numbers("1.234", "5"),
                    PRICED,
                    "format.decimal: a number that tells decimals from thousands, found only such as \"1.234\" (shop.csv,"
                            + " line 2, column price); give format: {decimal: \".\"} for 1.234 or {thousands: \".\"} for"
                            + " 1234");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "decimal: \",\"                  | 1,234 | 1.234",
                    "thousands: \",\"                | 1,234 | 1234",
                    "decimal: \".\"                  | 1.234 | 1.234",
                    "thousands: \".\"                | 1.234 | 1234",
                    "decimal: \",\"                  | 1.234 | 1234",
                    "decimal: \",\", thousands: \".\" | 1.234,5 | 1234.5",
                })
        void areReadAsTheDescriptionFileSays(String given, String text, double value) {
            assertThat(prices(read(numbers(text), "format: {" + given + "}\n" + PRICED)))
                    .containsExactly(value);
        }

        @Test
        void withoutMarksBetweenThousandsAsGivenHaveNone() {
            InvoiceLines lines =
                    read(numbers("1.234,5", "1,5", "2,5"), "format: {decimal: \",\", thousands: \"\"}\n" + PRICED);
            assertThat(lines.isUnreadable(0)).isTrue();
            assertThat(prices(lines).get(1)).isEqualTo(1.5);
        }

        @Test
        void thatShowBothDecimalMarksKeepTheUsualOne() {
            InvoiceLines lines = read(numbers("1.5", "2.5", "3,5"), PRICED);
            assertThat(lines.isUnreadable(2)).isTrue();
            assertThat(written(lines, "decimal")).isEqualTo("\".\" because default");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"1.23,5", "1,2,3", "1.234.56,7", "12.3456,1", ",", "1,5,", "1'23,5", "x1,5", "1.234 567,5"})
        void withMarksInOddPlacesAreNotRead(String text) {
            InvoiceLines lines = read(numbers("1.234,56", "2,5", "3,5", text), PRICED);
            assertThat(lines.isUnreadable(3)).isTrue();
            assertThat(prices(lines).subList(0, 3)).containsExactly(1234.56, 2.5, 3.5);
        }

        @Test
        void haveLeastAndGreatestByTheirValue() {
            InvoiceLines lines = read(numbers("1.234,56", "9,5"), PRICED);
            assertThat(lines.columns()
                            .where(t -> t.stringColumn("field").isEqualTo("price"))
                            .stringColumn("max")
                            .get(0))
                    .isEqualTo("1.234,56");
        }
    }

    @Nested
    class Currencies {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "£2.55       | 2.55    | £2.55",
                    "£ 2.55      | 2.55    | £ 2.55",
                    "2,55 €      | 2.55    | 2,55 €",
                    "2,55€       | 2.55    | 2,55€",
                    "$1,234.50   | 1234.5  | $1,234.50",
                    "US$12.50    | 12.5    | US$12.50",
                    "1.234,50 EUR | 1234.5 | 1.234,50 EUR",
                    "EUR 3       | 3       | EUR 3",
                    "CHF 1'234.50 | 1234.5 | CHF 1'234.50",
                    "99,90 kr    | 99.9    | 99,90 kr",
                    "1 234,50 zł | 1234.5  | 1 234,50 zł",
                    "-£2.55      | -2.55   | -£2.55",
                    "£-2.55      | -2.55   | £-2.55",
                    "£2.55-      | -2.55   | £2.55-",
                    "(£2.55)     | -2.55   | (£2.55)",
                    "₹ 2.50      | 2.5     | ₹ 2.50",
                    "10,50 TL    | 10.5    | 10,50 TL",
                    "2,000.00円  | 2000    | 2,000.00円",
                })
        void areLeftOutOfNumbersAndReported(String price, double number, String found) {
            InvoiceLines lines = read(numbers(price), PRICED);
            assertThat(prices(lines)).containsExactly(number);
            assertThat(written(lines, "currency")).endsWith(" is left out of numbers, as in " + found);
        }

        @ParameterizedTest
        @CsvSource({"(2.55), -2.55", "2.55-, -2.55", "−2.55, -2.55", "(1 234.50), -1234.5"})
        void areNotNeededForAMinusAnywhere(String price, double number) {
            InvoiceLines lines = read(numbers(price), PRICED);
            assertThat(prices(lines)).containsExactly(number);
            assertThatThrownBy(() -> written(lines, "currency")).hasMessage("no key currency");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "£",
                    "£x",
                    "(2.55",
                    "2.55)",
                    "-(2.55)",
                    "-2.55-",
                    "£2.55 €",
                    "ABC 3",
                    "3 pcs",
                    "3%",
                    "3 % ",
                    "£3%",
                    "£2.5.5",
                    "£ 2 .5",
                    "()",
                    "1 000 000 000 000 000 000 000 000 000 000 000 000 €"
                })
        void mayHideNoNumber(String price) {
            InvoiceLines lines = read(numbers("2.55", "3.50", price), PRICED);
            assertThat(lines.isUnreadable(2)).isTrue();
        }

        @Test
        void tellMarksAsPlainNumbersDo() {
            assertThat(prices(read(numbers("£1,234", "£2.50"), PRICED))).containsExactly(1234.0, 2.5);
            fails(
                    numbers("£1,234"),
                    PRICED,
                    "format.decimal: a number that tells decimals from thousands, found only such as \"£1,234\" (shop.csv,"
                            + " line 2, column price); give format: {decimal: \",\"} for £1.234 or {thousands: \",\"} for"
                            + " £1234");
        }

        @Test
        void ofTwoKindsAreNotAdded() {
            fails(
                    numbers("£2.55", "£3.00", "$2.55"),
                    PRICED,
                    "currency: numbers of one currency, found \"£2.55\" and \"$2.55\" (shop.csv, line 4, column price);"
                            + " sums of several mean nothing; convert them, or read each currency by itself");
        }

        @Test
        void areReportedWhereMarksAreGiven() {
            InvoiceLines lines = read(numbers("£2.55"), PRICED + "format: {decimal: \".\", thousands: \"\"}\n");
            assertThat(written(lines, "currency")).isEqualTo("£ because £ is left out of numbers, as in £2.55");
        }
    }

    @Nested
    class Report {
        @Test
        void namesEachKeyInTheOrderOfTheContract() {
            InvoiceLines lines = read(times("31.05.2011"), "format: {quote: \"'\"}\n" + COLUMNS);
            assertThat(lines.format().stringColumn("format").asList())
                    .containsExactly(
                            "charset", "separator", "quote", "time", "decimal", "thousands", "header", "skipLines");
            assertThat(written(lines, "quote")).isEqualTo("\"'\" because given");
            assertThat(written(lines, "header")).isEqualTo("true because default");
        }

        @Test
        void standsInTheFiguresWithTheValuesUsed() {
            Map<String, Object> figures = read(times("31.05.2011"), COLUMNS).metrics();
            assertThat(figures.get("format"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsEntry("separator", ";")
                    .containsEntry("time", "d.M.yyyy")
                    .containsEntry("decimal", ".");
            assertThat(figures.get("format_detected"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("separator", "quote", "skipLines", "time");
        }

        @Test
        void makesADescriptionThatReadsTheSameWithoutDetection() {
            InvoiceLines lines = read(numbers("1.234,56", "2,5"), PRICED);
            StringBuilder yaml = new StringBuilder("format:\n");
            lines.format().forEach(row -> yaml.append("  ")
                    .append(row.getString("format"))
                    .append(": ")
                    .append(row.getString("value"))
                    .append("\n"));
            InvoiceLines again = read(numbers("1.234,56", "2,5"), yaml + PRICED);
            assertThat(prices(again)).isEqualTo(prices(lines));
            assertThat(again.format().stringColumn("because").asList()).containsOnly("given");
        }
    }

    /** The table in {@code docs/description-file.md}. */
    @ParameterizedTest
    @MethodSource("documented")
    void whatIsAskedForReadsAsTheDocumentSays(String what, String cells, String answer) {
        String[] texts = cells.split("`, `");
        boolean times = what.equals("times");
        fails(times ? times(texts) : numbers(texts), times ? COLUMNS : PRICED, answer);
    }

    static Stream<Arguments> documented() throws IOException {
        String document = Files.readString(Path.of("docs", "description-file.md"));
        List<Arguments> rows = Pattern.compile(
                        "^\\| (times|prices) `(.+)` \\| (.+\\(shop.csv.+) \\|$", Pattern.MULTILINE)
                .matcher(document)
                .results()
                .map(row ->
                        Arguments.of(row.group(1), row.group(2), row.group(3).replace("`", "")))
                .toList();
        assertThat(rows).hasSize(4);
        return rows.stream();
    }

    @Nested
    class Odd {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "time,customer,description\n",
                    "\uFEFFtime;customer;description",
                    "time description customer\n\n"
                })
        void isAHeaderAlone(String text) {
            fails(text, COLUMNS, "file: a header and no line below it (shop.csv)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\uFEFF", "\uFEFF\r\n", "", "\n\n"})
        void isAFileOfNothingInAnyCharset(String text) {
            for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
                byte[] bytes = text.startsWith("\uFEFF") ? text.getBytes(charset) : text.getBytes(UTF_8);
                fails(bytes, COLUMNS, "file: no line in it (shop.csv); needs a header and lines");
            }
        }

        @Test
        void isAFileOfZeros() {
            fails(new byte[1 << 20], COLUMNS, "file: a header and no line below it (shop.csv)");
            byte[] lines = new byte[1 << 20];
            Arrays.fill(lines, 1 << 19, 1 << 20, (byte) '\n');
            lines[lines.length - 1] = 0;
            assertThatThrownBy(() -> read(lines, COLUMNS))
                    .isInstanceOf(DataException.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .startsWith(
                                    "columns.description: no column description (shop.csv, line 1); the file has:  ")
                            .endsWith("…; is format.separator right?")
                            .hasSizeLessThan(700));
        }

        @Test
        void isALineWithAZeroInIt() {
            InvoiceLines lines = read("time,customer,description\n20110501,7,t\u0000a\n20110502,\u0000,tea\n", COLUMNS);
            assertThat(descriptions(lines)).containsExactly("t\u0000a", "tea");
        }

        @Test
        void isAFileOfOneColumn() {
            fails(
                    "time\n2011-05-01\n",
                    "columns: {time: time, customer: customer}\n",
                    "columns.customer: no column customer (shop.csv, line 1); the file has: time; is format.separator"
                            + " right?");
        }

        @Test
        void isALineThatNeverEnds() {
            String text = "time,customer,description\n20110501,7," + "x".repeat(1 << 20) + "\n";
            assertThat(descriptions(read(text, COLUMNS)).get(0)).hasSize(1 << 20);
            assertThatThrownBy(() -> read("x".repeat(1 << 20), COLUMNS))
                    .isInstanceOf(DataException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        }

        @Test
        void isAQuoteInThePreambleThatIsNeverClosed() {
            assertThat(descriptions(read("\"Sales\ntime,customer,description\n20110501,7,tea\n", COLUMNS)))
                    .containsExactly("tea");
        }
    }

    @Nested
    class RealFiles {
        /** Figures by {@code awk '{n += $4; m += $5} END {print NR, n, m}'}; the master file's are published with it. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "cdnow-sample.txt | 6919  | 2357  | format: {header: false}↵columns: {customer: 1, time: 3, quantity: 4, amount: 5}",
                    "cdnow-master.txt | 69659 | 23570 | columns: {customer: customer_id, time: date, quantity: number_of_cds, amount: dollar_value}",
                })
        void ofCdnowNeedFourLines(String file, int size, int customers, String yaml) throws IOException {
            Path data = SharedData.file(file).toAbsolutePath();
            Files.writeString(
                    folder.resolve("cdnow.yaml"), "name: cdnow\nfile: " + data + "\n" + yaml.replace("↵", "\n") + "\n");
            InvoiceLines lines = InvoiceLines.read(Dataset.read(folder.resolve("cdnow.yaml")));
            assertThat(lines.size()).isEqualTo(size);
            assertThat(lines.distinct(Field.CUSTOMER)).isEqualTo(customers);
            assertThat(IntStream.range(0, size).filter(lines::isUnreadable)).isEmpty();
            assertThat(lines.firstDay()).hasToString("1997-01-01");
            assertThat(lines.lastDay()).hasToString("1998-06-30");
            assertThat(written(lines, "time")).startsWith("yyyyMMdd because reads ");
            if (size == 69_659) {
                assertThat(IntStream.range(0, size).mapToDouble(lines::amount).sum())
                        .isCloseTo(2_500_315.63, org.assertj.core.api.Assertions.within(.005));
            }
        }
    }
}
