package segmentbook.plots;

/**
 * Colours as people see them: CIE Lab, and the matrices of Machado, Oliveira and Fernandes, "A physiologically-based
 * model for simulation of color vision deficiency", 2009, at full severity.
 */
enum ColorSight {
    NORMAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    PROTANOPIC(
            new double[][] {{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}
            }),
    DEUTERANOPIC(
            new double[][] {{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}),
    TRITANOPIC(
            new double[][] {{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}});

    private static final double[][] XYZ = {
        {.4124564, .3575761, .1804375}, {.2126729, .7151522, .0721750}, {.0193339, .1191920, .9503041}
    };
    private final double[][] matrix;

    ColorSight(double[][] matrix) {
        this.matrix = matrix;
    }

    /** Distance in Lab (CIE 1976); 2 is just visible side by side. */
    double distance(String one, String other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** Lightness from 0, black, to 100, white. */
    double lightness(String color) {
        return lab(color)[0];
    }

    private double[] lab(String color) {
        double[] seen = times(matrix, linear(color));
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.min(1, Math.max(0, seen[i]));
        }
        double[] xyz = times(XYZ, seen);
        double x = root(xyz[0] / .95047);
        double y = root(xyz[1]);
        double z = root(xyz[2] / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double[] linear(String color) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double s = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = s <= .04045 ? s / 12.92 : Math.pow((s + .055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] times(double[][] m, double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
        }
        return product;
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : t * 841 / 108 + 4.0 / 29;
    }
}
