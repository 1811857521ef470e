package segmentbook.transactions;

import static segmentbook.transactions.Check.note;
import static segmentbook.transactions.Check.warning;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import segmentbook.statistics.Frequency;
import segmentbook.tables.Cells;
import segmentbook.tables.IdColumn;
import segmentbook.tables.IdRules;
import segmentbook.tables.TextColumn;
import segmentbook.transactions.Finding.Example;

/**
 * Checks how the ids of customers and products are written, in lines and in tables of customers.
 *
 * @param checks that findings are added to
 * @param ids as they are written and seen
 * @param header of their column
 */
public record IdChecks(Checks checks, IdColumn ids, String header) {
    static final String ROUNDED =
            "kept, but its last digits are lost, and several may have become one; export the column as text";

    private static final int MOST = 20;
    private static final List<Set<String>> DIFFERENCES = Stream.concat(
                    IdRules.differences().stream().map(Set::of), Stream.of(IdRules.differences()))
            .toList();
    /** Adds what there is to say about the ids of customers. */
    public static void customers(Checks checks, IdColumn ids, String header) {
        IdChecks customers = new IdChecks(checks, ids, header);
        customers.nobody();
        customers.lines(note("decimal_id", "customer id with .0"), ids.written(), Cells::isDecimalId, "repaired");
        customers.spelling("customer id", "id", "sameCustomers", "customers");
    }

    /** Adds what there is to say about the codes of products. */
    static void products(Checks checks, IdColumn ids, String header) {
        new IdChecks(checks, ids, header).spelling("product code", "product", "sameProducts", "products");
    }

    private void nobody() {
        TextColumn plain = ids.plain();
        Predicate<String> nobody = id -> IdRules.isNobody(id) && !IdRules.isCounted(plain, id);
        var found = Frequency.of(plain.lines(nobody).stream().mapToObj(plain::at)).stream()
                .limit(MOST)
                .map(each -> "\"" + each.text().replace("\\", "\\\\") + "\"");
        String all = String.join(", ", found.toList());
        Check check = warning("customer_placeholder", "customer id that names nobody");
        var action = "kept as a customer; write cleaning: {missingCustomers: [" + all + "]} to treat it as missing";
        lines(check, plain, nobody, action);
    }

    /**
     * Adds what there is to say about ids of any kind.
     *
     * @param what one is called
     * @param key how keys of findings begin or end
     * @param rule the key that makes spellings one
     * @param unit what differing ids are counted as
     */
    private void spelling(String what, String key, String rule, String unit) {
        Check invisible = note("invisible_" + key, what + " with invisible or composed characters");
        lines(invisible, ids.written(), text -> !Cells.visible(text).equals(text), "repaired");
        lines(warning("rounded_" + key, what + " in scientific notation"), ids.written(), IdColumn::isRounded, ROUNDED);
        Check zeros = warning("zeros_" + key, what + " of 16 digits or more that ends in zeros, as rounded ones do");
        checks.rows(zeros, ids.endingInZeros()::get, this::example, ROUNDED.replace("are lost", "may be lost"));
        BitSet found = new BitSet();
        for (Set<String> differences : DIFFERENCES) {
            BitSet alike = ids.alike(differences, id -> !IdRules.isNobody(id));
            alike.andNot(differences.size() == 1 ? new BitSet() : found);
            found.or(alike);
            Set<String> same = new TreeSet<>(ids.same());
            same.addAll(differences);
            String by = String.join(", ", differences).replace("zeros", "leading zeros");
            String name = key + "_" + String.join("_", differences);
            Check check = warning(name, what + " that differs from another only by " + by);
            String action = "kept apart; write cleaning: {" + rule + ": " + same + "} to make them one";
            checks.texts(check, ids.plain(), alike, unit, this::example, action);
        }
    }

    private void lines(Check check, TextColumn column, Predicate<String> odd, String action) {
        checks.rows(check, column.lines(odd)::get, this::example, action);
    }

    private Example example(int line) {
        return checks.cell(line, header, ids.shown(line));
    }
}
