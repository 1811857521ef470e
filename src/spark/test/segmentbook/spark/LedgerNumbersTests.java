package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import segmentbook.transactions.Ledger;
import segmentbook.transactions.Ledger.Entry;
import segmentbook.transactions.Ledger.LeftOut;
import segmentbook.transactions.Ledger.NettingSummary;
import segmentbook.transactions.Rule;

class LedgerNumbersTests {
    @Test
    void theLedgerOfTwentyThousandPartsCountsTenBillionLines() {
        Entry kept = new Entry(400_000, 5_000, 1_000_000.5, 2_000_000.25);
        Entry none = new Entry(0, 0, 0, 0);
        List<LeftOut> leftOut = Stream.of(Rule.values())
                .map(rule -> new LeftOut(
                        rule, rule.equals(Rule.CUSTOMER_MISSING) ? new Entry(100_000, 0, 200_000.25, 300_000.5) : none))
                .toList();
        Entry read = new Entry(500_000, 5_000, 1_200_000.75, 2_300_000.75);
        Ledger part = new Ledger(read, leftOut, none, kept, new NettingSummary(200_000, 1, 2, 3, 4, 5));
        Ledger all = LedgerNumbers.sum(Collections.nCopies(20_000, LedgerNumbers.of(part)));
        assertThat(all.read()).isEqualTo(new Entry(10_000_000_000L, 100_000_000, 24_000_015_000.0, 46_000_015_000.0));
        assertThat(all.imbalance()).isEqualTo(none);
        assertThat(all.nettingSummary().orElseThrow().wholly()).isEqualTo(4_000_000_000L);
        assertThat(all.table().longColumn("lines").get(0)).isEqualTo(10_000_000_000L);
        assertThat(all.sentence()).startsWith("80.0 % of the 10,000,000,000 lines stay");
    }
}
