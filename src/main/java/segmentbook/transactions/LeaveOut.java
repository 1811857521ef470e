package segmentbook.transactions;

import static segmentbook.statistics.Words.say;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import segmentbook.description.Field;
import segmentbook.tables.TextColumn;

/**
 * Lines with a value that {@code cleaning.leaveOut} names; blanks around a value and its case make no difference. An empty cell
 * counts as what another line of its invoice has.
 */
final class LeaveOut {
    private final List<Value> values;

    /** A value of a column, which has a header, the lines that have it, and how many of them are filled from others of their invoice. */
    private record Value(TextColumn column, String header, String text, BitSet lines, int filled) {}

    /** @throws segmentbook.description.DataException where the file lacks a column that {@code cleaning.leaveOut} names */
    LeaveOut(InvoiceLines lines) {
        values = lines.dataset().options(CleaningRules.class).leaveOut().entrySet().stream()
                .flatMap(each -> values(lines, each.getKey(), each.getValue()))
                .toList();
    }

    private static Stream<Value> values(InvoiceLines lines, String header, Collection<String> texts) {
        var privacy = lines.dataset().privacy();
        TextColumn column = lines.file().column("cleaning.leaveOut." + header, header, privacy::shownHeader);
        return texts.stream().map(text -> {
            BitSet found = column.lines(cell -> key(cell).equals(key(text)));
            BitSet filled = filled(lines, column, found);
            found.or(filled);
            return new Value(column, header, privacy.shown(text), found, filled.cardinality());
        });
    }

    /** The lines with an empty cell of the invoices of some lines: an order's export may say it on the first line only. */
    private static BitSet filled(InvoiceLines lines, TextColumn column, BitSet found) {
        BitSet empty = column.lines(String::isBlank);
        if (empty.isEmpty() || !lines.has(Field.INVOICE)) {
            return new BitSet();
        }
        TextColumn invoices = lines.column(Field.INVOICE);
        BitSet named = lines.invoices(found::get);
        return lines.file().lines(line -> empty.get(line) && named.get(invoices.code(line)));
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** All lines that are left out. */
    BitSet lines() {
        return values.stream().map(Value::lines).collect(BitSet::new, BitSet::or, BitSet::or);
    }

    /** Whether a column that it names has this currency too, so that what is left out is in others. */
    boolean isOfOtherCurrencies(String kept) {
        Predicate<String> same = cell -> key(cell).equals(key(kept));
        return !kept.isEmpty()
                && values.stream().anyMatch(each -> !each.column.lines(same).isEmpty());
    }

    /** Adds a finding for each value, and another for one that no line has. */
    void check(Checks checks) {
        for (Value each : values) {
            String cell = each.header() + " " + each.text();
            Check check = Check.warning("leave_out " + cell, "value to leave out, " + cell);
            String more = each.filled() == 0 ? "" : say(", with %,d empty of the same invoices", each.filled());
            checks.rows(check, each.lines()::get, line -> checks.example(line, each.header(), ""), "left out" + more);
            Check none = Check.warning("leave_out_unused " + cell, "value to leave out that no line has, " + cell);
            checks.add(none, each.lines().isEmpty() ? 1 : 0, "values", "is it written in another way?");
        }
    }
}
