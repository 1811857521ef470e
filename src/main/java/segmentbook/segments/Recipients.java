package segmentbook.segments;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.description.Dataset;
import segmentbook.description.Format;
import segmentbook.description.OptionException;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Bootstrap;
import segmentbook.statistics.Rows;
import segmentbook.tables.IdColumn;
import segmentbook.tables.IdRules;
import segmentbook.tables.RawTable;

/**
 * Who gets an offer, who is held out to compare with, and who is left alone.
 *
 * <p>Of the customers of a segment who may get its offer a share is held out: those whose ids come first in an order that a seed
 * draws, so that the same customers are held out whatever the order of the rows.
 *
 * @param groups by row
 */
record Recipients(List<Group> groups) {
    private static final String YES = "(?i)yes|y|true|t|1|ja|j|oui|s[ií]";

    /** What happens to a customer. */
    enum Group {
        OFFER,
        HOLD_OUT,
        /** Wants no offers, or bought lately. */
        LEFT_ALONE
    }

    /** @param quietDays of the rule that holds for a customer, by row; 0 where it has none */
    static Recipients of(CustomerBase base, Segmentation segmentation, IntUnaryOperator quietDays) {
        Dataset dataset = base.dataset();
        IntPredicate out = optedOut(base, dataset.options(OfferOptions.class).optOut());
        Group[] groups = new Group[base.size()];
        for (int row = 0; row < groups.length; row++) {
            int days = base.rfm().isPresent() ? base.rfm().get().rows().get(row).recencyDays() : Integer.MAX_VALUE;
            boolean lately = days < quietDays.applyAsInt(row) + 1 && quietDays.applyAsInt(row) > 0;
            groups[row] = lately || out.test(row) ? Group.LEFT_ALONE : Group.OFFER;
        }
        List<String> ids = base.table().ids();
        for (String segment : segmentation.segments()) {
            int[] offered = Rows.where(segmentation.rows(segment), row -> groups[row] == Group.OFFER);
            List<Integer> may = Rows.inOrder(offered, Comparator.comparingLong(row -> drawn(ids.get(row))));
            long held = Math.round(dataset.options(OfferOptions.class).holdOut() * may.size());
            may.stream().limit(held).forEach(row -> groups[row] = Group.HOLD_OUT);
        }
        return new Recipients(List.of(groups));
    }

    boolean is(int row, Group group) {
        return groups.get(row) == group;
    }

    List<Integer> of(int[] rows, Group group) {
        return IntStream.of(rows).filter(row -> is(row, group)).boxed().toList();
    }

    private static long drawn(String id) {
        return new SplittableRandom(Bootstrap.SEED + id.hashCode()).nextLong();
    }

    private static IntPredicate optedOut(CustomerBase base, @Nullable String given) {
        var known = base.known();
        if (given == null) {
            return row -> false;
        }
        List<String> names = known.columns().stream().map(Column::name).toList();
        if (!names.contains(given)) {
            Set<String> ids = ids(base.dataset(), given, names);
            return row -> ids.contains(known.ids().get(row));
        }
        return known.column(given).kind() == Kind.WORDS
                ? row -> known.words(given).get(row).strip().matches(YES)
                : row -> known.value(row, given) > 0;
    }

    /** The ids in the first column of a file, as they are read everywhere. */
    private static Set<String> ids(Dataset dataset, String given, List<String> names) {
        var file = dataset.source().resolveSibling(given);
        if (!Files.isRegularFile(file)) {
            String rule = "a file, or a column of the customers: " + String.join(", ", names);
            throw new OptionException("offers.optOut", rule, given).at(dataset.place("offers.optOut"), "");
        }
        RawTable table = RawTable.of(file, Format.DEFAULT);
        IdRules rules = dataset.options(IdRules.class);
        var seen = IdColumn.ofCustomers("offers.optOut", table, table.columns().get(0), rules, dataset.privacy())
                .seen();
        return Set.copyOf(Rows.list(seen.size(), seen::at));
    }
}
