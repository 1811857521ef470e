package segmentbook.exploration;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.description.Field;
import segmentbook.statistics.Distribution;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.transactions.Transactions;

/**
 * Where lines of one time are unlike those of another, so that recency or money does not say what it seems to say.
 *
 * <p>A country or channel with lines on {@value #DAYS} days or more has ended where it is silent at the end for {@value #SILENT}
 * days or more and over {@value #TIMES} times as long as ever before, while another one goes on. Prices have moved where, of
 * {@value #FEW} products or more sold in the first third of the days and in the last, the middle one costs a multiple or a part. The
 * shop was closed where a stretch without lines is that long beside all others. A month has many first orders where, from the
 * fourth on, it has {@value #MANY} or more, over {@value #RUSH} times as many as the middle one, and over {@value #JUMP} times as
 * many as one of the {@value #BEGUN} before it: where the lines begin in the midst of a shop's life, old customers order for the
 * first time in them, month by month fewer.
 */
public final class Breaks {
    private static final int DAYS = 20;
    private static final int SILENT = 28;
    private static final int TIMES = 3;
    private static final int FEW = 5;
    private static final int MANY = 50;
    private static final int RUSH = 4;
    private static final int JUMP = 2;
    private static final int BEGUN = 3; // months in which nearly all old customers seem new
    private static final int LONG = 91;
    private static final double MULTIPLE = 1.5;

    private Breaks() {}

    /** What was found, in sentences without their full stops. */
    public static List<String> of(Transactions lines) {
        Stream<String> ended = Stream.of(Field.COUNTRY, Field.CHANNEL)
                .filter(field -> !lines.words(field).isEmpty())
                .flatMap(field -> ended(lines, field));
        return Stream.of(ended, prices(lines), closed(lines), arrivals(lines), young(lines))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<String> closed(Transactions lines) {
        int[] days = lines.pairs(line -> 0, line -> (int) lines.day(line)).seconds(0);
        double[] pauses = Rows.values(days.length - 1, i -> days[i + 1] - days[i]);
        double[] sorted = Arrays.stream(pauses).sorted().toArray();
        int longest = Rows.greatest(pauses);
        String said = "No line lies between %s and %s: recency and gaps count these days as if the shop had been open";
        return days.length < DAYS || pauses[longest] < Math.max(SILENT, TIMES * sorted[sorted.length - 2])
                ? Stream.of()
                : Stream.of(say(said, last(days[longest]), last(days[longest + 1])));
    }

    private static Stream<String> arrivals(Transactions lines) {
        var months = NewAndReturning.of(lines).all();
        double[] first = Rows.values(months, NewAndReturning.Month::newCustomers);
        double[] settled = Arrays.stream(first).skip(BEGUN).toArray();
        double usual = settled.length < FEW
                ? Double.NaN
                : Distribution.of("first orders", settled).median();
        String said = "In %s %,.0f customers ordered for the first time, %.1f times as many as in the middle month%s:"
                + " a season, customers of another shop, or old ones under new ids";
        int[] many = Rows.where(
                first.length,
                month -> month >= BEGUN
                        && usual > 0
                        && first[month] >= MANY
                        && first[month] > RUSH * usual
                        && IntStream.rangeClosed(1, BEGUN).anyMatch(back -> first[month] > JUMP * first[month - back]));
        List<String> names =
                Rows.list(many.length, i -> "" + months.get(many[i]).month());
        var others = names.stream().skip(1).toList();
        String also = others.isEmpty() ? "" : ", and over " + RUSH + " times in " + Words.first(others, 3);
        return names.stream().limit(1).map(name -> say(said, name, first[many[0]], first[many[0]] / usual, also));
    }

    private static Stream<String> young(Transactions lines) {
        long days = ChronoUnit.DAYS.between(lines.firstDay(), lines.lastDay());
        String said = "The lines span %,d days: nobody has been away for long, whatever a segment is called";
        return days >= LONG || lines.customers().size() < MANY ? Stream.of() : Stream.of(say(said, days));
    }

    private static Stream<String> ended(Transactions lines, Field field) {
        List<String> words = lines.words(field);
        IntUnaryOperator word = line -> lines.word(field, line);
        var days = lines.pairs(word, line -> (int) lines.day(line));
        int[] customers = lines.pairs(word, lines::customer).counts(words.size());
        var known = IntStream.range(0, words.size())
                .boxed()
                .filter(each -> days.seconds(each).length >= DAYS)
                .collect(Collectors.partitioningBy(each -> hasEnded(lines.lastDay(), days.seconds(each))));
        String said = "The lines of %s (%s) end on %s, long before others; its %,d customers may not be gone";
        boolean another = !known.getOrDefault(false, List.of()).isEmpty();
        return known.getOrDefault(another, List.of()).stream()
                .map(each -> say(said, words.get(each), field.key(), last(days.seconds(each)), customers[each]));
    }

    private static LocalDate last(int... days) {
        return LocalDate.ofEpochDay(days[days.length - 1]);
    }

    private static boolean hasEnded(LocalDate end, int... days) {
        Distribution pauses = Distribution.of("pauses", Rows.values(days.length - 1, i -> days[i + 1] - days[i]));
        return last(days)
                .plusDays((long) Math.max(SILENT - 1, TIMES * pauses.max()))
                .isBefore(end);
    }

    private static Stream<String> prices(Transactions lines) {
        int size = lines.products().size();
        long first = lines.firstDay().toEpochDay();
        long days = lines.lastDay().toEpochDay() - first + 1;
        IntUnaryOperator third = line -> lines.product(line) + (int) (3 * (lines.day(line) - first) / days) * size;
        double[] money = lines.amounts(3 * size, third);
        double[] units = lines.units(3 * size, third);
        double[] times = IntStream.range(0, size)
                .mapToDouble(each -> money[2 * size + each] / units[2 * size + each] / money[each] * units[each])
                .filter(each -> each > 0 && each < Double.POSITIVE_INFINITY)
                .toArray();
        double middle = times.length < FEW ? 1 : Distribution.of("price", times).median();
        String said = "The middle of %,d products costs %.1f times as much in the last third of days as in the first";
        return Math.max(middle, 1 / middle) < MULTIPLE ? Stream.of() : Stream.of(say(said, times.length, middle));
    }
}
