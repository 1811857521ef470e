package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import segmentbook.columns.Columns;
import segmentbook.segments.Segmentation;
import tech.tablesaw.api.Table;

/**
 * From which segment to which the same customers went between two dates.
 *
 * @param rules by which, in words; where there are no moves why, in a sentence without its full stop
 * @param segments all that there are at either date, in the order of the segmentation
 * @param moves one for each pair of segments that somebody is in, stays too
 */
public record Movement(String rules, List<String> segments, List<Move> moves) {
    /** Shares of fewer customers than this are not compared in sentences. */
    private static final int FEWEST = 10;

    private static final Columns<Move> COLUMNS = Columns.<Move>none()
            .text("from", "from", Move::from)
            .text("to", "to", Move::to)
            .whole("customers", "customers", Move::customers)
            .share("% of from", "share", Move::share)
            .share("% low", "share_low", Move::low)
            .share("% high", "share_high", Move::high)
            .number("revenue since", "revenue", Move::revenue);

    /**
     * Customers who were in one segment and are in another, or the same.
     *
     * @param from the segment at the first date
     * @param to the segment at the second date
     * @param customers how many
     * @param all customers of {@code from}
     * @param revenue what they brought in between
     */
    public record Move(String from, String to, int customers, int all, double revenue) {
        /** Their part of all customers of {@code from}, 0 to 1. */
        public double share() {
            return (double) customers / all;
        }

        /** The lower end of Wilson's interval at 95 % of that share. */
        public double low() {
            return Math.max(0, interval().getLowerBound());
        }

        /** The upper end. */
        public double high() {
            return Math.min(1, interval().getUpperBound());
        }

        private ConfidenceInterval interval() {
            return new WilsonScoreInterval().createInterval(all, customers, .95);
        }

        boolean stays() {
            return from.equals(to);
        }
    }

    /** Of a migration's customers, each by the segment before and one after. */
    static Movement of(String rules, Migration of, Segmentation after) {
        var rows = IntStream.range(0, of.later().size())
                .boxed()
                .collect(Collectors.groupingBy(row -> List.of(
                        of.before().segmentOf(row), after.segmentOf(of.later().get(row)))));
        List<String> names = new ArrayList<>(of.before().known());
        after.known().stream().filter(each -> !names.contains(each)).forEach(names::add);
        names.removeIf(each -> rows.keySet().stream().noneMatch(pair -> pair.contains(each)));
        List<Move> moves = new ArrayList<>();
        for (String from : names) {
            for (String to : names) {
                List<Integer> own = rows.getOrDefault(List.of(from, to), List.of());
                if (!own.isEmpty()) {
                    double revenue = own.stream().mapToDouble(of::brought).sum();
                    moves.add(new Move(from, to, own.size(), of.before().rows(from).length, revenue));
                }
            }
        }
        return new Movement(rules, List.copyOf(names), List.copyOf(moves));
    }

    private int sum(Predicate<Move> of) {
        return moves.stream().filter(of).mapToInt(Move::customers).sum();
    }

    /** The part of all customers who are in the same segment again, 0 to 1; NaN where there are none. */
    public double stayed() {
        return (double) sum(Move::stays) / customers();
    }

    /** The part of a segment's customers who are in it again, 0 to 1; 0 where nobody was in it. */
    public double stayed(String segment) {
        return share(segment, segment);
    }

    /** The part of a segment's customers who are in another, 0 to 1. */
    public double share(String from, String to) {
        return (double) customers(from, to) / Math.max(1, size(from));
    }

    /** How many went from one segment to another. */
    public int customers(String from, String to) {
        return sum(each -> each.from.equals(from) && each.to.equals(to));
    }

    private int size(String from) {
        return sum(each -> each.from.equals(from));
    }

    /** All customers. */
    public int customers() {
        return sum(each -> true);
    }

    /** The segments that somebody was in at the first date. */
    public List<String> from() {
        return segments.stream().filter(each -> size(each) > 0).toList();
    }

    /** How many stayed, and where most and fewest did, in a sentence without its full stop. */
    public String sentence() {
        if (moves.isEmpty()) {
            return rules;
        }
        String all = say("%.1f %% of %,d customers are in the same segment, %s", 100 * stayed(), customers(), rules);
        var large = from().stream().filter(each -> size(each) >= FEWEST);
        var judged = large.sorted(Comparator.comparingDouble(this::stayed)).toList();
        String among = judged.size() == from().size() ? "" : "of segments of " + FEWEST + " customers or more ";
        String first = judged.isEmpty() ? "" : judged.get(0);
        String last = judged.isEmpty() ? "" : judged.get(judged.size() - 1);
        String ends = say("; %smost of %s, fewest of %s", among, alike(judged, last), alike(judged, first));
        return stayed(first) == stayed(last) ? all : all + ends;
    }

    /** All of which as many stayed as of one segment, and how many. */
    private String alike(List<String> judged, String segment) {
        var same = judged.stream().filter(each -> stayed(each) == stayed(segment));
        String names = String.join(", ", same.toList()).replaceFirst(", ([^,]*)$", " and $1");
        return say("%s (%.1f %%)", names, 100 * stayed(segment));
    }

    /** One row a segment at the first date, one column a segment at the second: customers. */
    public Table matrix() {
        Columns<String> columns = Columns.<String>none().text("from", "", each -> each);
        for (String to : segments) {
            columns = columns.whole("to " + to, "", from -> customers(from, to));
        }
        return columns.table(sentence(), from());
    }

    /** The moves of most customers, stays left out, one row each, with Wilson's interval of the share and the money. */
    public Table table() {
        Comparator<Move> most = Comparator.comparingInt(Move::customers).reversed();
        return COLUMNS.table(
                sentence(),
                moves.stream().filter(each -> !each.stays()).sorted(most).toList());
    }

    /** All moves, stays too, for {@code migration.csv}. */
    Table results() {
        return Columns.<Move>none()
                .text("", "rules", each -> rules)
                .of(COLUMNS, each -> each)
                .results("Movement", moves);
    }
}
