package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import segmentbook.statistics.Rows;

/**
 * Rows next to each other, taken as one (Zhang, Ramakrishnan, Livny 1996).
 *
 * @param means of the rows of each
 * @param sizes how many rows each has
 */
record Microclusters(double[][] means, int[] sizes) {
    /** So many, or fewer where more rows are equal: again and again what varies most in a column is cut at its mean there. */
    static Microclusters of(double[][] rows, int count) {
        PriorityQueue<Part> parts = new PriorityQueue<>(Comparator.comparingDouble(part -> -part.squares));
        parts.add(Part.of(rows));
        while (parts.size() < count && parts.element().squares > 0) {
            parts.remove().halves().forEach(parts::add);
        }
        List<Part> all = List.copyOf(parts);
        return new Microclusters(
                all.stream().map(part -> part.means).toArray(double[][]::new),
                all.stream().mapToInt(part -> part.rows.length).toArray());
    }

    Search search() {
        return new Search(means, sizes);
    }

    /** Some rows with the column in which they vary most, and their squared distances from its mean. */
    private record Part(double[][] rows, double[] means, int column, double squares) {
        static Part of(double[][] rows) {
            double[] means = Centres.means(rows, new int[rows.length], 1)[0];
            double[] squares = new double[Math.max(1, means.length)]; // without columns all rows are equal
            for (double[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    squares[i] += (row[i] - means[i]) * (row[i] - means[i]);
                }
            }
            int most = Rows.greatest(squares);
            return new Part(rows, means, most, squares[most]);
        }

        /** Below the mean and above it; none is empty as long as rounding does not make the mean the greatest value. */
        List<Part> halves() {
            double[][] below = Arrays.stream(rows)
                    .filter(row -> row[column] < means[column])
                    .toArray(double[][]::new);
            double[][] above = Arrays.stream(rows)
                    .filter(row -> row[column] >= means[column])
                    .toArray(double[][]::new);
            return below.length == 0 || above.length == 0
                    ? List.of(new Part(rows, means, column, 0))
                    : List.of(of(below), of(above));
        }
    }
}
