package segmentbook.transactions;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import segmentbook.description.Dataset;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Shares;
import segmentbook.statistics.Sum;

/**
 * Who sends back: cancellations that have a purchase in the file, netted whatever the description file does with them,
 * against all purchases before netting.
 */
public final class Returns {
    private static final double[] EDGES = {0, .01, .05, .1, .25, .5, 1};
    private static final List<String> LEVELS =
            List.of("none", "to 1 %", "to 5 %", "to 10 %", "to 25 %", "to 50 %", "more");
    private static final int MANY = 4; // the first class above a tenth

    private Returns() {}

    /**
     * Customers, what they paid and what was sent back, by the share of their money that each sent back; no class where
     * nothing was.
     *
     * @throws segmentbook.description.DataException as {@link Cleaning#of}
     */
    public static Shares of(Dataset dataset) {
        CleaningRules rules = dataset.options(CleaningRules.class);
        Cleaning cleaning = Cleaning.read(dataset.with(rules.withCancellations(Cancellations.NET)));
        InvoiceLines lines = cleaning.invoiceLines();
        double[] units = sums(cleaning, lines::quantity);
        double[] paid = sums(cleaning, line -> lines.quantity(line) * lines.price(line));
        double[] unitsBack = sums(cleaning, line -> lines.quantity(line) - cleaning.quantityLeft(line));
        var back = sums(cleaning, line -> (lines.quantity(line) - cleaning.quantityLeft(line)) * lines.price(line));
        if (Arrays.stream(back).sum() == 0) {
            return Shares.none("The file holds no purchase that was sent back");
        }
        int[] classes = IntStream.range(0, units.length)
                .map(each -> units[each] > 0 ? level(back[each] / paid[each]) : -1)
                .toArray();
        int overUnits = Rows.where(units.length, each -> unitsBack[each] / units[each] > EDGES[MANY - 1]).length;
        Shares shares = Shares.by("share of their money that customers sent back", LEVELS)
                .of("the customers", units.length, each -> 1, each -> classes[each])
                .of("what all paid", units.length, each -> paid[each], each -> classes[each])
                .of("what came back", units.length, each -> back[each], each -> classes[each]);
        return shares.saying(sentence(shares, classes, overUnits));
    }

    private static double[] sums(Cleaning cleaning, IntToDoubleFunction value) {
        InvoiceLines lines = cleaning.invoiceLines();
        return Sum.byGroup(
                lines.size(),
                value,
                lines.customers().distinct(),
                line -> cleaning.isKept(line) || cleaning.rule(line) == Rule.WHOLLY_CANCELLED
                        ? lines.customers().code(line)
                        : -1);
    }

    private static int level(double share) {
        return (int) Arrays.stream(EDGES).filter(edge -> edge < share).count();
    }

    private static String sentence(Shares shares, int[] classes, int overUnits) {
        double paid = 0;
        double back = 0;
        for (int level = MANY; level < EDGES.length; level++) {
            paid += shares.percent("what all paid", level);
            back += shares.percent("what came back", level);
        }
        String words =
                "%,d of %,d customers sent back over a tenth of their money (%,d over a tenth of their units); they paid %.1f %% of all money, and %.0f %% of what came back is theirs";
        long many = Arrays.stream(classes).filter(level -> level >= MANY).count();
        long all = Arrays.stream(classes).filter(level -> level >= 0).count();
        return say(words, many, all, overUnits, paid, back);
    }
}
