package segmentbook.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows next to each other, taken as one (Zhang, Ramakrishnan, Livny 1996).
 *
 * @param means of the rows of each
 * @param sizes how many rows each has
 */
record Microclusters(double[][] means, int[] sizes) {
    /** Each at most so many rows, or equal ones: what has more is halved at the median of its widest column. */
    static Microclusters of(double[][] rows, int most) {
        List<double[][]> parts = parts(rows, most).toList();
        return new Microclusters(
                parts.stream()
                        .map(part -> Centres.means(part, new int[part.length], 1)[0])
                        .toArray(double[][]::new),
                parts.stream().mapToInt(part -> part.length).toArray());
    }

    Search search() {
        return new Search(means, sizes);
    }

    private static Stream<double[][]> parts(double[][] rows, int most) {
        double[] widths = widths(rows);
        double max = Arrays.stream(widths).max().orElseThrow();
        if (rows.length <= most || max == 0) {
            return Stream.<double[][]>of(rows);
        }
        int widest = 0;
        while (widths[widest] < max) {
            widest++;
        }
        int column = widest;
        double[][] sorted = rows.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(row -> row[column]));
        int cut = cut(sorted, column);
        return Stream.concat(
                parts(Arrays.copyOf(sorted, cut), most), parts(Arrays.copyOfRange(sorted, cut, rows.length), most));
    }

    private static double[] widths(double[][] rows) {
        double[] min = rows[0].clone();
        double[] max = rows[0].clone();
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                min[i] = Math.min(min[i], row[i]);
                max[i] = Math.max(max[i], row[i]);
            }
        }
        Arrays.setAll(max, i -> max[i] - min[i]);
        return max;
    }

    /** Where the value of the row in the middle begins, or ends if it is the least. */
    private static int cut(double[][] sorted, int column) {
        double middle = sorted[sorted.length / 2][column];
        int cut = sorted.length / 2;
        while (cut > 0 && sorted[cut - 1][column] == middle) {
            cut--;
        }
        while (cut == 0 || sorted[cut - 1][column] == sorted[cut][column]) {
            cut++;
        }
        return cut;
    }
}
