package segmentbook.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static segmentbook.customers.MemberTable.counts;
import static segmentbook.customers.MemberTable.lines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.SharedData;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.Fill;
import segmentbook.features.OneHot;
import segmentbook.features.Standardise;
import segmentbook.transactions.SecretShop;

class CustomersTests {
    private static final double NO = Double.NaN;

    private final Path folder;

    CustomersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static CustomerTable encoded(Customers customers, int min) {
        CustomerTable table = customers.customerTable();
        for (String name : customers.customerTable().names(Column.Kind.WORDS)) {
            table = OneHot.fit(table, name, min).apply(table);
        }
        return table;
    }

    private static List<String> names(CustomerTable table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private Customers read(String text, String more) {
        return MemberTable.read(folder, text, MemberTable.COLUMNS + more);
    }

    private Customers read(String text) {
        return read(text, "");
    }

    @Nested
    class ReadByHand {
        /** Every kind of dirt once or twice, on lines 2 to 12. */
        private static final String TEXT = """
                id;Age;Income;Gender;News
                10;34;1.234,50;F;yes
                2.0;n/a;2.000,00;f ;1
                3;999;3.000,00; M;no
                3;41;3.000,00;M;0
                4;abc;10,50;m;true
                5;;;F;
                5;;;F;
                ;22;1,00;M;no
                6;30;5,00;M;no;x
                7;52;9,00;Non  binary;?
                8;29;9,00;non binary;No
                """;

        private final Customers customers = read(
                TEXT,
                "limits: {age: [0, 110], ratio: [0, 20]}\n" + "derive: {ratio: income / age, logged: log(ratio)}\n");

        @Test
        void rowsAreInTheOrderOfIdsAndEachCustomerHasOne() {
            assertThat(customers.customerTable().ids()).containsExactly("2", "3", "4", "5", "7", "8", "10");
        }

        @Test
        void numbersHaveTheMarksOfTheFileAndGaps() {
            assertThat(customers.customerTable().numbers("age")).containsExactly(NO, 41, NO, NO, 52, 29, 34);
            assertThat(customers.customerTable().numbers("income")).containsExactly(2000, 3000, 10.5, NO, 9, 9, 1234.5);
            assertThat(customers.customerTable().missing("age")).isEqualTo(3);
        }

        @Test
        void wordsHaveOneSpelling() {
            assertThat(customers.customerTable().words("gender"))
                    .containsExactly("F", "M", "M", "F", "Non binary", "Non binary", "F");
            assertThat(customers.customerTable().words("news"))
                    .containsExactly("yes", "no", "yes", "", "", "no", "yes");
            assertThat(customers.customerTable().missing("news")).isEqualTo(2);
        }

        @Test
        void whatIsComputedFollowsTheNumbers() {
            assertThat(customers.customerTable().numbers("ratio"))
                    .containsExactly(NO, NO, NO, NO, 9.0 / 52, 9.0 / 29, NO);
            assertThat(customers.customerTable().numbers("logged")[4]).isEqualTo(StrictMath.log(9.0 / 52));
        }

        @Test
        void theLedgerTellsWhatWasKeptAndChanged() {
            assertThat(lines(customers.ledger())).isEqualTo("""
                    read | rows | 11 |\s
                    left out | rows | 1 | another number of cells
                    left out | rows | 1 | customer missing
                    left out | rows | 1 | repeats another row of the customer
                    left out | rows | 1 | contradicts a fuller row of the customer
                    kept | rows | 7 |\s
                    missing in the file | age | 2 |\s
                    made missing | age | 1 | no number
                    missing in the file | income | 1 |\s
                    put into one spelling | gender | 4 | "Non  binary" is Non binary, "f " is F, "m" is M, …
                    missing in the file | news | 2 |\s
                    put into one spelling | news | 4 | "0" is no, "1" is yes, "No" is no, …
                    computed | ratio | 4 | income / age
                    made missing | ratio | 2 | outside of 0 to 20
                    computed | logged | 2 | log(ratio)
                    """);
        }

        @Test
        void findingsCountRawRowsEachCheckOnItsOwn() {
            assertThat(counts(customers))
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("unreadable", 1),
                            Map.entry("customer_missing", 1),
                            Map.entry("duplicate", 1),
                            Map.entry("contradictory", 1),
                            Map.entry("decimal_id", 1),
                            Map.entry("unreadable_age", 1),
                            Map.entry("implausible_age", 1),
                            Map.entry("missing_age", 3),
                            Map.entry("missing_income", 2),
                            Map.entry("spelling_gender", 5),
                            Map.entry("spelling_news", 4),
                            Map.entry("missing_news", 3),
                            Map.entry("implausible_ratio", 2)));
            assertThat(customers.findings().stream().map(each -> each.words() + " " + each.places()))
                    .contains(
                            "age that is no number [line 6, Age: abc]",
                            "age outside of 0 to 110 [line 4, Age: 999]",
                            "row that contradicts another one of the customer [line 4, id: 3]",
                            "ratio outside of 0 to 20 [3: 73.17, 10: 36.31]");
        }

