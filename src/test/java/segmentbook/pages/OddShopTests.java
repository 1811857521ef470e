package segmentbook.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.WhenChanged;

/** All pages run on shops that they were not written for, publish what can be given, and say nothing silly. */
@WhenChanged({"notebooks", "src/main/java", "src/main/resources", "src/test/java/segmentbook/pages"})
class OddShopTests {
    /** What no reader should see: figures of nothing, wrong plurals, markup of ours, numbers that are none. */
    private static final Pattern SILLY =
            Pattern.compile("\\bNaN\\b|\\b0 of 0\\b|(?<![\\d.,-])(?<!of )1 (?:customers|orders|lines|clusters"
                    + "|products)\\b|\\bnull\\b|\\bOptional[.\\[]|<(?:br|b|span)>\\*|\\(\\*\\)|^(?:Figure: )?\\s*$");

    /** What is left out for some of them, by the shop. */
    private static final Map<OddShop, List<String>> LEFT_OUT = Map.of(
            OddShop.EVERYBODY_ONCE, List.of("frequency in clusters", "clusters in three dimensions"),
            OddShop.ONE_DAY, List.of("recency in clusters", "clusters in three dimensions"),
            OddShop.ONE_CUSTOMER, List.of("several clusters", "DBSCAN", "HDBSCAN", "tree of customers"),
            OddShop.TWO_CUSTOMERS, List.of("several clusters", "DBSCAN", "HDBSCAN"),
            OddShop.NINE_CUSTOMERS, List.of("DBSCAN", "HDBSCAN"),
            OddShop.NO_PRODUCT, List.of("best sellers and recommendations"),
            OddShop.NO_PRICE, List.of("money"),
            OddShop.MANY_PRODUCTS, List.of());

    /** Where one shop stands after the other, under the same names. */
    @TempDir
    private static Path folder;

    private static Process shell;
    private static BufferedReader said;

    @ParameterizedTest
    @EnumSource(OddShop.class)
    void everyPageRunsAndPublishes(OddShop shop) throws Exception {
        Path out = out();
        shop.write(folder);
        List<String> shown = run("(\\d|A[2-9]).*");
        assertThat(silly(shown)).isEmpty();
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        List<String> parts = new ArrayList<>();
        summary.path("left_out").fieldNames().forEachRemaining(parts::add);
        assertThat(parts).containsAll(LEFT_OUT.getOrDefault(shop, List.of()));
        assertThat(out.resolve("segments.csv")).isNotEmptyFile();
        assertThat(out.resolve("model.json")).isNotEmptyFile();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<h1>")
                .satisfies(html ->
                        assertThat(html.substring(0, html.indexOf("<script"))).doesNotContain("NaN"))
                .satisfies(html ->
                        assertThat(html.contains("What this data cannot give")).isEqualTo(!parts.isEmpty()));
        assertThat(Files.exists(out.resolve("recommendations.csv")))
                .isEqualTo(!parts.contains("best sellers and recommendations")
                        && !shop.equals(OddShop.ONE_PRICE)
                        && !shop.equals(OddShop.ALL_ALIKE));
    }

