package segmentbook.validation;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;
import segmentbook.features.FeatureMatrix;
import segmentbook.statistics.Axes;
import segmentbook.statistics.Rows;

/** As many made-up customers as there are, without any groups among them: what rules say when nothing is there. */
public enum NullCloud {
    /** One normal distribution with the covariance of the data; its means are 0, which changes no distance. */
    NORMAL,

    /**
     * The values of each column as they are, put together by a Gaussian copula with the rank correlations of the data: r = 2 sin(pi
     * rho / 6) for Spearman's rho, equal values with their mean rank. A gap within one column stays.
     */
    COPULA,

    /** Even between the least and the greatest value of each column, the box that the gap statistic compares with. */
    UNIFORM;

    /**
     * A cloud with the columns and as many rows as some customers.
     *
     * @param customers two at least, with a column
     * @param seed of the draws
     */
    public FeatureMatrix draw(FeatureMatrix customers, long seed) {
        double[][] columns = IntStream.range(0, customers.columns().size())
                .mapToObj(customers::column)
                .toArray(double[][]::new);
        Random random = new Random(seed);
        double[][] cloud =
                switch (this) {
                    case NORMAL -> normal(covariance(columns), customers.rows(), random);
                    case COPULA -> copula(columns, random);
                    case UNIFORM ->
                        Arrays.stream(columns)
                                .map(column -> even(column, random))
                                .toArray(double[][]::new);
                };
        CustomerTable table = CustomerTable.of(Rows.list(customers.rows(), String::valueOf));
        for (int i = 0; i < cloud.length; i++) {
            table = table.with(Column.number(customers.columns().get(i)), cloud[i]);
        }
        return FeatureMatrix.raw(table);
    }

    private static RealMatrix covariance(double[][] columns) {
        return new Covariance(new Array2DRowRealMatrix(columns).transpose()).getCovarianceMatrix();
    }

    /** A direction without spread stays without. */
    private static double[][] normal(RealMatrix covariance, int rows, Random random) {
        Axes axes = Axes.of(covariance);
        double[][] along = new double[covariance.getRowDimension()][rows];
        for (int i = 0; i < along.length; i++) {
            double deviation = Math.sqrt(Math.max(0, axes.values()[i]));
            Arrays.setAll(along[i], row -> deviation * random.nextGaussian());
        }
        return axes.vectors().multiply(new Array2DRowRealMatrix(along)).getData();
    }

    private static double[][] copula(double[][] columns, Random random) {
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        RealMatrix correlation = covariance(Arrays.stream(columns)
                .map(column -> StatUtils.normalize(ranking.rank(column)))
                .toArray(double[][]::new));
        double[][] cells = correlation.getData();
        for (double[] row : cells) {
            Arrays.setAll(row, i -> Double.isNaN(row[i]) ? 0 : 2 * StrictMath.sin(Math.PI * row[i] / 6));
        }
        double[][] cloud = normal(new Array2DRowRealMatrix(cells), columns[0].length, random);
        NaturalRanking places = new NaturalRanking(TiesStrategy.SEQUENTIAL);
        for (int i = 0; i < cloud.length; i++) {
            double[] sorted = columns[i].clone();
            Arrays.sort(sorted);
            cloud[i] = Arrays.stream(places.rank(cloud[i]))
                    .map(rank -> sorted[(int) rank - 1])
                    .toArray();
        }
        return cloud;
    }

    private static double[] even(double[] column, Random random) {
        double min = StatUtils.min(column);
        double range = StatUtils.max(column) - min;
        return random.doubles(column.length).map(part -> min + part * range).toArray();
    }
}