        @Test
        void theSummaryHasARowAnAttribute() {
            assertThat(customers.summary().stringColumn("values").asList())
                    .containsExactly(
                            "29 to 52, median 37.5",
                            "9 to 3,000, median 622.5",
                            "0.1731 to 0.3103, median 0.2417",
                            "-1.754 to -1.17, median -1.462",
                            "F 43 %, M 29 %, Non binary 29 %",
                            "yes 60 %, no 40 %");
            assertThat(customers.summary().intColumn("known").asList()).containsExactly(4, 6, 2, 2, 7, 5);
        }

        /** What kind of answer surveys give to the number of children: a plus alone and one before the number are none. */
        @Test
        void soMuchOrMoreCountsAsTheLeastThatItCanBe() {
            Customers some = MemberTable.read(
                    folder,
                    "id,Kids,Income\n1,0,1\n2,3+,2\n3, 3+ ,3\n4,+,4\n5,3++,5\n6,+2,6\n",
                    "columns: {customer: id, numeric: {kids: Kids, income: Income}}\n");
            assertThat(some.customerTable().numbers("kids")).containsExactly(0, 3, 3, NO, NO, 2);
            assertThat(some.findings().stream().map(each -> each.words() + " " + each.places()))
                    .contains(
                            "kids that is so much or more [line 3, Kids: 3+, line 4, Kids: 3+]",
                            "kids that is no number [line 5, Kids: +, line 6, Kids: 3++]");
            assertThat(lines(some.ledger())).contains("taken as the least it can be | kids | 2 | \n");
        }

