package segmentbook.rfm;

import java.util.List;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import tech.tablesaw.api.Table;

/** One customer at several snapshots: what would have been known then. */
public final class RfmHistory {
    private RfmHistory() {}

    /** A customer at one of them. */
    private record Then(Segments segments, int row) {
        static Then of(RfmTable rfm, String customer) {
            return new Then(
                    rfm.score().segments(), rfm.transactions().customers().indexOf(customer));
        }

        RfmScores scores() {
            return segments.scores();
        }

        RfmRow measures() {
            return scores().rfm().rows().get(row);
        }
    }

    /**
     * Measures, scores and segment of a customer at the snapshot of a table and before it, the last first.
     *
     * @param daysApart from one snapshot to the one before, 1 or more
     * @param most how many, at most; none before the customer's first purchase
     * @throws IllegalArgumentException where there is no such customer
     */
    public static Table of(RfmTable rfm, String customer, int daysApart, int most) {
        int tenure = rfm.row(customer).tenureDays();
        List<Then> all = IntStream.range(0, most)
                .filter(i -> i == 0 || (long) i * daysApart < tenure)
                .mapToObj(
                        i -> i == 0 ? rfm : rfm.at(rfm.transactions().snapshot().minusDays((long) i * daysApart)))
                .map(each -> Then.of(each, customer))
                .toList();
        return Columns.<Then>none()
                .text(
                        "snapshot",
                        "",
                        each -> String.valueOf(
                                each.scores().rfm().transactions().snapshot()))
                .whole("recency days", "", each -> each.measures().recencyDays())
                .whole("frequency", "", each -> each.measures().frequency())
                .number("monetary", "", each -> each.measures().monetary())
                .whole("R", "", each -> each.scores().recency(each.row))
                .whole("F", "", each -> each.scores().frequency(each.row))
                .whole("M", "", each -> each.scores().monetary(each.row))
                .text("segment", "", each -> each.segments.segment(each.row))
                .text(
                        "of customers",
                        "",
                        each -> String.valueOf(each.scores().rfm().size()))
                .table("Customer " + customer + ", as known at each snapshot", all);
    }
}
