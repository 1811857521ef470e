package segmentbook.pages;

/** What both kernels give a page beyond Java, for plain JShell: it takes any value and shows nothing. */
public final class KernelStandIns {
    private KernelStandIns() {}

    /** Stands in for the kernels' {@code display}, which gives an id. */
    public static String display(Object value, String... types) {
        return "shown " + (types.length == 0 ? value.getClass().getSimpleName() : String.join(", ", types));
    }

    /** Stands in for the kernels' {@code render}. */
    public static Object render(Object value, String... types) {
        return types.length == 0 ? value : String.join(", ", types);
    }
}
