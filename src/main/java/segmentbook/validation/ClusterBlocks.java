package segmentbook.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import segmentbook.clustering.Clustering;
import segmentbook.statistics.Rows;

/** Rows sorted by cluster and cut into blocks within one cluster, laid out column by column for fast distances. */
final class ClusterBlocks {
    private static final int BLOCK = 512;

    private final double[][] columns;
    private final int[] rows;
    private final int[] starts;

    /** Of all rows with a label above 0; clusters that have none are left out. */
    ClusterBlocks(Clustering clustering) {
        this(clustering, 1);
    }

    /** Of every n-th of them in each cluster, and its second row. */
    ClusterBlocks(Clustering clustering, int step) {
        var matrix = clustering.matrix();
        int[] labels = clustering.labels();
        List<int[]> members = IntStream.rangeClosed(
                        1, Arrays.stream(labels).max().orElse(0))
                .mapToObj(label -> Rows.where(labels.length, row -> labels[row] == label))
                .map(own -> IntStream.range(0, own.length)
                        .filter(i -> i % step == 0 || i == 1)
                        .map(i -> own[i])
                        .toArray())
                .filter(each -> each.length > 0)
                .toList();
        rows = members.stream().flatMapToInt(Arrays::stream).toArray();
        starts = new int[members.size() + 1];
        for (int i = 0; i < members.size(); i++) {
            starts[i + 1] = starts[i] + members.get(i).length;
        }
        int features = matrix.columns().size();
        columns = IntStream.range(0, Math.max(1, features)) // without features all lie in one point
                .mapToObj(column -> Rows.values(rows.length, i -> features == 0 ? 0 : matrix.value(rows[i], column)))
                .toArray(double[][]::new);
    }

    /** Number of clusters that have rows. */
    int k() {
        return starts.length - 1;
    }

    /** Number of rows in a cluster, from 0. */
    int size(int cluster) {
        return starts[cluster + 1] - starts[cluster];
    }

    /** First place of a cluster, from 0. */
    int start(int cluster) {
        return starts[cluster];
    }

    /** The row of the matrix at a place. */
    int row(int place) {
        return rows[place];
    }

    /** Number of places: rows that are not noise. */
    int places() {
        return rows.length;
    }

    /** All places in blocks, in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int cluster = 0; cluster < k(); cluster++) {
            for (int from = starts[cluster]; from < starts[cluster + 1]; from += BLOCK) {
                blocks.add(new Block(cluster, from, Math.min(from + BLOCK, starts[cluster + 1])));
            }
        }
        return blocks;
    }

    /** Places of one cluster, both from 0, that follow each other: the first, and the one after the last. */
    record Block(int cluster, int from, int to) {
        int size() {
            return to - from;
        }
    }

    /**
     * The columns of the places of a block, a copy. Loops run over copies from index 0, one column at a time: only so does
     * the compiler turn them into vector instructions.
     */
    double[][] copy(Block block) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, block.from, block.to))
                .toArray(double[][]::new);
    }

    /**
     * Squared distances from copied places to one place by the first columns, none leaving them as they are; the first two
     * in one go, which reads and writes less and has the same digits.
     */
    void squaredDistances(double[][] copy, int count, int place, double[] squares) {
        if (count == 1) {
            square(copy[0], columns[0][place], squares);
        } else if (count > 1) {
            squares(copy[0], columns[0][place], copy[1], columns[1][place], squares);
        }
        for (int c = 2; c < count; c++) {
            addSquare(copy[c], columns[c][place], squares);
        }
    }

    /** Sums of distances from the places of a block to all of one cluster, added in the order of its rows. */
    void sumDistances(Block block, int cluster, double[] sums) {
        double[][] copy = copy(block);
        int last = copy.length - 1;
        double[] squares = new double[sums.length];
        Arrays.fill(sums, 0);
        for (int place = starts[cluster]; place < starts[cluster + 1]; place++) {
            if (copy.length == 3) {
                addRoots(copy, columns[0][place], columns[1][place], columns[2][place], sums);
            } else {
                squaredDistances(copy, last, place, squares);
                addRoots(squares, copy[last], columns[last][place], sums);
            }
        }
    }

    private static void addRoots(double[] squares, double[] column, double at, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            double difference = column[i] - at;
            sums[i] += Math.sqrt(squares[i] + difference * difference);
        }
    }

    /** Of three columns, the most common number, in one go. */
    private static void addRoots(double[][] copy, double first, double second, double third, double[] sums) {
        double[] x = copy[0];
        double[] y = copy[1];
        double[] z = copy[2];
        for (int i = 0; i < sums.length; i++) {
            double a = x[i] - first;
            double b = y[i] - second;
            double c = z[i] - third;
            sums[i] += Math.sqrt(a * a + b * b + c * c);
        }
    }

    private static void squares(double[] column, double at, double[] other, double otherAt, double[] squares) {
        for (int i = 0; i < squares.length; i++) {
            double difference = column[i] - at;
            double beside = other[i] - otherAt;
            squares[i] = difference * difference + beside * beside;
        }
    }

    private static void square(double[] column, double at, double[] squares) {
        for (int i = 0; i < squares.length; i++) {
            double difference = column[i] - at;
            squares[i] = difference * difference;
        }
    }

    private static void addSquare(double[] column, double at, double[] squares) {
        for (int i = 0; i < squares.length; i++) {
            double difference = column[i] - at;
            squares[i] += difference * difference;
        }
    }

    /** The mean of each cluster, added in the order of rows. */
    double[][] means() {
        double[][] means = new double[k()][columns.length];
        for (int cluster = 0; cluster < k(); cluster++) {
            for (int c = 0; c < columns.length; c++) {
                double sum = 0;
                for (int place = starts[cluster]; place < starts[cluster + 1]; place++) {
                    sum += columns[c][place];
                }
                means[cluster][c] = sum / size(cluster);
            }
        }
        return means;
    }

    /** The squared distance from a place to a point. */
    double squaredDistance(int place, double[] point) {
        double sum = 0;
        for (int c = 0; c < columns.length; c++) {
            double difference = columns[c][place] - point[c];
            sum += difference * difference;
        }
        return sum;
    }
}
