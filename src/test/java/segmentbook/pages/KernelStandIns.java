package segmentbook.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import segmentbook.notebook.ShownText;

/** What both kernels give a page beyond Java, for plain JShell: it takes any value and keeps the text that is shown of it. */
public final class KernelStandIns {
    private static final List<String> SHOWN = new ArrayList<>();

    private KernelStandIns() {}

    /** The texts of all values shown since the last call. */
    static List<String> takeShown() {
        List<String> texts = List.copyOf(SHOWN);
        SHOWN.clear();
        return texts;
    }

    /** Stands in for the kernels' {@code display}, which gives an id; nothing is shown of nothing. */
    public static String display(@Nullable Object value, String... types) {
        if (value == null) {
            return "";
        }
        SHOWN.add(ShownText.of(value));
        return "shown " + (types.length == 0 ? value.getClass().getSimpleName() : String.join(", ", types));
    }

    /** Stands in for the kernels' {@code render}. */
    public static Object render(Object value, String... types) {
        return types.length == 0 ? value : String.join(", ", types);
    }
}
