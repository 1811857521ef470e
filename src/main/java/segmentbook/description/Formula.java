package segmentbook.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import segmentbook.statistics.Rows;

/**
 * A number computed from other numbers of the same customer: {@code + - * /}, parentheses, numbers, names, and the
 * functions {@code log} (natural), {@code sqrt}, {@code min} and {@code max}. Nothing else can be said in it.
 */
public final class Formula {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 50;
    private static final Pattern PART =
            Pattern.compile("([0-9]+\\.?[0-9]*(?:[eE][+-]?[0-9]{1,2})?|\\.[0-9]+)|([A-Za-z][A-Za-z0-9_]*)|(\\S)");
    private static final Map<String, ToDoubleFunction<double[]>> FUNCTIONS = Map.of(
            "log", values -> StrictMath.log(values[0]),
            "sqrt", values -> Math.sqrt(values[0]),
            "min", values -> Arrays.stream(values).reduce(values[0], Math::min),
            "max", values -> Arrays.stream(values).reduce(values[0], Math::max));

    /** The value of a part of a formula, given numbers by their names. */
    private interface Value extends ToDoubleFunction<ToDoubleFunction<String>> {}

    private final String key;
    private final String text;
    private final Collection<String> known;
    private final List<MatchResult> parts;
    private final Value value;
    private int next;
    private int depth;

    private Formula(String key, String text, Collection<String> known) {
        this.key = key;
        this.text = text;
        this.known = known;
        OptionException.require(
                text.length() <= LONGEST, key, "a formula of at most " + LONGEST + " characters", text.length());
        parts = PART.matcher(text).results().toList();
        value = sum();
        require(next == parts.size(), "+, -, *, / or the end");
    }

    /**
     * Reads a formula.
     *
     * @param key the key that holds it, for messages
     * @param known the names that it may use
     * @throws OptionException where it is none, or uses another name; the message says which character
     */
    static Formula of(String key, String text, Collection<String> known) {
        return new Formula(key, text, List.copyOf(known));
    }

    /** Its value; NaN where one of the numbers it needs is missing, or it has no finite value. */
    public double value(ToDoubleFunction<String> numbers) {
        double result = value.applyAsDouble(numbers);
        return Double.isFinite(result) ? result : Double.NaN;
    }

    private Value sum() {
        return chain("+-", () -> chain("*/", this::single));
    }

    /** Parts with one of the marks between them, from left to right. */
    private Value chain(String marks, Supplier<Value> part) {
        Value chain = part.get();
        while (next < parts.size() && marks.contains(part())) {
            Value left = chain;
            String mark = take(part());
            Value right = part.get();
            chain = switch (mark) {
                case "+" -> n -> left.applyAsDouble(n) + right.applyAsDouble(n);
                case "-" -> n -> left.applyAsDouble(n) - right.applyAsDouble(n);
                case "*" -> n -> left.applyAsDouble(n) * right.applyAsDouble(n);
                default -> n -> left.applyAsDouble(n) / right.applyAsDouble(n);
            };
        }
        return chain;
    }

    /** A number, a name, a function, something in parentheses, or one of these with a minus in front. */
    private Value single() {
        OptionException.require(++depth <= DEEPEST, key, "at most " + DEEPEST + " parentheses in each other", "more");
        Value found;
        if (part().equals("-")) {
            take("-");
            Value negated = single();
            found = n -> -negated.applyAsDouble(n);
        } else if (part().equals("(")) {
            take("(");
            found = sum();
            take(")");
        } else {
            found = word(part());
        }
        depth--;
        return found;
    }

    private Value word(String part) {
        if (part.matches("[0-9.].*") && !part.equals(".")) {
            double number = Double.parseDouble(take(part));
            return n -> number;
        }
        boolean name = part.matches("[A-Za-z].*");
        if (name && next + 1 < parts.size() && parts.get(next + 1).group().equals("(")) {
            return function(part);
        }
        require(known.contains(part), name ? "a name that is known" : "a number, a name or (");
        take(part);
        return n -> n.applyAsDouble(part);
    }

    private Value function(String name) {
        require(FUNCTIONS.containsKey(name), "log, sqrt, min or max");
        ToDoubleFunction<double[]> function = Objects.requireNonNull(FUNCTIONS.get(name));
        boolean several = name.equals("min") || name.equals("max");
        take(name);
        take("(");
        List<Value> values = new ArrayList<>(List.of(sum()));
        require(!several || part().equals(","), ", and a second value");
        while (several && part().equals(",")) {
            take(",");
            values.add(sum());
        }
        take(")");
        return n -> function.applyAsDouble(Rows.values(values, each -> each.applyAsDouble(n)));
    }

    /** The part that is read next; empty at the end. */
    private String part() {
        return next < parts.size() ? parts.get(next).group() : "";
    }

    private String take(String part) {
        require(part().equals(part), part);
        next++;
        return part;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            String found = next < parts.size()
                    ? Node.shown(part()) + " at character " + (parts.get(next).start() + 1) + " of "
                    : "the end of ";
            String names = known.isEmpty() ? "no attribute" : String.join(", ", known);
            throw new OptionException(key, rule + ", found " + found + Node.shown(text) + "; known: " + names);
        }
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