    @BeforeAll
    static void startShell() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShopShell.class.getName(),
                        folder.resolve("problems.txt").toString(),
                        folder.resolve("shown.txt").toString())
                .directory(Page.NOTEBOOKS.toFile());
        java.environment().put("SEGMENTBOOK_FILE", folder.resolve("shop.yaml").toString());
        java.environment().put("SEGMENTBOOK_OUT", out().toString());
        shell = java.redirectErrorStream(true).start();
        said = shell.inputReader();
    }

    @AfterAll
    static void endShell() {
        shell.destroyForcibly();
    }

    @BeforeEach
    void clear() throws IOException {
        FileUtils.deleteDirectory(out().toFile());
        Files.createDirectory(out());
    }

    private static Path out() {
        return folder.resolve("out");
    }

    /** What all pages show of the description file, a text for each value; their code has no problem. */
    private static List<String> run(String pages) throws Exception {
        String asked = Page.in(Page.NOTEBOOKS).stream()
                .map(page -> page.getFileName().toString())
                .filter(page -> page.matches(pages))
                .collect(Collectors.joining(" "));
        shell.outputWriter().append(asked).append('\n').flush();
        List<String> log = new ArrayList<>();
        CompletableFuture.runAsync(() -> said.lines()
                        .takeWhile(line -> !line.equals(ShopShell.DONE))
                        .forEach(log::add))
                .get(15, TimeUnit.MINUTES);
        assertThat(shell.isAlive()).as("pages end, and say: " + log).isTrue();
        assertThat(Files.readAllLines(folder.resolve("problems.txt"))).isEmpty();
        return Files.readAllLines(folder.resolve("shown.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, kmeans",
        "2, 20, kmeans",
        "9, 20, ward",
        "400, 20, kmeans",
        "60, 0, mixture",
        "60, 0, latent",
        "60, 2, latent"
    })
    void tablesOfCustomersRunTheirPagesWhateverTheirColumnsAre(int customers, int numbers, String algorithm)
            throws Exception {
        Random random = new Random(customers);
        List<String> names =
                IntStream.range(0, 30).mapToObj(i -> (i < 20 ? "n" : "w") + i).toList();
        StringBuilder csv = new StringBuilder("id," + String.join(",", names) + "\n");
        for (int row = 0; row < customers; row++) {
            List<String> cells = new ArrayList<>(List.of("k" + row));
            for (int i = 0; i < names.size(); i++) {
                boolean gap = i == 5 || i == 25 || random.nextInt(20) == 0; // two columns of which nothing is known
                String number = String.valueOf(Math.round(random.nextGaussian() * 10 - (row % 3) * 40));
                cells.add(gap ? "" : i < 20 ? i == 6 ? "7" : number : "<b>" + random.nextInt(3) + "</b>");
            }
            csv.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), csv);
        String numeric = names.subList(0, numbers).stream()
                .map(each -> each + ": " + each)
                .collect(Collectors.joining(", "));
        String words =
                names.subList(20, 30).stream().map(each -> each + ": " + each).collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("shop.yaml"),
                "name: t\ntitle: T\nkind: customers\nfile: t.csv\nclusters: {restarts: 2, range: "
                        + (customers < 10 ? "[2, 10]" : "[2, 4]") + ", algorithm: " + algorithm
                        + "}\ncolumns: {customer: id, numeric: {"
                        + numeric + "}, categorical: {" + words + "}}\n"
                        + (algorithm.matches("mixture|latent")
                                ? "features: {use: [" + String.join(", ", names.subList(20, 30)) + "]}\n"
                                : ""));
        Path out = out();
        List<String> shown = run("(A1|04|05|06).*");
        assertThat(silly(shown)).isEmpty();
        assertThat(out.resolve("segments.csv")).isNotEmptyFile();
        assertThat(out.resolve("model.json")).isNotEmptyFile();
        assertThat(out.resolve("offers.csv")).isNotEmptyFile();
        assertThat(out.resolve("recommendations.csv")).doesNotExist();
        assertThat(Files.readString(out.resolve("report.html"))).contains("What this data cannot give", "no purchases");
    }

    private static List<String> silly(List<String> shown) {
        return shown.stream()
                .filter(line -> !line.startsWith("cleaning.cancelledPrefix")) // where null is a choice
                .flatMap(line -> {
                    Matcher found = SILLY.matcher(line);
                    return found.find() && !line.isBlank() ? Stream.of(found.group() + " in: " + line) : Stream.empty();
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1 customers bought, true",
        "21 customers bought, false",
        "0 of 0 came, true",
        "it is NaN, true",
        "1.1 customers, false"
    })
    void sillyTextsAreFound(String text, boolean isSilly) {
        assertThat(silly(List.of(text)).isEmpty()).isNotEqualTo(isSilly);
    }

    @Test
    void shopsAreTheSameEachTime() throws IOException {
        OddShop.WHALE.write(folder);
        byte[] first = Files.readAllBytes(folder.resolve("lines.csv"));
        OddShop.WHALE.write(folder);
        assertThat(Files.readAllBytes(folder.resolve("lines.csv"))).isEqualTo(first);
    }
}
