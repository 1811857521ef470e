package segmentbook.exploration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/**
 * Where customers buy from.
 *
 * <p>A customer with lines in two countries counts in both; money counts once. Lines without a country, and all lines of
 * a file without such a column, stand under {@value #UNNAMED}.
 *
 * @param moneyUnit what revenue is counted in, such as GBP; may be empty
 * @param all by falling revenue, of equals by name
 */
public record Countries(String moneyUnit, List<Country> all) {
    /** The country of lines that name none. */
    public static final String UNNAMED = "not named";

    /**
     * The metrics of one country.
     *
     * @param name as the file writes it
     * @param customers distinct customers with a purchase there
     * @param orders distinct orders with a purchase there
     * @param revenue in the money unit
     * @param share of all revenue, 0 to 1
     */
    public record Country(String name, int customers, int orders, double revenue, double share) {}

    /** All countries of the kept lines, by falling revenue, of equals by name. */
    public static Countries of(Transactions transactions) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] countryOf = IntStream.range(0, transactions.size())
                .mapToObj(line -> transactions.country(line).orElse("").strip())
                .mapToInt(name -> numbers.computeIfAbsent(name.isEmpty() ? UNNAMED : name, n -> numbers.size()))
                .toArray();
        int size = numbers.size();
        int[] orderOf = transactions.orderOfLines();
        int[] customersOf = transactions
                .pairs(line -> countryOf[line], transactions::customer)
                .counts(size);
        int[] ordersOf = transactions
                .pairs(line -> countryOf[line], line -> orderOf[line])
                .counts(size);
        double[] revenue = transactions.amounts(size, line -> countryOf[line]);
        double all = transactions.revenue();
        List<Country> countries = new ArrayList<>();
        numbers.forEach((name, i) ->
                countries.add(new Country(name, customersOf[i], ordersOf[i], revenue[i], revenue[i] / all)));
        countries.sort(Comparator.comparingDouble(Country::revenue).reversed().thenComparing(Country::name));
        return new Countries(transactions.moneyUnit(), List.copyOf(countries));
    }

    /** Whether some line names its country. */
    public boolean areNamed() {
        return all.size() > 1 || !all.get(0).name().equals(UNNAMED);
    }

    /** The country with the most customers, of equals the one with the greater revenue; unnamed only where none is named. */
    public Country home() {
        return all.stream()
                .max(Comparator.comparing((Country country) -> !country.name().equals(UNNAMED) || !areNamed())
                        .thenComparingInt(Country::customers)
                        .thenComparingDouble(Country::revenue))
                .orElseThrow();
    }

    /** Whether half of the customers or more buy from the home country, which then hides the others in a chart. */
    public boolean isOfOneHome() {
        return 2 * home().customers()
                >= all.stream().mapToInt(Country::customers).sum();
    }

    /** All countries but the home country, by falling revenue. */
    public List<Country> abroad() {
        Country home = home();
        return all.stream().filter(country -> country != home).toList();
    }

    /** What the home country brings, or where there is none the country that brings most, in a sentence. */
    public String sentence() {
        int abroad = abroad().size();
        if (!areNamed() || abroad == 0) {
            return areNamed() ? "Everybody buys from one country, " + home().name() : "The file names no country";
        }
        Country first = isOfOneHome() || all.get(0).name().equals(UNNAMED) ? home() : all.get(0);
        String words = "%s brings %s%.0f %% of the %s, %d other %s the rest";
        String most = first == all.get(0) && !isOfOneHome() ? "most, " : "";
        String others = abroad == 1 ? "country" : "countries";
        return Words.say(words, first.name(), most, 100 * first.share(), Words.revenue(moneyUnit), abroad, others);
    }

    /** The first {@code most} countries, one row each. */
    public Table table(int most) {
        List<Country> first = all.stream().limit(most).toList();
        return Columns.<Country>none()
                .text("country", "", Country::name)
                .whole("customers", "", Country::customers)
                .whole("orders", "", Country::orders)
                .number(Words.inMoney(Words.revenue(moneyUnit), moneyUnit), "", Country::revenue)
                .share("% of " + Words.revenue(moneyUnit), "", Country::share)
                .table("Countries by " + Words.revenue(moneyUnit), first);
    }

    /** The home country and its share, for {@code summary.json}. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>(Map.of("line_set", "kept lines"));
        boolean named = all.stream().noneMatch(each -> each.name().equals(UNNAMED));
        metrics.put("countries", all.size() - (named ? 0 : 1));
        if (areNamed()) {
            metrics.put("home_country", home().name());
            metrics.put("home_customers", home().customers());
            metrics.put("home_revenue_share", home().share());
        }
        return metrics;
    }
}
