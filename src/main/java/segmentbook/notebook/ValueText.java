package segmentbook.notebook;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.lang3.function.Failable;
import segmentbook.statistics.Rows;

/**
 * Any value in words. Decimal numbers have at most twelve digits, so that sums show no rounding of the machine; of a long list
 * the first ten are shown; a record names its parts; another object of the library says what it is and what to ask it.
 */
final class ValueText {
    private static final int FIRST = 10;
    private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_EVEN);

    private ValueText() {}

    /** A list or map has a line for each value, anything else is one line. */
    static String of(Object value) {
        return items(value)
                .filter(items -> items.size() > 1)
                .map(items -> String.join("\n", shortened(items, "")))
                .orElseGet(() -> line(value));
    }

    static String line(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return decimal(((Number) value).doubleValue());
        }
        if (value instanceof LocalDateTime time) {
            return CellText.minutes(time);
        }
        Optional<List<String>> items = items(value);
        if (items.isPresent()) {
            return String.join(", ", shortened(items.get(), "none"));
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(ValueText::line).orElse("none");
        }
        if (value instanceof OptionalInt maybe) {
            return maybe.isPresent() ? String.valueOf(maybe.getAsInt()) : "none";
        }
        return object(value);
    }

    private static String object(Object value) {
        String own = String.valueOf(value);
        String name = value.getClass().getSimpleName();
        if (!isOurs(value.getClass())) {
            return own;
        }
        if (value instanceof Record whole && own.startsWith(name + "[")) {
            return parts(whole);
        }
        return own.startsWith(value.getClass().getName() + "@") ? Help.sentence(value.getClass()) : own;
    }

    private static Optional<List<String>> items(Object value) {
        if (value instanceof Map<?, ?> map) {
            return Optional.of(
                    Rows.list(map.entrySet(), entry -> line(entry.getKey()) + ": " + line(entry.getValue())));
        }
        if (value instanceof Collection<?> many) {
            return Optional.of(many.stream().map(ValueText::line).toList());
        }
        return value.getClass().isArray()
                ? Optional.of(Rows.list(Array.getLength(value), i -> line(Array.get(value, i))))
                : Optional.empty();
    }

    private static List<String> shortened(List<String> items, String none) {
        if (items.isEmpty()) {
            return List.of(none);
        }
        String more = String.format(Locale.ROOT, "… the first %d of %,d", FIRST, items.size());
        return items.size() <= TableView.ALL
                ? items
                : Stream.concat(items.stream().limit(FIRST), Stream.of(more)).toList();
    }

    private static String decimal(double value) {
        double size = Math.abs(value);
        return size == 0 || size < 1e-6 || size >= 1e15 || !Double.isFinite(value)
                ? String.valueOf(value)
                : new BigDecimal(value, TWELVE).stripTrailingZeros().toPlainString();
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("segmentbook.");
    }

    private static String parts(Record whole) {
        var parts = List.of(whole.getClass().getRecordComponents());
        List<String> each = Rows.list(parts, part -> words(part.getName()) + " " + line(value(whole, part)));
        return words(whole.getClass().getSimpleName()) + ": " + String.join(", ", each);
    }

    private static Object value(Record whole, RecordComponent component) {
        component.getAccessor().setAccessible(true);
        Object value = Failable.call(() -> component.getAccessor().invoke(whole));
        return value == null ? "none" : value;
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
