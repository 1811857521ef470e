package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Where customers buy from.
 *
 * <p>A customer with lines in two countries counts in both; money counts once. Lines without a country, and all lines of
 * a file without such a column, stand under {@value #UNNAMED}.
 */
public final class Countries {
    /** The country of lines that name none. */
    public static final String UNNAMED = "not named";

    private final MoneyUnit money;
    private final List<Country> countries;

    /**
     * One country in figures.
     *
     * @param name as the file writes it
     * @param customers distinct customers with a purchase there
     * @param orders distinct orders with a purchase there
     * @param revenue in the money unit
     * @param share of all revenue, 0 to 1
     */
    public record Country(String name, int customers, int orders, double revenue, double share) {}

    private Countries(MoneyUnit money, List<Country> countries) {
        this.money = money;
        this.countries = countries;
    }

    /** All countries of the kept lines, the one with the greatest revenue first, of equals by name. */
    public static Countries of(Transactions transactions) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] countryOf = IntStream.range(0, transactions.size())
                .mapToObj(line -> transactions.country(line).orElse("").strip())
                .mapToInt(name -> numbers.computeIfAbsent(name.isEmpty() ? UNNAMED : name, n -> numbers.size()))
                .toArray();
        int[] customers = distinct(transactions, countryOf, numbers.size(), transactions::customer);
        Map<Long, Integer> orders = new HashMap<>();
        int[] ordersOf = distinct(
                transactions,
                countryOf,
                numbers.size(),
                line -> orders.computeIfAbsent(
                        ((long) transactions.customer(line) << 32) | transactions.invoice(line), o -> orders.size()));
        double[] revenue = transactions.amounts(numbers.size(), line -> countryOf[line]);
        double all = transactions.revenue();
        List<Country> countries = new ArrayList<>();
        numbers.forEach(
                (name, i) -> countries.add(new Country(name, customers[i], ordersOf[i], revenue[i], revenue[i] / all)));
        countries.sort(Comparator.comparingDouble(Country::revenue).reversed().thenComparing(Country::name));
        return new Countries(MoneyUnit.of(transactions), List.copyOf(countries));
    }

    private static int[] distinct(Transactions transactions, int[] countryOf, int size, IntUnaryOperator of) {
        int[] counts = new int[size];
        IntStream.range(0, countryOf.length)
                .filter(transactions::isPurchase)
                .mapToLong(line -> ((long) countryOf[line] << 32) | of.applyAsInt(line))
                .sorted()
                .distinct()
                .forEach(pair -> counts[(int) (pair >>> 32)]++);
        return counts;
    }

    /** All countries, the one with the greatest revenue first. */
    public List<Country> all() {
        return countries;
    }

    /** Whether some line names its country. */
    public boolean areNamed() {
        return countries.size() > 1 || !countries.get(0).name().equals(UNNAMED);
    }

    /** The country with the most customers, of equals the one with the greater revenue; unnamed only where none is named. */
    public Country home() {
        return countries.stream()
                .max(Comparator.comparing((Country country) -> !country.name().equals(UNNAMED) || !areNamed())
                        .thenComparingInt(Country::customers)
                        .thenComparingDouble(Country::revenue))
                .orElseThrow();
    }

    /** All countries but the home country, the one with the greatest revenue first. */
    public List<Country> abroad() {
        Country home = home();
        return countries.stream().filter(country -> country != home).toList();
    }

    /** What the home country brings, in a sentence. */
    public String sentence() {
        int abroad = abroad().size();
        if (!areNamed()) {
            return "The file names no country";
        }
        return abroad == 0
                ? say("Everybody buys from one country, %s", home().name())
                : say(
                        "%s (not drawn) brings %.0f %% of the revenue, %d other %s the rest",
                        home().name(), 100 * home().share(), abroad, abroad == 1 ? "country" : "countries");
    }

    /** The first {@code most} countries, one row each. */
    public Table table(int most) {
        List<Country> rows = countries.stream().limit(most).toList();
        return Table.create(
                "Countries by revenue",
                StringColumn.create("country", rows.stream().map(Country::name)),
                IntColumn.create("customers", rows.stream().mapToInt(Country::customers)),
                IntColumn.create("orders", rows.stream().mapToInt(Country::orders)),
                DoubleColumn.create(money.of("revenue"), rows.stream().mapToDouble(Country::revenue)),
                DoubleColumn.create("% of revenue", rows.stream().mapToDouble(country -> 100 * country.share())));
    }

    /** The home country and its share, for {@code summary.json}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line_set", "kept lines");
        figures.put("countries", (int) countries.stream()
                .filter(country -> !country.name().equals(UNNAMED))
                .count());
        if (areNamed()) {
            figures.put("home_country", home().name());
            figures.put("home_customers", home().customers());
            figures.put("home_revenue_share", home().share());
        }
        return figures;
    }
}
