package segmentbook.transactions;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.description.Privacy;
import segmentbook.tables.TextColumn;

/** Lines with a value that {@code cleaning.leaveOut} names; blanks around a value and its case make no difference. */
final class LeaveOut {
    private final List<Value> values;

    /** A value of a column, and the lines that have it. */
    private record Value(String header, String text, BitSet lines) {}

    /** @throws segmentbook.description.DataException where the file lacks a column that {@code cleaning.leaveOut} names */
    LeaveOut(InvoiceLines lines) {
        values = lines.dataset().options(CleaningRules.class).leaveOut().entrySet().stream()
                .flatMap(each -> values(lines, each.getKey(), each.getValue()))
                .toList();
    }

    private static Stream<Value> values(InvoiceLines lines, String header, Collection<String> texts) {
        Privacy privacy = lines.dataset().privacy();
        TextColumn column = lines.file().column("cleaning.leaveOut." + header, header, privacy::shownHeader);
        return texts.stream()
                .map(text -> new Value(header, privacy.shown(text), column.lines(cell -> key(cell)
                        .equals(key(text)))));
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** All lines that are left out. */
    BitSet lines() {
        BitSet all = new BitSet();
        values.forEach(each -> all.or(each.lines()));
        return all;
    }

    /** Adds a finding for each value, and another for one that no line has. */
    void check(Checks checks) {
        for (Value each : values) {
            String cell = each.header() + " " + each.text();
            Check check = Check.warning("leave_out " + cell, "value to leave out, " + cell);
            checks.rows(check, each.lines()::get, line -> checks.example(line, each.header(), ""), "left out");
            Check none = Check.warning("leave_out_unused " + cell, "value to leave out that no line has, " + cell);
            int unused = each.lines().isEmpty() ? 1 : 0;
            checks.add(
                    none,
                    unused,
                    "values",
                    IntStream.empty(),
                    line -> checks.example(line, null, ""),
                    "is it written in another way?");
        }
    }
}
