package segmentbook.transactions;

/**
 * A sum carried in two doubles (Knuth's exact addition of two), so that the order of the addends does not show in the
 * result.
 */
final class Sum {
    private double high;
    private double low;

    void add(double value) {
        double sum = high + value;
        double part = sum - high;
        low += (high - (sum - part)) + (value - part);
        high = sum;
    }

    double value() {
        return high + low;
    }
}
