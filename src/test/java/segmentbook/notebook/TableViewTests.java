package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.columns.Columns;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

class TableViewTests {

    private static String plain(tech.tablesaw.columns.Column<?>... columns) {
        return TableView.of(Table.create("", columns)).plain();
    }

    private static Table rows(int count) {
        return Table.create("T", IntColumn.create("n", IntStream.range(0, count).toArray()));
    }

    @Nested
    class AsHtml {
        @Test
        void setsNumbersToTheRightAndTextToTheLeftWithoutAStyleSheet() {
            Table table = Table.create(
                    "Segments", StringColumn.create("segment", "New"), IntColumn.create("n", new int[] {67}));
            assertThat(TableView.of(table).html()).isEqualTo("""
                            <table>
                            <caption>Segments</caption>
                            <thead>
                            <tr><th align="left" style="text-align: left">segment</th>\
                            <th align="right" style="text-align: right">n</th></tr>
                            </thead>
                            <tbody>
                            <tr><td align="left" style="text-align: left">New</td>\
                            <td align="right" style="text-align: right">67</td></tr>
                            </tbody>
                            </table>""");
        }

        @Test
        void hasNoCaptionWithoutAName() {
            assertThat(TableView.of(Table.create("", IntColumn.create("n", new int[] {1})))
                            .html())
                    .doesNotContain("caption");
        }

        @Test
        void keepsDatesAndMonthsOnOneLine() {
            String kept = TableView.of(Table.create(StringColumn.create("d", "2025-09", "2025-09-13")))
                    .html();
            String other = TableView.of(Table.create(StringColumn.create("d", "2025-09 to 2025-10", "A-2025-09", "")))
                    .html();
            assertThat(kept).contains("nowrap\">2025-09</td>", "nowrap\">2025-09-13</td>");
            assertThat(other).doesNotContain("nowrap");
        }

        @Test
        void showsMarkupInDataLetterByLetter() {
            Table table = Table.create("<i>", StringColumn.create("a&b", "<script>alert(\"1\")</script>", "$x$"));
            assertThat(TableView.of(table).html())
                    .contains("<caption>&lt;i&gt;</caption>", ">a&amp;b</th>")
                    .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;")
                    .contains("<span>$</span>x<span>$</span>")
                    .doesNotContain("<script");
        }
    }

    @Nested
    class OfALongTable {
        @ParameterizedTest
        @CsvSource({
            "0, 0, ''",
            "30, 30, ''",
            "50, 50, ''",
            "51, 10, '10 of 51 rows; to see more: .table().first(50), behind a table .first alone'",
            "4338, 10, '10 of 4,338 rows; to see more: .table().first(50), behind a table .first alone'"
        })
        void showsTheFirstRowsAndSaysHowManyThereAre(int rows, int shown, String footer) {
            TableView view = TableView.of(rows(rows));
            assertThat(view.rows()).isEqualTo(shown);
            assertThat(view.footer()).isEqualTo(footer);
            assertThat(view.html().split("<td ", -1)).hasSize(shown + 1);
            assertThat(view.html().endsWith(footer.isEmpty() ? "</table>" : "<p>" + footer + "</p>"))
                    .isTrue();
        }
    }

    @Nested
    class AsText {
        @Test
        void showsATimeToTheMinuteOrSecond() {
            assertThat(plain(DateTimeColumn.create(
                            "time",
                            LocalDateTime.of(2024, 1, 2, 8, 16),
                            LocalDateTime.of(2024, 1, 2, 8, 16, 5, 123_456_789))))
                    .isEqualTo("time\n2024-01-02 08:16\n2024-01-02 08:16:05");
        }

        @Test
        void alignsColumns() {
            assertThat(plain(StringColumn.create("name", "a", "longer"), IntColumn.create("n", 1000, 2)))
                    .isEqualTo("name        n\na       1,000\nlonger      2");
        }
    }

    @Nested
    class OfDecimalNumbers {
        @ParameterizedTest
        @CsvSource({
            "1, 2, '1|2'",
            "1.5, 2, '1.50|2.00'",
            "280206.02, 0.333333, '280,206.02|0.33'",
            "0.7462, 0.0001, '0.746|0.000'",
            "0.0123456, 0, '0.0123|0.0000'",
            "0.000000001, 0, '0.000000|0.000000'",
            "-0.001, 5.5, '0.00|5.50'",
            "1e15, 0.5, '1,000,000,000,000,000.00|0.50'",
        })
        void givesAColumnOneNumberOfDigits(double first, double second, String shown) {
            assertThat(CellText.of(DoubleColumn.create("x", first, second), 2)).containsExactly(shown.split("\\|"));
        }

        @Test
        void isTheSameInEveryLocale() {
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.GERMANY);
                assertThat(CellText.of(DoubleColumn.create("x", 1234.5), 1)).containsExactly("1,234.50");
                assertThat(CellText.of(FloatColumn.create("x", new float[] {1.25f}), 1))
                        .containsExactly("1.25");
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        void writesYearsWithoutAComma() {
            Table years = Columns.<Double>none()
                    .number("born", "", true, each -> each)
                    .table("t", List.of(1973.0, 1969.5));
            assertThat(CellText.of(years.column(0), 2)).containsExactly("1973", "1969.5");
        }

        @Test
        void leavesAColumnsOwnFormatterAlone() {
            DoubleColumn money = DoubleColumn.create("x", 8911407.9);
            money.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(1));
            assertThat(CellText.of(money, 1)).containsExactly("8,911,407.9");
        }
    }

    @Test
    void leavesMissingCellsEmpty() {
        IntColumn ints = IntColumn.create("n", 1, 2);
        ints.setMissing(1);
        assertThat(CellText.of(ints, 2)).containsExactly("1", "");
        assertThat(CellText.of(DoubleColumn.create("x", 1.5, Double.NaN), 2)).containsExactly("1.50", "");
        assertThat(CellText.of(StringColumn.create("s", "", "b"), 2)).containsExactly("", "b");
    }

    @Test
    void showsDatesAndTruthAsTheyAre() {
        assertThat(CellText.of(DateColumn.create("d", LocalDate.of(2011, 12, 9)), 1))
                .containsExactly("2011-12-09");
        assertThat(CellText.of(BooleanColumn.create("b", true), 1)).containsExactly("true");
    }

    @Test
    void keepsHostileTextOnOneShortLine() {
        String hostile = "a\r\nb\t" + "x".repeat(1000);
        assertThat(CellText.of(StringColumn.create("s", hostile), 1))
                .singleElement()
                .asString()
                .startsWith("a b x")
                .hasSize(200)
                .endsWith("…");
    }
}
