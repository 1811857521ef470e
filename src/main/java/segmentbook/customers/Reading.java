package segmentbook.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import segmentbook.dataset.Limits;
import segmentbook.transactions.Finding;
import segmentbook.transactions.Finding.Severity;
import tech.tablesaw.api.Table;

/** Makes customers of a file, with the account of what became of its rows and of their cells. */
final class Reading {
    private final CustomerFile file;
    private final int[] kept;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, double[]> numbers;
    private final List<Finding> findings;

    private Reading(CustomerFile file) {
        this.file = file;
        kept = file.rows().kept();
        numbers = new LinkedHashMap<>(file.keptNumbers());
        findings = new ArrayList<>(CustomerFindings.of(file));
        rows();
        cells();
        file.columns().formulas().forEach((name, formula) -> {
            double[] values = IntStream.range(0, kept.length)
                    .mapToDouble(row -> formula.value(other -> numbers.getOrDefault(other, new double[0])[row]))
                    .toArray();
            numbers.put(name, values);
            changes.add(new Change("computed", name, Filling.known(values).length, formula.toString()));
            limit(name, values);
        });
    }

    static Customers of(CustomerFile file) {
        Reading reading = new Reading(file);
        Table dress = file.dress().table();
        Account account = new Account(
                dress.where(dress.stringColumn("format").isNotEqualTo("time")), reading.findings, reading.changes);
        return new Customers(file.keptIds(), reading.numbers, file.keptWords(), Map.of(), account);
    }

    private void rows() {
        changes.add(new Change("read", Change.ROWS, file.size(), ""));
        int left = file.size() - kept.length;
        int ragged = file.lines(file::isRagged).cardinality();
        int repeats = file.rows().repeats().cardinality();
        int contradicting = file.rows().contradicting().cardinality();
        int nobody = left - ragged - repeats - contradicting;
        rows("left out", ragged, "another number of cells");
        rows("left out", nobody, "customer missing");
        rows("left out", repeats, "repeats another row of the customer");
        rows("left out", contradicting, "contradicts a fuller row of the customer");
        changes.add(new Change("kept", Change.ROWS, kept.length, ""));
    }

    private void rows(String step, int count, String by) {
        if (count > 0) {
            changes.add(new Change(step, Change.ROWS, count, by));
        }
    }

    private void cells() {
        file.numbers().forEach((name, column) -> {
            cells("missing in the file", name, column::isMissing, "");
            cells("made missing", name, column::isUnreadable, "no number");
            cells(
                    "made missing",
                    name,
                    column::isOutside,
                    "outside of " + file.columns().limits().get(name));
        });
        file.words().forEach((name, column) -> {
            cells("missing in the file", name, line -> column.at(line).isEmpty(), "");
            cells("put into one spelling", name, column::isRespelled, column.respelled(kept));
        });
    }

    private void cells(String step, String name, IntPredicate which, String by) {
        int count = (int) IntStream.of(kept).filter(which).count();
        if (count > 0) {
            changes.add(new Change(step, name, count, by));
        }
    }

    /** Takes away computed values that are not plausible. */
    private void limit(String name, double[] values) {
        Limits limits = file.columns().limits().get(name);
        List<String> customers = new ArrayList<>();
        for (int row = 0; limits != null && row < values.length; row++) {
            if (!Double.isNaN(values[row]) && !limits.holds(values[row])) {
                customers.add(file.ids().at(kept[row]) + ": " + Digits.of(values[row]));
                values[row] = Double.NaN;
            }
        }
        if (!customers.isEmpty()) {
            String outside = "outside of " + limits;
            changes.add(new Change("made missing", name, customers.size(), outside));
            List<String> first = customers.stream().limit(3).toList();
            findings.add(new Finding(
                    "implausible_" + name,
                    name + " " + outside,
                    Severity.WARNING,
                    customers.size(),
                    "customers",
                    first,
                    "made missing"));
        }
    }
}
