package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.SharedData;
import segmentbook.description.CustomerColumns;
import segmentbook.description.Dataset;
import segmentbook.description.Field;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.SecretShop;

/** What {@code new} makes of data that have a description by hand, and how it ends. */
class NewCommandTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path project;

    NewCommandTests(@TempDir Path project) {
        this.project = project;
    }

    private int run(Path data) {
        return NewCommand.run(project, data, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Dataset described(Path data, String name) {
        assertThat(run(data)).isZero();
        return Dataset.read(project.resolve("data").resolve(name + ".yaml"));
    }

    private void assertLikeByHand(Path data, String name, Path byHand) {
        Dataset guessed = described(data, name);
        Dataset wanted = Dataset.read(byHand);
        assertThat(guessed.name()).isEqualTo(wanted.name());
        assertThat(guessed.columns()).isEqualTo(wanted.columns());
        assertThat(guessed.options(CleaningRules.class).dropDuplicates())
                .isEqualTo(wanted.options(CleaningRules.class).dropDuplicates());
        assertThat(guessed.options(CleaningRules.class).cancelledPrefix())
                .isEqualTo(wanted.options(CleaningRules.class).cancelledPrefix());
        assertThat(guessed.options(CleaningRules.class).notProducts())
                .isEqualTo(wanted.options(CleaningRules.class).notProducts());
        assertThat(guessed.options(CleaningRules.class).notProductPatterns())
                .isEqualTo(wanted.options(CleaningRules.class).notProductPatterns());
        assertThat(Files.isRegularFile(guessed.files().get(0))).isTrue();
    }

    @Test
    void theShopIsDescribedAsByHand() {
        assertLikeByHand(Path.of("data", "shop.csv.gz"), "shop", Path.of("data", "shop.yaml"));
        assertThat(out())
                .startsWith("guessed:\n- kind: transactions, 3,861 customers on 237,691 lines\n")
                .contains("- columns.time: InvoiceDate, its header says so")
                .contains("- currency, nothing tells; three capital letters")
                .contains("written to " + project.resolve("data/shop.yaml")
                        + ", to be changed where it is wrong; checked:\nshop: shop\n")
                .contains("- cleaning keeps ");
    }

    @Test
    void onlineRetailIsDescribedAsByHandAndGivesTheSameLines() {
        Path data = SharedData.file("online-retail.csv.gz");
        assertLikeByHand(data, "online-retail", SharedData.file("online-retail.yaml"));
        assertThat(out()).contains("- cleaning keeps 388,394 lines of 4,324 customers, worth 8,251,690.91\n");
    }

    @Test
    void mallCustomersAreDescribedAsByHand() {
        Path data = SharedData.file("mall-customers.csv");
        assertLikeCustomers(data, "mall-customers", SharedData.file("mall-customers.yaml"));
    }

    @Test
    void theMadeUpMallIsDescribedAsByHand() {
        assertLikeCustomers(Path.of("data", "mall.csv"), "mall", Path.of("data", "mall.yaml"));
    }

    private void assertLikeCustomers(Path data, String name, Path byHand) {
        CustomerColumns guessed = described(data, name).customers();
        CustomerColumns wanted = Dataset.read(byHand).customers();
        assertThat(guessed.customer()).isEqualTo(wanted.customer());
        assertThat(set(guessed.numeric())).isEqualTo(set(wanted.numeric()));
        assertThat(set(guessed.categorical())).isEqualTo(set(wanted.categorical()));
        assertThat(guessed.numeric().keySet()).containsExactly("age", "annual_income", "spending_score");
    }

    private static Set<String> set(Map<String, String> headers) {
        return new HashSet<>(headers.values());
    }

    /** As docs/description-file.md gives it; master id and id name the same customers, and the first is taken. */
    @Test
    void cdnowIsDescribedWithoutHeaders() {
        Dataset dataset = described(SharedData.file("cdnow-sample.txt"), "cdnow-sample");
        assertThat(dataset.columns().headers())
                .isEqualTo(Map.of(Field.CUSTOMER, "1", Field.TIME, "3", Field.QUANTITY, "4", Field.AMOUNT, "5"));
        InvoiceLines lines = InvoiceLines.read(dataset);
        assertThat(lines.size()).isEqualTo(6_919);
        assertThat(lines.distinct(Field.CUSTOMER)).isEqualTo(2_357);
        assertThat(Cleaning.of(lines).ledger().kept().customers()).isEqualTo(2_349);
    }

    @Test
    void cdnowsMasterFileIsDescribedByItsHeaders() {
        Dataset dataset = described(SharedData.file("cdnow-master.txt"), "cdnow-master");
        assertThat(dataset.columns().headers())
                .isEqualTo(Map.of(
                        Field.CUSTOMER, "customer_id",
                        Field.TIME, "date",
                        Field.QUANTITY, "number_of_cds",
                        Field.AMOUNT, "dollar_value"));
        InvoiceLines lines = InvoiceLines.read(dataset);
        assertThat(lines.size()).isEqualTo(69_659);
        assertThat(lines.distinct(Field.CUSTOMER)).isEqualTo(23_570);
    }

    @Test
    void noIdOfACustomerIsShown() throws IOException {
        Path data = Files.writeString(
                project.resolve("hidden.csv"),
                "Order,Code,Name,Units,When,Price,Who,Land,Member\n"
                        + SecretShop.lines().lines().limit(20).reduce("", (text, line) -> text + line + "\n"));
        NewCommand.run(project, data, stream(out), stream(err));
        assertThat(project.resolve("data").resolve("hidden.yaml"))
                .content()
                .contains("product: Code ", "Who")
                .doesNotContainPattern(SecretShop.ID);
        assertThat(out().substring(0, out().indexOf("checked:"))).doesNotContainPattern(SecretShop.ID);
    }

    @Test
    void whatIsOpenEndsWithOneAndTheQuestion() throws IOException {
        Path data = Files.writeString(project.resolve("a.csv"), "customer,date\n7,01/02/2024\n7,03/02/2024\n");
        assertThat(Main.guarded(() -> run(data), stream(err), false)).isEqualTo(Main.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("format.time: days above 12 that tell day-month from month-day, found \"01/02/2024\"")
                .hasLineCount(1);
        assertThat(out()).contains("- format.time, format.time: days above 12").contains("- columns.time: date,");
    }

    @Test
    void aSecondTimeEndsWithOneAndTouchesNothing() throws IOException {
        Path data = Files.writeString(project.resolve("a.csv"), "customer,date\n7,2024-02-13\n7,2024-02-14\n");
        assertThat(run(data)).isZero();
        Path yaml = project.resolve("data").resolve("a.yaml");
        String first = Files.readString(yaml);
        assertThat(Main.guarded(() -> run(data), stream(err), false)).isEqualTo(Main.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("a.yaml: there already, and never overwritten;");
        assertThat(yaml).hasContent(first);
    }

    @Test
    void aDescriptionFileIsWrongUse() {
        assertThat(run(Path.of("data", "shop.yaml"))).isEqualTo(Main.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("new: a data file, found the description file ");
    }

    @Test
    void aFileThatIsNotThereEndsWithOne() {
        assertThat(Main.guarded(() -> run(project.resolve("none.csv")), stream(err), false))
                .isEqualTo(Main.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("file: no data file none.csv" + System.lineSeparator());
        assertThat(project.resolve("data")).doesNotExist();
    }
}
