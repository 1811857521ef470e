package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import segmentbook.WhenChanged;
import segmentbook.customers.Column;
import segmentbook.customers.Customers;
import segmentbook.customers.Demographics;
import segmentbook.description.Dataset;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Transactions;

/** The customer cards of the shipped shop, read in a plain way of the tests' own, and that data/README.md is right. */
@WhenChanged({"src/simulation", "data", "src/main/java"})
class MembersTests {
    private final List<String[]> rows;
    private final Map<String, String> kinds;

    MembersTests() throws IOException {
        rows = cells("shop-members.csv");
        kinds = cells("shop-truth.csv").stream().collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    private static List<String[]> cells(String file) throws IOException {
        return Files.readAllLines(ShopLines.DATA.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String id(String[] row) {
        return row[0].replaceFirst("\\.0$", "");
    }

    private int count(Predicate<String[]> which) {
        return (int) rows.stream().filter(which).count();
    }

    private Map<String, Integer> counts() {
        Set<String> ids = rows.stream().map(MembersTests::id).collect(Collectors.toSet());
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("cards", rows.size());
        counts.put("cards of one customer twice", rows.size() - ids.size());
        counts.put("customers without a card", (int)
                kinds.keySet().stream().filter(each -> !ids.contains(each)).count());
        counts.put("cards of nobody in the lines", count(row -> !kinds.containsKey(id(row))));
        counts.put("id of a card written as 15382.0", count(row -> row[0].endsWith(".0")));
        counts.put("age missing", count(row -> row[1].isEmpty() || row[1].equals("n/a")));
        counts.put("age 999", count(row -> row[1].equals("999")));
        counts.put("year of birth for age", count(row -> row[1].matches("(19|20)..")));
        counts.put("age in words", count(row -> row[1].endsWith(" years")));
        counts.put("gender missing", count(row -> row[2].isEmpty()));
        counts.put("gender in another spelling", count(row -> !row[2].matches("|F|M|X")));
        counts.put("newsletter missing", count(row -> row[3].isEmpty()));
        counts.put("newsletter in another spelling", count(row -> !row[3].matches("|yes|no")));
        return counts;
    }

    @Test
    void theReadmeCountsTheDirtRight() throws IOException {
        String readme = Files.readString(ShopLines.DATA.resolve("README.md"));

        counts().forEach((what, n) ->
                assertThat(readme).contains("| " + what + " | " + String.format(Locale.ROOT, "%,d", n) + " |"));
        assertThat(readme).contains("years at the end of the records, 18 to 89 where it is one");
        assertThat(ages(kind -> true).min().orElseThrow()).isEqualTo(18);
        assertThat(ages(kind -> true).max().orElseThrow()).isEqualTo(89);
    }

    private java.util.stream.IntStream ages(Predicate<String> kind) {
        return rows.stream()
                .filter(row -> row[1].matches("[0-9]{2}") && kind.test(kinds.getOrDefault(id(row), "")))
                .mapToInt(row -> Integer.parseInt(row[1]));
    }

    @Test
    void kindsDifferAsTheReadmeSays() throws IOException {
        String readme = Files.readString(ShopLines.DATA.resolve("README.md"));
        for (CustomerKind kind : CustomerKind.values()) {
            String[] said = Arrays.stream(readme.split("\n"))
                    .filter(line -> line.matches("\\| " + kind.label() + " \\| [0-9]+, [0-9]+ .*"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("[|%,]", " ")
                    .strip()
                    .split("\\s{2,}| (?=[0-9])");
            double age = ages(kind.label()::equals).average().orElseThrow();
            assertThat(age)
                    .as(kind.label())
                    .isBetween(Double.parseDouble(said[1]) - 1, Double.parseDouble(said[1]) + 3);
            List<String[]> own = rows.stream()
                    .filter(row -> kind.label().equals(kinds.get(id(row))))
                    .toList();
            assertThat(100 * share(own, 2, "[Ff] ?", "[FfMm] ?"))
                    .isBetween(Double.parseDouble(said[3]) - 6, Double.parseDouble(said[3]) + 6);
            assertThat(100 * share(own, 3, "1|[Yy]es", ".+"))
                    .isBetween(Double.parseDouble(said[4]) - 6, Double.parseDouble(said[4]) + 6);
        }
    }

    private static double share(List<String[]> rows, int column, String part, String all) {
        double whole = rows.stream().filter(row -> row[column].matches(all)).count();
        return rows.stream().filter(row -> row[column].matches(part)).count() / whole;
    }

    @Test
    void theLibraryFindsTheSameDirt() {
        Demographics demographics = Demographics.of(Transactions.of(Dataset.read(ShopLines.DATA.resolve("shop.yaml"))));
        Customers cards = demographics.everybody().orElseThrow();
        Map<String, Integer> found = cards.findings().stream().collect(Collectors.toMap(Finding::key, Finding::count));
        Map<String, Integer> counts = counts();

        assertThat(cards.customerTable().size()).isEqualTo(2_898 - 19);
        assertThat(found)
                .containsEntry("duplicate", 9)
                .containsEntry("contradictory", 10)
                .containsEntry("decimal_id", counts.get("id of a card written as 15382.0"))
                .containsEntry("missing_age", counts.get("age missing"))
                .containsEntry("unreadable_age", counts.get("age in words"))
                .containsEntry("implausible_age", 17 + 7)
                .containsEntry("missing_gender", counts.get("gender missing"))
                .containsEntry("spelling_gender", counts.get("gender in another spelling"))
                .containsEntry("missing_newsletter", counts.get("newsletter missing"))
                .containsEntry("spelling_newsletter", counts.get("newsletter in another spelling"));
        assertThat(demographics.customers().names(Column.Kind.WORDS)).containsExactly("gender", "newsletter");
        assertThat(Set.copyOf(cards.customerTable().words("newsletter"))).containsExactlyInAnyOrder("", "yes", "no");
        assertThat(Set.copyOf(cards.customerTable().words("gender"))).containsExactlyInAnyOrder("", "F", "M", "X");
        int withRow = demographics.ledger().intColumn("count").get(0);
        int withoutRow = demographics.ledger().intColumn("count").get(1);
        int strangers = demographics.ledger().intColumn("count").get(2);
        assertThat(withRow + withoutRow).isEqualTo(demographics.customers().size());
        assertThat(withRow + strangers).isEqualTo(cards.customerTable().size());
        assertThat(strangers).isBetween(60, 69); // nine customers are on no kept line
    }
}
