package segmentbook.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * 200 made-up visitors of a mall in the schema of the well-known teaching set, in five known groups by income and
 * spending: ordinary, spender, saver, dreamer, modest.
 */
final class Mall {
    private static final long SEED = 5_200;
    private static final int LEAST_INCOME = 15;
    private static final List<Group> GROUPS = List.of(
            new Group("ordinary", 78, 44, 15, 56, 7.5, 50, 6.5),
            new Group("spender", 40, 33, 4, 87, 13, 81, 8.5),
            new Group("saver", 36, 42, 9, 88, 13, 19, 9),
            new Group("dreamer", 23, 26, 5, 27, 7, 78, 9),
            new Group("modest", 23, 46, 12, 27, 7, 21, 9));

    private final List<Visitor> visitors;

    /** A group: its size, and mean and spread of age in years, income in thousands and spending score. */
    private record Group(
            String label,
            int size,
            double age,
            double ageSpread,
            double income,
            double incomeSpread,
            double score,
            double scoreSpread) {}

    /** A visitor, with the group as truth. */
    private record Visitor(boolean woman, int age, int income, int score, String group) {}

    private Mall(List<Visitor> visitors) {
        this.visitors = List.copyOf(visitors);
    }

    /** The shipped mall, ordered by income as the well-known set is. */
    static Mall shipped() {
        Draws draws = Draws.of(SEED);
        List<Visitor> visitors = new ArrayList<>();
        for (Group group : GROUPS) {
            for (int i = 0; i < group.size(); i++) {
                visitors.add(new Visitor(
                        draws.chance(0.56),
                        within(18, 70, group.age(), group.ageSpread(), draws),
                        within(LEAST_INCOME, 137, group.income(), group.incomeSpread(), draws),
                        within(1, 99, group.score(), group.scoreSpread(), draws),
                        group.label()));
            }
        }
        visitors.sort(Comparator.comparingInt(Visitor::income).thenComparing(Visitor::score));
        return new Mall(visitors);
    }

    private static int within(int least, int most, double mean, double spread, Draws draws) {
        for (; ; ) {
            int value = (int) StrictMath.rint(mean + spread * draws.normal());
            if (value >= least && value <= most) {
                return value;
            }
        }
    }

    void write(Appendable out) throws IOException {
        out.append("CustomerID,Gender,Age,Annual Income (k$),Spending Score (1-100)\n");
        for (int i = 0; i < visitors.size(); i++) {
            Visitor v = visitors.get(i);
            String gender = v.woman() ? "Female" : "Male";
            out.append((i + 1) + "," + gender + "," + v.age() + "," + v.income() + "," + v.score() + "\n");
        }
    }

    void writeTruth(Appendable out) throws IOException {
        out.append("customer,kind\n");
        for (int i = 0; i < visitors.size(); i++) {
            out.append((i + 1) + "," + visitors.get(i).group() + "\n");
        }
    }
}