        @Test
        void aColonPartsAShareFromAWordThatEndsWithADigit() {
            assertThat(MemberTable.read(
                                    folder,
                                    "id,Member\n1,0\n2,1\n3,0\n",
                                    "columns: {customer: id, categorical: {member: Member}}\n")
                            .summary()
                            .stringColumn("values")
                            .asList())
                    .containsExactly("0: 67 %, 1: 33 %");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1956,1990,1969 | 1956 to 1990, median 1969",
                    "1893,,1996     | 1893 to 1996, median 1945",
                    "1956,,1969     | 1956 to 1969, median 1963",
                    "1956,1990,2969 | 1,956 to 2,969, median 1,990",
                    "1956,1990.5,1969 | 1,956 to 1,991, median 1,969",
                    "1956,1956,1956 | 1,956 to 1,956, median 1,956"
                })
        void yearsHaveNoComma(String born, String values) {
            String[] each = born.split(",");
            var read = MemberTable.read(
                    folder,
                    "id,Born\n1," + each[0] + "\n2," + each[1] + "\n3," + each[2] + "\n",
                    "columns: {customer: id, numeric: {born: Born}}\n");
            assertThat(read.summary().stringColumn("values").get(0)).isEqualTo(values);
        }

        @ParameterizedTest
        @ValueSource(strings = {"12.5%,7%,100 %", "12.5%,7,100"})
        void aPercentSignIsLeftOut(String rates) {
            String[] each = rates.split(",");
            String rows = IntStream.range(0, 3)
                    .mapToObj(i -> i + "," + each[i] + "\n")
                    .collect(Collectors.joining());
            Customers read =
                    MemberTable.read(folder, "id,Rate\n" + rows, "columns: {customer: id, numeric: {rate: Rate}}\n");
            assertThat(read.customerTable().numbers("rate")).containsExactly(12.5, 7, 100);
        }

        @Test
        void theFormatIsToldWithoutTimes() {
            assertThat(customers.format().stringColumn("format").asList())
                    .containsExactly("charset", "separator", "quote", "decimal", "thousands", "header", "skipLines");
        }
    }

    @Nested
    class Spelling {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "f,F,F                 | F,F,F",
                    "f,F                   | F,F",
                    " a  b ,A B,a b        | a b,a b,a b",
                    "1,1.0,2               | 1,1,2",
                    "yes,NO,Yes,no         | Yes,NO,Yes,NO",
                    "1,0,1                 | 1,0,1",
                    "1,no,true             | yes,no,yes",
                    "y,n,maybe             | y,n,maybe",
                    "f,m,F                 | F,m,F",
                    "t,y,1                 | t,y,1",
                    "NA,n/a,?,-,#N/A,null  | NA,,,,,",
                    "f,NA,m,na             | f,,m,",
                    "DE,NA,US,n/a          | DE,NA,US,",
                    "EMEA,NA,APAC          | EMEA,NA,APAC",
                    "yes,no,na             | yes,no,",
                    "Ä,ä,ä                 | ä,ä,ä",
                    "İ,i                   | İ,i",
                })
        void differsInCaseAndSpacesOnly(String written, String seen) {
            StringBuilder text = new StringBuilder("id,Gender\n");
            int row = 0;
            for (String word : written.split(",", -1)) {
                text.append(row++).append(",\"").append(word).append("\"\n");
            }
            Customers customers = MemberTable.read(
                    folder, text.toString(), "columns: {customer: id, categorical: {gender: Gender}}\n");
            assertThat(String.join(",", customers.customerTable().words("gender")))
                    .isEqualTo(seen);
        }

        @Test
        void lettersOfAnotherCharsetAreAWarning() {
            Customers customers = MemberTable.read(
                    folder,
                    "id,City\n1,KÃ¶ln\n2,Köln\n3,M\uFFFDnchen\n",
                    "columns: {customer: id, categorical: {city: City}}\n");
            assertThat(customers.findings().stream().map(each -> each.words() + " " + each.places()))
                    .containsExactly("city with letters lost or read in another charset "
                            + "[line 2, City: \"KÃ¶ln\", line 4, City: \"M\uFFFDnchen\"]");
        }
    }

    @Nested
    class FarOut {
        private Customers ages(String ages) {
            String text = IntStream.range(0, ages.split(",").length)
                    .mapToObj(i -> i + "," + ages.split(",")[i].strip())
                    .collect(Collectors.joining("\n", "id,Age\n", "\n"));
            return MemberTable.read(folder, text, "columns: {customer: id, numeric: {age: Age}}\n");
        }

        /** Quartiles of 1, 2, 3, 4, 100 are 2 and 4: 5 above is 7. Median 3, MAD 1: 3 - and + 3.5 / .6745. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1,2,3,4,100   | QUARTILES | 4 | above 7: 1.5 interquartile ranges beyond the quartiles",
                    "1,2,3,4,7     | QUARTILES |   | above 7: 1.5 interquartile ranges beyond the quartiles",
                    "1,2,3,4,100   | ROBUST_Z  | 4 | above 8.189: robust z beyond 3.5",
                    "1,2,3,4,8     | ROBUST_Z  |   | above 8.189: robust z beyond 3.5",
                    "5,5,5,5,6     | QUARTILES | 4 | below 5 or above 5: 1.5 interquartile ranges beyond the quartiles",
                    "5,5,5,5,5,5,6 | ROBUST_Z  | 6 | below 4.373 or above 5.627: robust z beyond 3.5",
                    "5,5,5,5       | ROBUST_Z  |   | below 5 or above 5: robust z beyond 3.5",
                    "7             | ROBUST_Z  |   | below 7 or above 7: robust z beyond 3.5",
                    "-9,1,2,3,4    | QUARTILES | 0 | below -2 or above 6: 1.5 interquartile ranges beyond the quartiles",
                    "1,,2,3,4,100  | QUARTILES | 5 | above 7: 1.5 interquartile ranges beyond the quartiles",
                })
        void isFlaggedAndStays(String ages, OutlierRule rule, String rows, String by) {
            Customers customers = ages(ages);
            Customers flagged = customers.flagged(rule, "age");
            assertThat(IntStream.range(0, flagged.customerTable().size())
                            .filter(row -> flagged.isOutlier("age", row))
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(",")))
                    .isEqualTo(rows == null ? "" : rows);
            int count = rows == null ? 0 : 1;
            assertThat(lines(flagged.ledger())).endsWith("flagged as far out | age | " + count + " | " + by + "\n");
            assertThat(flagged.customerTable().numbers("age"))
                    .isEqualTo(customers.customerTable().numbers("age"));
            assertThat(flagged.table().column("age far out").size())
                    .isEqualTo(customers.customerTable().size());
        }

        @Test
        void aRareYesIsNoWarning() {
            List<String> ages = new ArrayList<>(Collections.nCopies(200, "0"));
            ages.set(7, "1");
            assertThat(ages(String.join(",", ages)).findings()).isEmpty();
        }

        /** Of 200 values from 1 to 20 these are in place of the first, so that up to two are one in a hundred. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1000000          | line 2, Age: 1000000",
                    "-9000            | line 2, Age: -9000",
                    "1000000, 2000000 | line 2, Age: 1000000, line 3, Age: 2000000",
                    "1000000, 2000000, 3000000 |",
                    "100              |",
                    "20               |"
                })
        void valuesThatAloneDecideDistancesAreAWarning(String first, String places) {
            List<String> ages =
                    IntStream.range(0, 200).mapToObj(i -> "" + (1 + i % 20)).collect(Collectors.toList());
            List<String> apart = List.of(first.split(", "));
            Collections.copy(ages, apart);
            var findings = ages(String.join(",", ages)).findings();
            assertThat(findings.stream().map(each -> each.words() + " " + each.places() + " " + each.action()))
                    .containsExactlyElementsOf(Stream.ofNullable(places)
                            .map(each -> "age of which these few decide all distances [" + each
                                    + "] kept; set limits or features.transform: yeo-johnson")
                            .toList());
        }
    }

    @Nested
    class Encoded {
        private final Customers customers = read("""
                id,Age,Income,Gender,News
                1,10,1,M,a
                2,20,2,F,b
                3,60,3,M,
                4,30,4,F,a
                5,40,5,X,
                """);

        @Test
        void everyCategoryIsAColumnInAlphabeticalOrder() {
            CustomerTable encoded = encoded(customers, 1);
            assertThat(names(encoded))
                    .containsExactly(
                            "age", "income", "gender=F", "gender=M", "gender=X", "news=a", "news=b", "news missing");
            assertThat(encoded.numbers("gender=F")).containsExactly(0, 1, 0, 1, 0);
            assertThat(encoded.numbers("news missing")).containsExactly(0, 0, 1, 0, 1);
        }

        @Test
        void rareCategoriesArePooled() {
            CustomerTable encoded = encoded(customers, 2);
            assertThat(names(encoded))
                    .containsExactly(
                            "age",
                            "income",
                            "gender=F",
                            "gender=M",
                            "gender rare",
                            "news=a",
                            "news rare",
                            "news missing");
            assertThat(encoded.numbers("gender rare")).containsExactly(0, 0, 0, 0, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encoded(customers, 0))
                    .withMessage("encoding: categories of at least 1 customer, found 0");
        }

        @Test
        void theyAreFeatures() {
            FeatureMatrix features = FeatureMatrix.raw(encoded(customers, 2));
            assertThat(features.columns()).hasSize(8).startsWith("age", "income", "gender=F");
            assertThat(features.customers()).containsExactly("1", "2", "3", "4", "5");
            assertThat(features.row(4)).containsExactly(40, 5, 0, 0, 1, 0, 0, 1);
            assertThat(features.then(Standardise::fit).column(0)[0]).isCloseTo(-22 / Math.sqrt(296), within(1e-12));
        }

        @Test
        void wordsAndGapsAreNoFeatures() {
            assertThatThrownBy(() -> FeatureMatrix.raw(customers.customerTable()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "gender, news: numbers, found words; the step OneHot makes columns of zeros and ones of them");
            Customers gaps = read("id,Age,Income,Gender,News\n1,1,1,F,a\n2,,2,F,a\n3,3,,M,b\n");
            assertThatThrownBy(() -> FeatureMatrix.raw(encoded(gaps, 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("age: a value for each of 3 customers, found 1 missing; Fill fills them");
        }
    }

    /**
     * pandas 2 and scikit-learn 1.9.1: quantile([.25, .75]); median and median of absolute deviations;
     * SimpleImputer(strategy="median") with the age of each tenth customer taken out.
     */
    @Nested
    class MallCustomers {
        private Customers mall() {
            SharedData.file("mall-customers.csv");
            return Customers.read(Dataset.read(SharedData.file("mall-customers.yaml")));
        }

        @Test
        void twoIncomesAreBeyondTheQuartilesAndNoneByRobustZ() {
            Customers flagged = mall().flagged(OutlierRule.QUARTILES, "age", "income", "score");
            assertThat(IntStream.range(0, 200).filter(row -> flagged.isOutlier("income", row)))
                    .containsExactly(198, 199);
            assertThat(lines(flagged.ledger()))
                    .contains("age | 0 | above 79.38", "income | 2 | above 132.8", "score | 0 | above 130.4");
            double[] ends = OutlierRule.ROBUST_Z.ends(mall().customerTable().numbers("income"));
            assertThat(ends[0]).isCloseTo(-24.118977020014825, within(1e-9));
            assertThat(ends[1]).isCloseTo(147.11897702001482, within(1e-9));
        }

        @Test
        void gapsAreFilledAsElsewhere() {
            Customers mall = mall();
            double[] ages = mall.customerTable().numbers("age");
            StringBuilder text = new StringBuilder("id,Age,Gender\n");
            for (int row = 0; row < ages.length; row++) {
                String age = (row + 1) % 10 == 0 ? "" : String.valueOf((int) ages[row]);
                text.append(row + 1)
                        .append(',')
                        .append(age)
                        .append(',')
                        .append(mall.customerTable().words("gender").get(row))
                        .append('\n');
            }
            Customers gaps = MemberTable.read(
                    folder,
                    text.toString(),
                    "columns: {customer: id, numeric: {age: Age}, categorical: {gender: Gender}}\n");
            CustomerTable table = gaps.customerTable();
            assertThat(Fill.fit(table, "age").apply(table).numbers("age")[9]).isEqualTo(36.5);
        }

        @Test
        void nothingIsOddAboutThem() {
            assertThat(mall().customerTable().size()).isEqualTo(200);
            assertThat(mall().findings()).isEmpty();
            assertThat(encoded(mall(), 10).numbers("gender=Female"))
                    .satisfies(women ->
                            assertThat(java.util.Arrays.stream(women).sum()).isEqualTo(112));
        }
    }

    @Nested
    class Hostile {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "id,Age,Income,Gender,News↵ | file: a header and no line below it (members.csv)",
                    "id,Age,Income,Gender↵1,2,3,F↵ | columns.categorical.news: no column News (members.csv, line 1); the file has: id, Age, Income, Gender",
                    "id,Age,Age,Income,Gender,News↵1,2,2,3,F,a↵ | columns.numeric.age: the header Age stands twice (members.csv, line 1); the file has: id, Age, Age, Income, Gender, News",
                    "id,Age,Income,Gender,News↵1,old,3,F,a↵2,young,4,F,b↵ | columns.numeric.age: a column of numbers, found 2 of 2 cells that are none, first \"old\" (members.csv, line 2, column Age); columns.categorical is for words",
                    "id,Age,Income,Gender,News↵ ,2,3,F,a↵,2,3,F,a↵ | columns.customer: at least one customer, found none in 2 rows (members.csv, line 2, column id)",
                    "id,Age,Income,Gender,News↵1,2,3↵2,2,3↵3,2,3,F,a↵ | 2 of 3 rows cannot be read: another number of cells than the header has (members.csv, line 2); is format.separator right?",
                    "id;Age;Income;Gender;News↵1;1,234;3;F;a↵2;1,235;4;F;b↵ | format.decimal: a number that tells decimals from thousands, found only such as \"1,234\" (members.csv, line 2, column Age); give format: {decimal: \",\"} for 1.234 or {thousands: \",\"} for 1234",
                })
        void isAnsweredInOneLine(String text, String message) {
            assertThatThrownBy(() -> read(text.replace("↵", "\n")))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }

        @Test
        void oneCustomerOfWhomNothingIsKnownIsRead() {
            Customers one = read("id,Age,Income,Gender,News\n7,,,,\n");
            assertThat(one.customerTable().size()).isEqualTo(1);
            assertThat(counts(one)).containsKeys("constant_age", "constant_gender", "missing_news");
            assertThatThrownBy(() -> Fill.fit(one.customerTable(), "age"))
                    .isInstanceOf(DataException.class)
                    .hasMessage("age: a known value to fill gaps from, found none");
            Customers flagged = one.flagged(OutlierRule.QUARTILES, "age").flagged(OutlierRule.ROBUST_Z, "age");
            assertThat(flagged.isOutlier("age", 0)).isFalse();
            assertThat(encoded(one, 5).numbers("gender missing")).containsExactly(1);
        }

        @Test
        void threeThousandCategoriesAreReadAndPooled() {
            String text = IntStream.range(0, 3_100)
                    .mapToObj(i -> i + ",1," + i + ",level " + i % 3_000 + ",x")
                    .collect(Collectors.joining("\n", "id,Age,Income,Gender,News\n", "\n"));
            Customers many = read(text);
            assertThat(names(encoded(many, 2))).hasSize(2 + 101 + 1).contains("gender rare", "gender=level 99");
            assertThat(many.summary().stringColumn("values").asList())
                    .contains("level 0: under 1 %, level 1: under 1 %, level 10: under 1 %, level 11: under 1 %, …");
            assertThat(counts(many)).containsKeys("constant_age", "constant_news");
        }
    }

    @Nested
    class WithHiddenIds {
        @Test
        void noIdIsSeenAnywhere() {
            StringBuilder text = new StringBuilder("id,Age,Income,Gender,News\n");
            for (int i = 0; i < 30; i++) {
                text.append(SecretShop.id(i))
                        .append(',')
                        .append(i == 3 ? "" : 20 + i)
                        .append(",5,F,a\n");
            }
            text.append(SecretShop.id(1)).append(",99,6,M,a\n"); // contradicts
            text.append("old," + SecretShop.id(2) + ",7,M,b\n"); // an id in place of an age, a number with .0
            text.append("new," + SecretShop.id(4) + ",7," + SecretShop.id(4) + ",b\n"); // no number
            text.append("a,1,7,M,b," + SecretShop.id(6) + "\n"); // a cell too many
            text.append(SecretShop.id(8)).append(",28,5,F,\"" + SecretShop.id(8) + "\"\n");
            String yaml = MemberTable.COLUMNS + "limits: {age: [0, 110]}\n";
            SecretShop.described(folder, "unused", "", "");
            Customers customers = MemberTable.read(folder, text.toString(), yaml + SecretShop.HIDDEN);
            assertThat(customers.customerTable().ids()).allMatch(id -> id.startsWith("p-"));
            assertThat(counts(customers))
                    .containsKeys("id_elsewhere", "contradictory", "unreadable_age", "missing_age");
            Customers seen = customers.flagged();
            assertThat(seen.table().removeColumns("news").print(1000)
                            + seen.ledger().print(1000)
                            + seen.findings().stream()
                                    .filter(each -> !each.key().startsWith("spelling"))
                                    .toList()
                            + seen.format().print(100))
                    .doesNotContainPattern(SecretShop.ID)
                    .contains("xxxx-xxxxxx-####");
        }

        @Test
        void anIdInAColumnOfNumbersIsFound() {
            String rows = "id,Age,Income,Gender,News\n7700035.0,30,7700035,F,a\n7700036.0,31,5,M,b\n";
            SecretShop.described(folder, "unused", "", "");
            Customers customers = MemberTable.read(folder, rows, MemberTable.COLUMNS + SecretShop.HIDDEN);
            assertThat(counts(customers)).containsEntry("id_elsewhere", 1);
        }
    }
}
