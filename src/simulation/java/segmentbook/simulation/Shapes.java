package segmentbook.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Points in a plane in known shapes: two half moons, and three clouds of unequal width and size. */
final class Shapes {
    private static final int MOON = 150;

    private final List<String> lines = new ArrayList<>();

    private Shapes() {}

    /** Two half moons that reach into each other. */
    static Shapes moons() {
        Shapes shapes = new Shapes();
        Draws draws = Draws.of(4_100);
        for (int i = 0; i < 2 * MOON; i++) {
            double turn = StrictMath.PI * Math.floorDiv(i, 2) / (MOON - 1);
            boolean upper = i % 2 == 0;
            double x = upper ? StrictMath.cos(turn) : 1 - StrictMath.cos(turn);
            double y = upper ? StrictMath.sin(turn) : .5 - StrictMath.sin(turn);
            shapes.add(x + .06 * draws.normal(), y + .06 * draws.normal(), upper ? "upper moon" : "lower moon");
        }
        return shapes;
    }

    /** A wide cloud of many points between two narrow ones of few. */
    static Shapes widths() {
        Shapes shapes = new Shapes();
        Draws draws = Draws.of(4_200);
        for (int i = 0; i < 300; i++) {
            String shape = i % 5 == 0 ? "left" : i % 5 == 1 ? "right" : "wide";
            double spread = shape.equals("wide") ? 1.6 : .25;
            double x = shape.equals("left") ? -4 : shape.equals("right") ? 4 : 0;
            shapes.add(x + spread * draws.normal(), spread * draws.normal(), shape);
        }
        return shapes;
    }

    private void add(double x, double y, String shape) {
        lines.add(String.format(Locale.ROOT, "%d,%.3f,%.3f,%s\n", lines.size() + 1, x, y, shape));
    }

    void write(Appendable out) throws IOException {
        out.append("point,x,y,shape\n");
        for (String line : lines) {
            out.append(line);
        }
    }
}
