package segmentbook.models;

import static segmentbook.statistics.Words.say;

import java.util.List;
import java.util.stream.Stream;
import segmentbook.customers.Column;
import segmentbook.rfm.RfmScores;

/**
 * Why customers moved by the rules of the first date: which measure went from where to where, over which edges.
 *
 * @param of the customers at both dates
 * @param dates their scores at the first and the second; none for clusters
 */
record Reasons(Migration of, List<RfmScores> dates) {
    static Reasons of(Migration of) {
        return of.rules() instanceof Rules.Grid grid
                ? new Reasons(
                        of, List.of(grid.edges().score(of.then()), grid.edges().score(of.now())))
                : new Reasons(of, List.of());
    }

    private Stream<Integer> changed(int row) {
        return Stream.of(0, 1, 2)
                .filter(each -> dates.isEmpty()
                        ? value(each, row, 0) != value(each, row, 1)
                        : score(each, row, 0) != score(each, row, 1));
    }

    private int score(int measure, int row, int date) {
        RfmScores all = dates.get(date);
        int own = date == 0 ? row : of.later().get(row);
        return measure == 0 ? all.recency(own) : measure == 1 ? all.frequency(own) : all.monetary(own);
    }

    private Column column(int measure) {
        return of.then().customerTable().columns().get(measure);
    }

    private double value(int measure, int row, int date) {
        String name = column(measure).name();
        return date == 0
                ? of.then().customerTable().value(row, name)
                : of.now().customerTable().value(of.later().get(row), name);
    }

    /** What happened to a customer, by row at the first date, in words. */
    String of(int row) {
        var words = String.join(", ", changed(row).map(each -> words(each, row)).toList());
        return words.isEmpty() ? unchanged(row) : words;
    }

    private String words(int measure, int row) {
        double before = value(measure, row, 0);
        double after = value(measure, row, 1);
        String change = say("%s from %s to %s", column(measure).name(), number(before), number(after));
        if (dates.isEmpty()) {
            return change;
        }
        var edges = dates.get(0).frozenEdges();
        List<String> crossed = List.of(edges.recency(), edges.frequency(), edges.monetary()).get(measure).stream()
                .filter(edge -> edge < before != edge < after)
                .distinct()
                .map(Reasons::number)
                .toList();
        return change + " over "
                + say(
                        "%s (%S %d to %d)",
                        String.join(" and ", crossed),
                        column(measure).name().charAt(0),
                        score(measure, row, 0),
                        score(measure, row, 1));
    }

    private String unchanged(int row) {
        boolean newcomer = !dates.isEmpty()
                && dates.get(0).isNewcomer(row)
                        != dates.get(1).isNewcomer(of.later().get(row));
        return newcomer ? "no score changed, but who ordered again is no newcomer" : "nothing that counts changed";
    }

    private static String number(double value) {
        return say(value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
    }
}
