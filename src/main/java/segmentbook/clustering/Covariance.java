package segmentbook.clustering;

import java.util.Arrays;

/** The shapes that the components of a Gaussian mixture may take; fewer free numbers need fewer customers. */
public enum Covariance {
    /** Each component is an ellipsoid of its own. */
    FULL,
    /** All components are the same ellipsoid. */
    TIED,
    /** Each component has a width of its own along each column, and is never tilted. */
    DIAGONAL,
    /** Each component is a ball of its own. */
    SPHERICAL;

    /** Number of free parameters of the covariances of {@code k} components of so many columns. */
    public int parameters(int k, int width) {
        return switch (this) {
            case FULL -> k * width * (width + 1) / 2;
            case TIED -> width * (width + 1) / 2;
            case DIAGONAL -> k * width;
            case SPHERICAL -> k;
        };
    }

    /** Makes flat square covariances of components of these weights, which add up to 1, what this kind allows. */
    void restrict(double[][] covariances, double[] weights) {
        int cells = covariances[0].length;
        int width = (int) Math.round(Math.sqrt(cells));
        if (this == TIED) {
            double[] mean = new double[cells];
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i];
                double[] one = covariances[i];
                Arrays.setAll(mean, cell -> mean[cell] + weight * one[cell]);
            }
            Arrays.setAll(covariances, i -> mean);
        } else if (this != FULL) {
            for (double[] one : covariances) {
                double mean = 0;
                for (int a = 0; a < width; a++) {
                    mean += one[a * width + a] / width;
                }
                double size = mean;
                Arrays.setAll(one, cell -> cell % (width + 1) != 0 ? 0 : this == SPHERICAL ? size : one[cell]);
            }
        }
    }
}
