package segmentbook.lifetime;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import segmentbook.lifetime.CustomerValues.Value;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;

/**
 * What customers were worth on a day in the past, beside the money that they brought after it: the sum, and whether the
 * interval of each customer holds as often as it says.
 */
public final class ValueCheck {
    private final ForecastCheck check;
    private final int days; // from the split to the end
    private final CustomerValues values; // at the split, of these days, without discount
    private final double[] came; // money after the split, by customer known then

    private ValueCheck(ForecastCheck check, Transactions lines) {
        this.check = check;
        days = (int) ChronoUnit.DAYS.between(check.split(), lines.snapshot()) - 1;
        values = CustomerValues.of(check.fits(), new ValueOptions(Math.max(1, days), 0, 1));
        var known = Rows.list(check.fits().history().customers(), each -> each.id());
        int[] rowOf = Rows.find(lines.customers(), known);
        long last = check.split().toEpochDay();
        came = lines.amounts(known.size(), line -> lines.day(line) > last ? rowOf[lines.customer(line)] : -1);
    }

    /** At the split of the forecasts, which were made of the same lines. */
    public static ValueCheck of(ForecastCheck check, Transactions lines) {
        return new ValueCheck(check, lines);
    }

    /** Money that customers known at the split brought after it. */
    public double actual() {
        return DoubleStream.of(came).sum();
    }

    /** What these customers together were expected to bring in these days, with an interval at 95 %. */
    public Value expected() {
        return values.everybody();
    }

    /** How many customers brought what lies in their own interval at 95 %. */
    public int held() {
        var all = values.all();
        return Rows.where(
                        all.size(),
                        i -> came[i] >= all.get(i).low()
                                && came[i] <= all.get(i).high())
                .length;
    }

    /** Expected and actual money, and how often intervals hold, in a sentence without its full stop. */
    public String sentence() {
        if (!check.whyNot().isEmpty()) {
            return check.whyNot();
        }
        Value all = expected();
        String missed = "that, so the interval of what comes next may miss as well";
        var side = actual() > all.high() ? "above " + missed : actual() < all.low() ? "below " + missed : "within that";
        String sum =
                "In the %,d days after %s the %,d customers known then were expected to bring %s (%,.0f to %,.0f), and %,.0f came, %s";
        String own = "; %.1f %% of them (%.1f to %.1f) brought what lies in their own interval, where 95 %% should";
        String money = Words.money(all.value(), values.moneyUnit());
        var share = new WilsonScoreInterval().createInterval(came.length, held(), .95);
        return Words.say(sum, days, check.split(), came.length, money, all.low(), all.high(), actual(), side)
                + Words.say(
                        own, 100.0 * held() / came.length, 100 * share.getLowerBound(), 100 * share.getUpperBound());
    }

    /** For the section of the forecasts in {@code summary.json}; nothing where nothing can be judged. */
    public Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        if (check.whyNot().isEmpty()) {
            Value all = expected();
            metrics.put("days", days);
            metrics.put("money", all.value());
            metrics.put("money_low", all.low());
            metrics.put("money_high", all.high());
            metrics.put("money_actual", actual());
            metrics.put("in_interval", (double) held() / came.length);
        }
        return metrics;
    }
}
