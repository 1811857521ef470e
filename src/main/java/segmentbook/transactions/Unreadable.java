package segmentbook.transactions;

import java.util.BitSet;
import java.util.Collection;
import java.util.Locale;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Format;

/** Lines of which a time or a number cannot be read, or with another number of cells than the header has. */
final class Unreadable {
    private Unreadable() {}

    /**
     * The unreadable lines, by index.
     *
     * @param numbers times and numbers that the lines should have
     * @param ragged lines with another number of cells than the header has
     * @throws DataException where they are half of all or more
     */
    static BitSet of(InvoiceLines lines, Collection<Numbers> numbers, BitSet ragged) {
        BitSet unreadable = (BitSet) ragged.clone();
        numbers.forEach(each -> each.markUnreadable(unreadable));
        if (2L * unreadable.cardinality() >= lines.size()) {
            throw tooMuch(lines, unreadable.cardinality(), unreadable.nextSetBit(0));
        }
        return unreadable;
    }

    private static DataException tooMuch(InvoiceLines lines, int count, int first) {
        Field field = lines.unreadableField(first);
        Format format = lines.dataset().format();
        String what = String.format(Locale.ROOT, "%,d of %,d lines cannot be read", count, lines.size());
        if (field == null) {
            return new DataException(
                    what + ": another number of cells than the header has",
                    lines.place(first, null),
                    "is format.separator right?");
        }
        return new DataException(
                what + ": no " + field.key() + " in \"" + lines.column(field).at(first) + "\"",
                lines.place(first, field),
                field == Field.TIME
                        ? "format.time is " + format.time()
                        : "columns." + field.key() + " must be a column of numbers with a decimal "
                                + (format.decimal() == '.' ? "point" : "comma")
                                + ", or format.decimal and format.thousands be given");
    }
}
