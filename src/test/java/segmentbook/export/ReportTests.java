package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.columns.Columns;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.BestSellers;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.OfferRules;
import segmentbook.segments.Offers;
import segmentbook.segments.OwnSegments;
import segmentbook.segments.Profiles;
import segmentbook.segments.SegmentMonths;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReportTests {
    private static final String HEADER = "invoice,product,description,quantity,time,price,customer\n";
    private static final String HOSTILE = "<script>alert(\"1\")</script> & 'you' {{ 7 * 7 }}";

    private final Path folder;

    ReportTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String rules(Path folder) throws IOException {
        Path file = folder.resolve("offers.yaml");
        Files.writeString(
                file,
                "default: {offer: Mail, message: \"New: {product} for {segment}\", channel: letter}\n"
                        + "season: {offer: Snow, message: It is time again, channel: mail}\n");
        return file.toString();
    }

    private Report report(Transactions lines, String name, List<String> segments) throws IOException {
        Segmentation segmentation = OwnSegments.of(lines, name, segments);
        Profiles profiles = Profiles.of(segmentation);
        BestSellers sellers = BestSellers.of(CustomerBase.of(RfmTable.of(lines)), segmentation);
        return Report.of(profiles, sellers, Offers.of(profiles, sellers, OfferRules.read(Path.of(rules(folder)))));
    }

    /** Customer 10 bought Apples lately, 11 to 14 Bread for less, long ago; one line names nobody. */
    private Transactions fiveCustomers() {
        StringBuilder text = new StringBuilder(HEADER);
        text.append("1,A,Apple,150,2020-03-01 10:00:00,20.00,10\n");
        for (int customer = 11; customer <= 14; customer++) {
            text.append(customer)
                    .append(",B,Bread,50,2020-01-11 10:00:00,10.00,")
                    .append(customer)
                    .append('\n');
        }
        text.append("9,B,Bread,1,2020-01-11 10:00:00,10.00,\n");
        return SmallShop.transactions(folder, text.toString());
    }

    private String twoSegments() throws IOException {
        return report(fiveCustomers(), "own", List.of("big", "small", "small", "small", "small"))
                .html();
    }

    private static Report doubted(Report of, List<String> doubts, Optional<SegmentMonths.Members> then) {
        return new Report(of.profiles(), of.bestSellers(), of.offers(), of.quality(), of.leftOut(), doubts, then);
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    /** What a reader sees: no tags, styles and scripts, single blanks. */
    private static String words(String html) {
        return html.replace('\u00a0', ' ')
                .replaceAll("(?s)<(script|style)[ >].*?</\\1>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([.,:])", "$1");
    }

    @Nested
    class TheSummary {
        @Test
        void warnsOfSegmentsThatDoNotComeBack() throws IOException {
            Report report = report(fiveCustomers(), "own", List.of("big", "small", "small", "small", "small"));
            assertThat(words(report.html())).doesNotContain("Take care");
            assertThat(words(doubted(report, List.of("Nothing holds"), Optional.empty())
                            .html()))
                    .contains("Take care: Nothing holds.");
        }

        @Test
        void warnsOfClustersOfACloudAndNotOfClearOnes() throws IOException {
            Random random = new Random(5);
            StringBuilder cloud = new StringBuilder("id,a,b,c,d,e,channel\n");
            StringBuilder clear = new StringBuilder("id,a,b,c,d,e,channel\n");
            for (int i = 0; i < 150; i++) {
                double[] at = random.doubles(5).toArray();
                cloud.append(i);
                clear.append(i);
                for (double each : at) {
                    cloud.append(',').append(each);
                    clear.append(',').append(each + 9 * (i % 3) * (i % 3));
                }
                cloud.append(",web\n");
                clear.append(",web\n");
            }
            assertThat(words(ofTable(cloud.toString()).html()))
                    .containsPattern("Take care: The \\d+ clusters do not come back in other samples"
                            + " \\(adjusted Rand index 0\\.\\d\\d ± 0\\.\\d\\d,\\.75 is asked for\\)\\.");
            Report sure = ofTable(clear.toString());
            assertThat(words(sure.html()))
                    .contains("150 customers in 3 segments")
                    .contains(" has 33.3 % of the customers; no segment has more.")
                    .doesNotContain("Take care");
            // a column of the table that is called like one of the offers keeps its values under another name
            Table list = sure.offers().lists().values().iterator().next();
            assertThat(list.columnNames()).contains("attribute_channel", "channel", "offer");
            assertThat(list.stringColumn("attribute_channel").unique().asList()).containsExactly("web");
        }

        @Test
        void hasDigitsOfSmallMediansAndSaysWhereNoneIsKnown() throws IOException {
            StringBuilder text = new StringBuilder("id,a,b,c,d,e,channel\n");
            for (int i = 0; i < 60; i++) {
                String seen = i < 30 ? "" : "3";
                text.append("%d,%d,0.0%d,%s,%d,1,web%n".formatted(i, i / 30 * 100 + i % 7, 2 + i / 30, seen, i % 3));
            }
            String html = ofTable(text.toString()).html();
            assertThat(html).contains("web 100\u00a0%").doesNotContain("web 100 %");
            assertThat(words(html))
                    .contains("b (median) 0.02 all customers: 0.025")
                    .contains("c (median) not known all customers: 3")
                    .doesNotContain("NaN");
        }

        @Test
        void showsTheMediansThatLieFarthestFromAllWhereThereAreMany() throws IOException {
            String columns = "c0: c0, c1: c1, c2: c2, c3: c3, c4: c4, c5: c5, c6: c6, c7: c7, c8: c8, a: a";
            StringBuilder text = new StringBuilder("id,c0,c1,c2,c3,c4,c5,c6,c7,c8,a\n");
            for (int i = 0; i < 60; i++) {
                text.append(i)
                        .append((",%d".formatted(i % 5)).repeat(9))
                        .append(",%d%n".formatted(i / 20 * 100 + i % 5));
            }
            String html = ofTable(text.toString(), columns + "}", "features: {use: [a]}\n")
                    .html();
            assertThat(words(html))
                    .contains("a (median) 2 all customers: 102")
                    .contains("c6 (median)")
                    .doesNotContain("c7 (median)")
                    .contains("2 held out, to compare with those who get it.");
        }

        private Report ofTable(String text) throws IOException {
            return ofTable(text, "a: a, b: b, c: c, d: d, e: e}, categorical: {channel: channel}", "");
        }

        private Report ofTable(String text, String columns, String more) throws IOException {
            Files.writeString(folder.resolve("table.csv"), text);
            Path description = Files.writeString(
                    folder.resolve("table.yaml"),
                    "name: table\nkind: customers\nfile: table.csv\nclusters: {range: [2, 5]}\n"
                            + "columns: {customer: id, numeric: {" + columns + "}\n" + more);
            CustomerBase base = CustomerBase.of(Dataset.read(description));
            ChosenClusters chosen = ChosenClusters.of(base);
            Segmentation clusters = chosen.segmentation();
            BestSellers sellers = BestSellers.of(base, clusters);
            return Report.of(clusters.profiles(), sellers, Offers.of(clusters.profiles(), sellers, base.dataset()))
                    .withRest(chosen);
        }

        @Test
        void saysWhoWhatWhoMostWhoAtRiskHowUnequalAndWhatIsLeftOut() throws IOException {
            List<String> sentences = found("<li>(<strong>.*?)</li>", twoSegments()).stream()
                    .map(ReportTests::words)
                    .map(String::strip)
                    .toList();
            assertThat(sentences)
                    .containsExactly(
                            "5 customers in 2 segments; together they placed 5 orders.",
                            "5,000 GBP is what they brought, 1,000 GBP each on average.",
                            "big is the segment that brings most: 60.0 % of the revenue, from 20.0 % of the customers.",
                            "At risk: Nobody had bought 91 days before the end, so no chance of leaving is known.",
                            "60.0 % of the revenue comes from the top 20 % of the customers: 1 customer.",
                            "1 of 6 lines is what cleaning left out (16.7 %); most for the rule “customer missing”, 1.");
        }

        /** Two customers buy every 20 days, two bought much, more than a year ago. */
        @Test
        void namesTheSegmentWhereMostIsAtRiskNotTheOneThatOnceBroughtMost() throws IOException {
            StringBuilder text = new StringBuilder(HEADER);
            LocalDate end = LocalDate.of(2020, 12, 31);
            for (int customer = 1; customer <= 2; customer++) {
                for (int ago = 0; ago < 700; ago += 20) {
                    text.append(String.format(
                            "%d-%d,A,Apple,1,%s 10:00:00,10,%d%n", customer, ago, end.minusDays(ago), customer));
                }
                text.append(String.format(
                        "9%d,A,Apple,900,%s 10:00:00,10,%d%n", customer, end.minusDays(400), customer + 2));
            }
            String html = words(report(
                            SmallShop.transactions(folder, text.toString()),
                            "own",
                            List.of("here", "here", "gone", "gone"))
                    .html());
            assertThat(html)
                    .contains("gone is the segment that brings most")
                    .containsPattern(
                            "here is where most is at risk: of 380 GBP brought in the last 365 days [\\d.]+ GBP are at"
                                    + " risk, by the chance that such customers stay away for 91 days; 91 days before,"
                                    + " this said [\\d,]+ GBP of all segments, and customers who had brought 18,000 GBP stayed"
                                    + " away\\.");
        }

        @Test
        void saysWhoseSeasonIsComing() throws IOException {
            Transactions lines = SmallShop.transactions(
                    folder,
                    HEADER
                            + "1,A,Apple,1,2022-01-20 10:00:00,5,1\n1,A,Apple,1,2023-01-20 10:00:00,5,1\n"
                            + "2,A,Apple,1,2023-12-31 10:00:00,5,2\n3,A,Apple,1,2022-05-20 10:00:00,5,3\n");
            assertThat(words(report(lines, "own", List.of("a", "a", "a")).html()))
                    .contains(
                            "1 customer bought in the coming 91 days of each of the last two years and at no other time"
                                    + " of them: their season is coming.")
                    .contains("2 customers get it by letter")
                    .contains("1 with the offer of the season instead.");
        }
    }

    @Nested
    class EachSegment {
        @Test
        void hasAPlaceThatTheContentsAndTheTableLeadTo() throws IOException {
            String html = twoSegments();
            List<String> ids = found(" id=\"([^\"]*)\"", html);
            assertThat(ids).doesNotHaveDuplicates().contains("segment-1", "segment-2");
            assertThat(ids).containsAll(found("href=\"#([^\"]*)\"", html));
            assertThat(ids).containsAll(found("aria-labelledby=\"([^\"]*)\"", html));
            assertThat(found("<th scope=\"row\">(<a [^>]*>)", html))
                    .extracting(each -> each.replaceAll(".*href=\"#([^\"]*)\".*", "$1"))
                    .containsExactly("segment-1", "segment-2");
        }

        @Test
        void isComparedWithAllCustomersInWords() throws IOException {
            String first = found("(<section id=\"segment-1\".*?</section>)", twoSegments())
                    .get(0);
            assertThat(words(first))
                    .contains("customer 1 20.0 % of all")
                    .contains("revenue 3,000 GBP 60.0 % of all")
                    .contains("days since the last order (median) 1 51.0 times as recent as all customers (51)")
                    .contains("orders (median) 1 all customers: 1")
                    .contains("brought by a customer (median) 3,000 GBP 6.0 times as much as all customers (500 GBP)");
        }

        @Test
        void saysItsOfferAndHowManyGetIt() throws IOException {
            assertThat(words(twoSegments()))
                    .contains(
                            "Offer: Mail 1 customer gets it by letter, the default because no rule names this segment:"
                                    + " New: our products for big")
                    .contains("4 customers get it by letter");
        }

        @Test
        void hasItsColourOfAllCharts() throws IOException {
            String html = report(fiveCustomers(), "own", List.of("Loyal", "x", "x", "x", "x"))
                    .html();
            assertThat(html).contains("class=\"segment\" style=\"border-color: #316EA5\"");
        }

        @Test
        void showsProductsByOrdersUnitsAndLiftAndTheLiftOnlyWithSupport() throws IOException {
            StringBuilder text = new StringBuilder(HEADER);
            for (int customer = 10; customer < 34; customer++) {
                String tail = ",2020-01-11 10:00:00,1," + customer + "\n";
                text.append(customer).append(",A,Apple,1").append(tail);
                if (customer < 22) {
                    text.append(customer).append(",B,Bread,3").append(tail);
                }
            }
            text.append("33,C,Cheese,900,2020-01-11 10:00:00,1,33\n");
            List<String> halves =
                    IntStream.range(0, 24).mapToObj(row -> row < 12 ? "x" : "y").toList();
            String html = report(SmallShop.transactions(folder, text.toString()), "own", halves)
                    .html();
            // y is first, for its revenue; all buy A, so there is no lift; C is one order of one customer, no best
            // seller
            String y = found("(<section id=\"segment-1\".*?</section>)", html).get(0);
            assertThat(words(y)).contains("Apple 12 100 12").doesNotContain("Cheese");
            assertThat(y).contains("<td class=\"number\" data-value=\"\"></td>");
            String x = found("(<section id=\"segment-2\".*?</section>)", html).get(0);
            assertThat(words(x)).contains("Apple 12 100 12").containsPattern("Bread 12 100 36 \\d+");
        }
    }

    @Nested
    class AChart {
        private List<JsonNode> charts(String html) throws IOException {
            List<JsonNode> charts = new ArrayList<>();
            String json = found("<script type=\"application/json\">(.*?)</script>", html)
                    .get(0);
            new ObjectMapper().readTree(json).forEach(each -> charts.add(each.get("figure")));
            return charts;
        }

        @Test
        void isItsDataWithoutTheTitleWhichIsTheCaption() throws IOException {
            Transactions lines = fiveCustomers();
            LocalDate day = LocalDate.of(2020, 2, 1);
            Segmentation then = Segmentation.of(
                    "own", RfmTable.of(lines).at(day).customerTable(), List.of("small", "small", "small", "small"));
            Report report = report(lines, "own", List.of("big", "small", "small", "small", "small"));
            String html = doubted(report, List.of(), Optional.of(new SegmentMonths.Members(then, day)))
                    .html();
            List<JsonNode> charts = charts(html);
            assertThat(charts).hasSize(2).allMatch(each -> each.at("/layout/title")
                    .isMissingNode());
            assertThat(found("<figcaption>(.*?)</figcaption>", html))
                    .containsExactly(
                            "big are 20 % of the customers and 60 % of the revenue",
                            "small on 2020-02-01: 4 customers with 100 % of the revenue before that day and 0 % since;"
                                    + " the last month is not complete");
            assertThat(charts.get(1).at("/data/0/y").toString()).isEqualTo("[2000,0,0]");
            assertThat(charts.get(1).at("/data/1/y").toString()).isEqualTo("[2000,0,3000]");
        }

        @Test
        void isReplacedByASentenceWhereNobodyDrawsIt() throws IOException {
            assertThat(found("</figcaption>\\s*<p class=\"chart soft\">(Chart . is drawn)", twoSegments()))
                    .containsExactly("Chart 1 is drawn");
        }
    }

    @Nested
    class Text {
        @Test
        void ofTheDataIsShownLetterByLetter() throws IOException {
            String product = HOSTILE.replace("\"", "\"\"");
            StringBuilder text = new StringBuilder(HEADER);
            for (int customer = 10; customer < 34; customer++) {
                text.append(
                                customer < 22
                                        ? "%1$d,\"%2$s\",\"%2$s\",2".formatted(customer, product)
                                        : customer + ",B,Bread,1")
                        .append(",2020-01-01 10:00:00,1," + customer + "\n");
            }
            Transactions lines = SmallShop.transactions(folder, text.toString());
            String html = report(
                            lines,
                            HOSTILE,
                            IntStream.range(0, 24)
                                    .mapToObj(row -> row < 12 ? HOSTILE : "</script>")
                                    .toList())
                    .withQuality(Table.create(HOSTILE, StringColumn.create(HOSTILE, HOSTILE)))
                    .html();
            assertThat(html).doesNotContain("<script>alert");
            assertThat(found("<(script)", html)).hasSize(1 + 1);
            assertThat(found("</(script)", html)).hasSize(1 + 1);
            String shown = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;you&#39; {{ 7 * 7 }}";
            assertThat(html).contains("<h2 id=\"h-segment-1\">" + shown + "</h2>");
            assertThat(html).contains("<div class=\"text\" dir=\"auto\">" + shown + "</div></th>");
            assertThat(html).contains("<q>New: " + shown + " for " + shown + "</q>");
            assertThat(html).contains("<dd>" + shown + "</dd>");
            assertThat(html).contains("aria-label=\"" + shown + "\"");
        }

        @Test
        void aLongNameIsCutByTheBrowserAndIsAllThere() throws IOException {
            String name = "long ".repeat(600).strip();
            String bought = IntStream.range(0, 24)
                    .mapToObj(i -> i + ",A," + name + ",1,2023-01-20 10:00:00,5," + i + "\n")
                    .collect(Collectors.joining("", HEADER, ""));
            Transactions lines = SmallShop.transactions(folder, bought);
            assertThat(report(lines, "own", Collections.nCopies(24, "a")).html())
                    .contains("<div class=\"text\" dir=\"auto\" title=\"" + name + "\">" + name + "</div>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"de-DE", "ar-EG", "hi-IN-u-nu-deva"})
        void isTheSameInEveryLocale(String locale) throws IOException {
            String here = twoSegments();
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(twoSegments()).isEqualTo(here);
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        void namesNoCustomer() throws IOException {
            Transactions lines = SmallShop.transactions(
                    folder,
                    HEADER + "1,A,Apple,1,2020-01-01 10:00:00,1,Hopper\n2,A,Apple,2,2020-01-02 10:00:00,1,Noether\n");
            String html = report(lines, "own", List.of("a", "b")).html();
            assertThat(html).doesNotContain("Hopper").doesNotContain("Noether").contains("No customer is named here");
        }

        @Test
        void saysWhichDataAndVersionMadeIt() throws IOException {
            Transactions lines = fiveCustomers();
            String html = words(
                    report(lines, "mine", List.of("a", "a", "a", "a", "a")).html());
            assertThat(html)
                    .contains("A small shop Orders from 2020-01-11 to 2020-03-01, looked at from 2020-03-02")
                    .contains("Segments mine")
                    .contains(
                            "SHA-256 of shop.csv " + lines.dataset().checksums().get("shop.csv"))
                    .contains("Segmentbook not packed");
        }

        @Test
        void loadsNothingFromOutside() throws IOException {
            assertThat(twoSegments())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                    .doesNotContain("http:", "https:", "src=", "@import", "url(", "<link");
        }
    }

    @Nested
    class ATable {
        @Test
        void hasTheNumbersToSortByBesideWhatIsShown() throws IOException {
            String html = report(fiveCustomers(), "own", List.of("a", "a", "a", "a", "a"))
                    .withQuality(Table.create(
                            "Judged", StringColumn.create("recommender", "x"), DoubleColumn.create("nDCG", .12345)))
                    .html();
            assertThat(html)
                    .contains("<th scope=\"col\" class=\"number\">nDCG</th>")
                    .contains("<td class=\"number\" data-value=\"0.12345\">0.123</td>");
        }

        @Test
        void leavesAColumnsOwnFormatterAlone() {
            Table years = Columns.<Double>none()
                    .number("born, year", "", true, each -> each)
                    .table("t", List.of(1973.0, 1969.5, Double.NaN));
            assertThat(ReportTable.of(years, java.util.Map.of()).rows())
                    .extracting(row -> row.get(0).text())
                    .containsExactly("1973", "1969.5", "");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1 2      | 1 2
                0.5 1    | 0.500 1.000
                2.25 10  | 2.3 10.0
                1234.5 1 | 1,235 1
                """)
        void showsAColumnsNumbersAlike(String given, String shown) {
            double[] values = List.of(given.split(" ")).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            ReportTable table = ReportTable.of(Table.create("t", DoubleColumn.create("n", values)), java.util.Map.of());
            assertThat(table.rows().stream().map(row -> row.get(0).text()).toList())
                    .isEqualTo(List.of(shown.split(" ")));
        }
    }

    @Nested
    class SmallAndOddData {
        @Test
        void oneCustomerWithoutInvoiceProductAndPrice() throws IOException {
            Transactions one = SmallShop.transactions(folder, "customer,time\na,2024-01-05 10:00:00\n");
            String html = words(report(one, "own", List.of("all")).html());
            assertThat(html)
                    .contains("1 customer in 1 segment; together they placed 1 order.")
                    .contains("1 unit is what they brought")
                    .contains("0 of 1 lines is what cleaning left out (0.0 %).")
                    .contains("The file names no products, so there are no best sellers.")
                    .contains("New: our products for all")
                    .doesNotContain("top 20 %");
        }

        /** Of four lines a guest's leaves, and two of a customer who sent all back: returns took most, though by two rules. */
        @Test
        void returnsAreOneReasonForLinesThatLeft() throws IOException {
            Files.writeString(
                    folder.resolve("r.yaml"),
                    "name: s\nfile: r.csv\ncolumns: {invoice: i, quantity: q, time: t, price: p, customer: c}\n");
            Files.writeString(
                    folder.resolve("r.csv"),
                    "i,q,t,p,c\n1,1,2020-01-01,5,a\n2,2,2020-01-01,5,b\nC3,-2,2020-01-02,5,b\n4,1,2020-01-03,5,\n");
            Transactions lines = Transactions.of(segmentbook.description.Dataset.read(folder.resolve("r.yaml")));
            assertThat(words(report(lines, "own", List.of("all")).html()))
                    .contains(
                            "3 of 4 lines are what cleaning left out (75.0 %); most for cancellations and the purchases that "
                                    + "they took back, 2.");
        }

        @Test
        void allCancelledMoreThanBought() throws IOException {
            String yaml =
                    "name: s\ntitle: S\nfile: k.csv\ncolumns: {invoice: i, quantity: q, time: t, price: p, customer:"
                            + " c}\ncleaning: {cancellations: keep}\n";
            Files.writeString(folder.resolve("k.yaml"), yaml);
            Files.writeString(
                    folder.resolve("k.csv"), "i,q,t,p,c\n1,1,2020-01-01 10:00:00,1,a\nC2,-5,2020-01-02 10:00:00,1,a\n");
            Transactions lines = Transactions.of(segmentbook.description.Dataset.read(folder.resolve("k.yaml")));
            assertThat(words(report(lines, "own", List.of("all")).html()))
                    .contains("-4 is what they brought")
                    .contains("all is the segment that brings most");
        }
    }

    @Test
    void isOneOfTheResultFiles() throws IOException {
        Transactions lines = fiveCustomers();
        Report report = report(lines, "own", List.of("a", "a", "a", "a", "a"));
        Results results = Results.in(lines.dataset(), folder.resolve("out")).report(report);
        assertThat(folder.resolve("out/report.html")).content().isEqualTo(report.html());
        assertThat(results.files().stringColumn("file").asList()).containsExactly("report.html", "summary.json");
        assertThat(results.files().column("rows").isMissing(0)).isTrue();
    }
}
