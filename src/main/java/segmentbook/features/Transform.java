package segmentbook.features;

/** What is done to a raw value before it is standardised. */
public enum Transform {
    /** Nothing. */
    NONE {
        @Override
        double apply(double raw) {
            return raw;
        }

        @Override
        double undo(double transformed) {
            return transformed;
        }
    },
    /** The natural logarithm of 1 + value: asks for ratios instead of differences. Values must be above -1. */
    LOG1P {
        @Override
        double apply(double raw) {
            return StrictMath.log1p(raw);
        }

        @Override
        double undo(double transformed) {
            return StrictMath.expm1(transformed);
        }
    };

    abstract double apply(double raw);

    abstract double undo(double transformed);
}
