package segmentbook.customers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Finding.Severity;

/** What is odd about the rows of a table with one row a customer, each check on its own; nothing is changed here. */
final class CustomerFindings {
    private static final int PLACES = 3;

    private final CustomerFile file;
    private final List<Finding> all = new ArrayList<>();

    private CustomerFindings(CustomerFile file) {
        this.file = file;
        rows();
        file.columns().numeric().forEach((name, header) -> {
            NumberColumn column = file.numbers().get(name);
            if (column != null) {
                number(name, header, column);
            }
        });
        file.columns().categorical().forEach((name, header) -> {
            WordColumn column = file.words().get(name);
            if (column != null) {
                word(name, header, column);
            }
        });
    }

    static List<Finding> of(CustomerFile file) {
        return List.copyOf(new CustomerFindings(file).all);
    }

    private void rows() {
        IntFunction<String> id = file.ids()::at;
        String header = file.columns().customer();
        BitSet missing =
                file.lines(line -> !file.isRagged(line) && id.apply(line).isEmpty());
        Rows rows = file.rows();
        lines("unreadable", "another number of cells", Severity.WARNING, file::isRagged, null, id, "left out");
        lines("customer_missing", "customer missing", Severity.WARNING, missing::get, header, id, "left out");
        String repeats = "row that repeats another one of the customer";
        lines("duplicate", repeats, Severity.NOTE, rows.repeats()::get, header, id, "left out");
        String contradicts = "row that contradicts another one of the customer";
        String action = "left out; the fullest row is kept";
        lines("contradictory", contradicts, Severity.WARNING, rows.contradicting()::get, header, id, action);
        lines("decimal_id", "customer id with .0", Severity.NOTE, file::isDecimalId, header, id, "repaired");
        String elsewhere = "customer id in another column";
        String open = "not hidden there; leave the column out";
        lines("id_elsewhere", elsewhere, Severity.WARNING, file::isIdElsewhere, header, id, open);
    }

    private void number(String name, String header, NumberColumn column) {
        String unreadable = name + " that is no number";
        IntFunction<String> text = line -> file.shown(column, line);
        lines("unreadable_" + name, unreadable, Severity.WARNING, column::isUnreadable, header, text, "made missing");
        lines(
                "implausible_" + name,
                name + " outside of " + file.columns().limits().get(name),
                Severity.WARNING,
                column::isOutside,
                header,
                text,
                "made missing");
        missing(name, header, column::isMissing, column.text()::at);
        Set<Double> different = new HashSet<>();
        for (int line : file.rows().kept()) {
            different.add(column.at(line));
        }
        different.remove(Double.NaN);
        constant(name, different.size());
    }

    private void word(String name, String header, WordColumn column) {
        String words = name + " in another spelling";
        IntFunction<String> text = line -> "\"" + column.written().at(line) + "\"";
        lines("spelling_" + name, words, Severity.NOTE, column::isRespelled, header, text, "made one");
        missing(name, header, line -> column.at(line).isEmpty(), column.written()::at);
        Set<String> different = new HashSet<>();
        for (int line : file.rows().kept()) {
            different.add(column.at(line));
        }
        different.remove("");
        constant(name, different.size());
    }

    private void missing(String name, String header, IntPredicate missing, IntFunction<String> text) {
        IntPredicate odd = line -> !file.isRagged(line) && missing.test(line);
        String action = "stays missing until it is filled";
        lines("missing_" + name, name + " missing", Severity.NOTE, odd, header, text, action);
    }

    private void constant(String name, int different) {
        if (different < 2) {
            String what = name + (different == 0 ? " missing for all" : " the same for all");
            int customers = file.rows().kept().length;
            String action = "tells nobody apart; leave it out";
            all.add(new Finding("constant_" + name, what, Severity.WARNING, customers, "customers", List.of(), action));
        }
    }

    private void lines(
            String key,
            String words,
            Severity severity,
            IntPredicate odd,
            @Nullable String header,
            IntFunction<String> value,
            String action) {
        BitSet found = file.lines(odd);
        if (!found.isEmpty()) {
            List<String> places = found.stream()
                    .limit(PLACES)
                    .mapToObj(line -> header == null
                            ? file.place(line)
                            : file.place(line) + ", " + file.shown(header) + ": " + text(value.apply(line)))
                    .toList();
            all.add(new Finding(key, words, severity, found.cardinality(), "rows", places, action));
        }
    }

    private static String text(String cell) {
        return cell.isBlank() ? "empty" : cell;
    }
}
