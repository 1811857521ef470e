package segmentbook.simulation;

/** Where the made-up shop's customers live: most at home. */
final class Countries {
    static final int HOME = 0;

    private static final String[] NAMES = {
        "United Kingdom",
        "Germany",
        "France",
        "EIRE",
        "Netherlands",
        "Spain",
        "Belgium",
        "Switzerland",
        "Portugal",
        "Norway",
        "Italy",
        "Sweden",
        "Denmark",
        "Austria",
        "Australia",
        "Japan"
    };
    private static final double[] TOTALS =
            Draws.runningTotals(new double[] {880, 22, 20, 12, 10, 9, 8, 8, 6, 5, 5, 4, 4, 3, 2, 2});

    private Countries() {}

    static int pick(Draws draws) {
        return draws.pick(TOTALS);
    }

    static String name(int country) {
        return NAMES[country];
    }
}
