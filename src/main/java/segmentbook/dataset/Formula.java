package segmentbook.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number computed from other numbers of the same customer: {@code + - * /}, parentheses, numbers, names, and the
 * functions {@code log} (natural), {@code sqrt}, {@code min} and {@code max}. Nothing else can be said in it.
 */
public final class Formula {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 50;
    private static final Pattern PART =
            Pattern.compile("([0-9]+\\.?[0-9]*(?:[eE][+-]?[0-9]{1,2})?|\\.[0-9]+)|([A-Za-z][A-Za-z0-9_]*)|(\\S)");
    private static final Map<String, Boolean> FUNCTIONS =
            Map.of("log", false, "sqrt", false, "min", true, "max", true); // whether it takes two and more values

    private final String key;
    private final String text;
    private final Collection<String> known;
    private final List<String> parts = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final ToDoubleFunction<ToDoubleFunction<String>> value;
    private int next;
    private int depth;

    private Formula(String key, String text, Collection<String> known) {
        this.key = key;
        this.text = text;
        this.known = known;
        if (text.length() > LONGEST) {
            throw new OptionException(key, "a formula of at most " + LONGEST + " characters", text.length());
        }
        Matcher part = PART.matcher(text);
        while (part.find()) {
            parts.add(part.group());
            places.add(part.start() + 1);
        }
        value = sum();
        if (next < parts.size()) {
            throw wrong("+, -, *, / or the end");
        }
    }

    /**
     * Reads a formula.
     *
     * @param key the key that holds it, for messages
     * @param known the names that it may use
     * @throws OptionException where it is none, or uses another name; the message says which letter
     */
    static Formula of(String key, String text, Collection<String> known) {
        return new Formula(key, text, List.copyOf(known));
    }

    /** Its value; NaN where one of the numbers it needs is missing, or it has no finite value. */
    public double value(ToDoubleFunction<String> numbers) {
        double result = value.applyAsDouble(numbers);
        return Double.isFinite(result) ? result : Double.NaN;
    }

    private ToDoubleFunction<ToDoubleFunction<String>> sum() {
        ToDoubleFunction<ToDoubleFunction<String>> left = product();
        while (at("+") || at("-")) {
            var first = left;
            boolean plus = parts.get(next++).equals("+");
            var second = product();
            left = plus
                    ? n -> first.applyAsDouble(n) + second.applyAsDouble(n)
                    : n -> first.applyAsDouble(n) - second.applyAsDouble(n);
        }
        return left;
    }

    private ToDoubleFunction<ToDoubleFunction<String>> product() {
        ToDoubleFunction<ToDoubleFunction<String>> left = single();
        while (at("*") || at("/")) {
            var first = left;
            boolean times = parts.get(next++).equals("*");
            var second = single();
            left = times
                    ? n -> first.applyAsDouble(n) * second.applyAsDouble(n)
                    : n -> first.applyAsDouble(n) / second.applyAsDouble(n);
        }
        return left;
    }

    /** A number, a name, a function, something in parentheses, or one of these with a minus in front. */
    private ToDoubleFunction<ToDoubleFunction<String>> single() {
        if (++depth > DEEPEST) {
            throw new OptionException(key, "at most " + DEEPEST + " parentheses in each other", "more");
        }
        ToDoubleFunction<ToDoubleFunction<String>> found;
        if (at("-")) {
            next++;
            var negated = single();
            found = n -> -negated.applyAsDouble(n);
        } else if (at("(")) {
            next++;
            found = sum();
            take(")");
        } else {
            found = word(next < parts.size() ? parts.get(next) : "");
        }
        depth--;
        return found;
    }

    private ToDoubleFunction<ToDoubleFunction<String>> word(String part) {
        if (part.matches("[0-9.].*") && !part.equals(".")) {
            next++;
            double number = Double.parseDouble(part);
            return n -> number;
        }
        boolean called = next + 1 < parts.size() && parts.get(next + 1).equals("(");
        return called && part.matches("[A-Za-z].*") ? function(part) : name(part);
    }

    private ToDoubleFunction<ToDoubleFunction<String>> name(String name) {
        if (!known.contains(name)) {
            throw wrong(name.matches("[A-Za-z].*") ? "a name that is known" : "a number, a name or (");
        }
        next++;
        return n -> n.applyAsDouble(name);
    }

    private ToDoubleFunction<ToDoubleFunction<String>> function(String name) {
        Boolean several = FUNCTIONS.get(name);
        if (several == null) {
            throw wrong("log, sqrt, min or max");
        }
        next += 2;
        List<ToDoubleFunction<ToDoubleFunction<String>>> values = new ArrayList<>(List.of(sum()));
        while (several && at(",")) {
            next++;
            values.add(sum());
        }
        if (several && values.size() == 1) {
            throw wrong(", and a second value");
        }
        take(")");
        return n -> function(
                name, values.stream().mapToDouble(each -> each.applyAsDouble(n)).toArray());
    }

    private static double function(String name, double[] values) {
        return switch (name) {
            case "log" -> StrictMath.log(values[0]);
            case "sqrt" -> Math.sqrt(values[0]);
            case "min" -> Arrays.stream(values).reduce(values[0], Math::min);
            default -> Arrays.stream(values).reduce(values[0], Math::max);
        };
    }

    private boolean at(String mark) {
        return next < parts.size() && parts.get(next).equals(mark);
    }

    private void take(String mark) {
        if (!at(mark)) {
            throw wrong(mark);
        }
        next++;
    }

    private OptionException wrong(String rule) {
        boolean end = next >= parts.size();
        String found = end ? "the end of " : Node.shown(parts.get(next)) + " at letter " + places.get(next) + " of ";
        String names = known.isEmpty() ? "no attribute" : String.join(", ", known);
        return new OptionException(key, rule + ", found " + found + Node.shown(text) + "; known: " + names);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
