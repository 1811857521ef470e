package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import segmentbook.PropertyFolder;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.rfm.RfmTable;
import segmentbook.statistics.Sum;
import segmentbook.transactions.Cancellations;
import segmentbook.transactions.CleaningRules;
import segmentbook.transactions.ShopLines;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** What holds of contribution in any file. */
class ContributionPropertiesTests extends PropertyFolder {
    private static final List<String> COSTS = List.of("0", "0.10", "1", "2.50", "7", "", "-1", "x");

    @Provide
    Arbitrary<List<String>> files() {
        return ShopLines.any();
    }

    private static double[] byCustomer(Transactions lines, IntToDoubleFunction value) {
        return Sum.byGroup(
                lines.size(),
                value,
                lines.customers().size(),
                line -> Double.isNaN(lines.cost(line)) ? -1 : lines.customer(line));
    }

    @Property(tries = 300, seed = "14", edgeCases = EdgeCasesMode.NONE)
    void contributionAndCostAreTheMoneyOfLinesWithACost(
            @ForAll("files") List<String> lines, @ForAll Random random, @ForAll Cancellations cancellations) {
        String text = lines.stream()
                .map(line -> line + "," + COSTS.get(random.nextInt(COSTS.size())))
                .collect(Collectors.joining("\n", ShopLines.HEADER + ",cost\n", "\n"));
        Transactions kept;
        try {
            kept = Transactions.of(
                    SmallShop.dataset(path(), text).with(new CleaningRules().withCancellations(cancellations)));
        } catch (DataException refused) {
            return; // half of the generated lines cannot be read, or none remains
        }
        double[] costs = byCustomer(kept, line -> kept.quantity(line) * kept.cost(line));
        double[] money = byCustomer(kept, kept::amount);
        CustomerTable measures = Measures.of(RfmTable.of(kept), List.of("contribution", "margin"));
        for (int i = 0; i < costs.length; i++) {
            double contribution = measures.value(i, "contribution");
            double margin = measures.value(i, "margin");
            if (Double.isNaN(contribution)) {
                assertThat(money[i]).isZero();
            } else {
                assertThat(contribution + costs[i]).isEqualTo(money[i], within(1e-9));
            }
            if (money[i] > 0) {
                assertThat(margin * money[i]).isEqualTo(contribution, within(1e-9));
            } else {
                assertThat(margin).isNaN();
            }
        }
    }
}
