package segmentbook.transactions;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated lines of {@code invoice,product,description,quantity,time,price,customer}, with many ties. */
public final class ShopLines {
    /** The header of the lines. */
    public static final String HEADER = "invoice,product,description,quantity,time,price,customer";

    private ShopLines() {}

    /** One to forty lines, most of them readable. */
    public static Arbitrary<List<String>> any() {
        return Combinators.combine(
                        Arbitraries.of("1", "2", "3", "C1", "C2"),
                        mostly(List.of("A", "B"), "POST"),
                        Arbitraries.of("tea", " tea", "pot", ""),
                        mostly(List.of("-3", "-2", "-1", "1", "2", "3", "5", "-0.1", "0.1", "0.3"), "0", "x", "-0"),
                        time(),
                        mostly(List.of("1", "2", "2.50", "0.10"), "0", "-1", "free"),
                        mostly(List.of("1", "1.0", "2", "x"), "", " "))
                .as((invoice, product, text, units, time, price, customer) ->
                        String.join(",", invoice, product, text, units, time, price, customer))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** One to forty lines of purchases that are all kept but for duplicates. */
    public static Arbitrary<List<String>> purchases() {
        Arbitrary<String> quantity = Arbitraries.of("1", "2", "3", "5");
        return Combinators.combine(
                        Arbitraries.of("1", "2", "3", "4"),
                        Arbitraries.of("A", "B"),
                        quantity,
                        time(),
                        Arbitraries.of("0.10", "0.20", "0.30", "2.50", "1"),
                        Arbitraries.integers().between(1, 9))
                .as((invoice, product, units, time, price, customer) ->
                        String.join(",", invoice, product, "tea", units, time, price, String.valueOf(customer)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Arbitrary<String> time() {
        return Arbitraries.of(
                "2011-05-01 08:00:00", "2011-05-01 09:00:00", "2011-05-02 08:00:00", "2011-06-01 08:00:00");
    }

    /** Each rare text once in about twenty or more. */
    private static Arbitrary<String> mostly(List<String> usual, String... rare) {
        List<String> all = new ArrayList<>(List.of(rare));
        for (int i = 0; i < 19 * rare.length; i++) {
            all.add(usual.get(i % usual.size()));
        }
        return Arbitraries.of(all);
    }

    /** The text of a file with these lines. */
    public static String text(List<String> lines) {
        return HEADER + "\n" + String.join("\n", lines) + "\n";
    }
}
