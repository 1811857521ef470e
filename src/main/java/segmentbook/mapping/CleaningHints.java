package segmentbook.mapping;

import static segmentbook.mapping.Entry.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.CleaningRules;
import segmentbook.dataset.Field;
import segmentbook.reading.DetectedFormat;
import segmentbook.reading.TextColumn;

/** What should be left out, by what stands out: repeated lines, the mark of cancellations, codes that are no products. */
final class CleaningHints {
    private static final Pattern PREFIX = Pattern.compile("(\\p{L}+[-_ ]?)[0-9].*");
    private static final Pattern SERIES = Pattern.compile("(.*\\p{L}.*[-_])[0-9]+");
    private static final int FAMILY = 4; // letters that relatives share, and relatives that make a family
    private static final int LONGEST = 100; // letters of a code of a series
    private static final int MOST = 40; // odd codes; where there are more they are none

    private final LineMapping mapping;
    private final DetectedFormat dress;
    private final List<Entry> entries = new ArrayList<>();

    private CleaningHints(LineMapping mapping, DetectedFormat dress) {
        this.mapping = mapping;
        this.dress = dress;
    }

    /**
     * Lines of {@code cleaning:}.
     *
     * @param all columns of the file
     * @param dress with the pattern of the times
     */
    static List<Entry> of(LineMapping mapping, List<TextColumn> all, DetectedFormat dress) {
        CleaningHints hints = new CleaningHints(mapping, dress);
        hints.duplicates(all);
        hints.cancelled();
        Traits product = mapping.get(Field.PRODUCT);
        if (product != null) {
            hints.notProducts(product.column());
        }
        return hints.entries;
    }

    private void duplicates(List<TextColumn> all) {
        long[] lines = new long[mapping.lines()];
        for (TextColumn column : all) {
            for (int line = 0; line < lines.length; line++) {
                lines[line] = (lines[line] + column.code(line) + 1) * 0x9E3779B97F4A7C15L;
                lines[line] ^= lines[line] >>> 29;
            }
        }
        Arrays.sort(lines);
        long repeated = IntStream.range(1, lines.length)
                .filter(i -> lines[i] == lines[i - 1])
                .count();
        boolean vague = !mapping.has(Field.INVOICE) && !dress.format().time().contains(":");
        entries.add(Entry.of(
                "cleaning.dropDuplicates",
                "true",
                "%,d lines repeat an earlier one in all columns%s",
                repeated,
                vague && repeated > 0 ? "; without invoice and time of day these may be real: false keeps them" : ""));
    }

    /** The letters that only invoices of lines below zero begin with. */
    private void cancelled() {
        Traits invoice = mapping.get(Field.INVOICE);
        Traits units = mapping.chosen(Field.QUANTITY, Field.AMOUNT).findFirst().orElse(null);
        if (invoice == null || units == null) {
            return;
        }
        double[] values = units.values(dress);
        String[] prefixes = new String[invoice.column().distinct()]; // by the number of the text
        Arrays.setAll(prefixes, code -> prefix(invoice.column().text(code)));
        Map<String, int[]> lines = new TreeMap<>(); // below zero, others
        int below = 0;
        for (int line = 0; line < mapping.lines(); line++) {
            boolean negative = values[units.column().code(line)] < 0;
            String prefix = prefixes[invoice.column().code(line)];
            lines.computeIfAbsent(prefix, none -> new int[2])[negative ? 0 : 1]++;
            below += negative ? 1 : 0;
        }
        lines.remove("");
        if (below > 0) {
            entries.add(prefix(lines, below));
        } else {
            noPrefix(invoice.column());
        }
    }

    /** Where nothing was cancelled, invoices that begin as cancellations do by default are none. */
    private void noPrefix(TextColumn invoice) {
        String usual = Objects.requireNonNull(CleaningRules.DEFAULT.cancelledPrefix());
        long alike = IntStream.range(0, invoice.distinct())
                .filter(code -> invoice.text(code).startsWith(usual))
                .count();
        if (alike > 0) {
            entries.add(Entry.of(
                    "cleaning.cancelledPrefix",
                    "null",
                    "no line is below zero, and %,d invoices begin with %s, which would mark cancellations",
                    alike,
                    usual));
        }
    }

    private static String prefix(String invoice) {
        Matcher prefix = PREFIX.matcher(invoice);
        return prefix.matches() ? prefix.group(1) : "";
    }

    private static Entry prefix(Map<String, int[]> lines, int below) {
        String key = "cleaning.cancelledPrefix";
        for (Map.Entry<String, int[]> each : lines.entrySet()) {
            int[] count = each.getValue();
            if (10 * count[0] >= below && 100 * count[1] <= count[0]) {
                return Entry.of(
                        key,
                        "\"" + each.getKey() + "\"",
                        "%,d of the %,d lines below zero have an invoice that begins so, and %,d others",
                        count[0],
                        below,
                        count[1]);
            }
        }
        return Entry.of(key, "null", "%,d lines are below zero, and no letters of their invoices tell them", below);
    }

    private void notProducts(TextColumn product) {
        int[] lines = counts(product);
        List<Integer> codes = IntStream.range(0, lines.length)
                .boxed()
                .filter(code -> !product.text(code).isBlank())
                .sorted(Comparator.comparingInt(code -> -lines[code]))
                .toList();
        Map<String, Integer> series = series(product, codes);
        List<Integer> odd = odd(product, codes).stream()
                .filter(code -> series.keySet().stream().noneMatch(product.text(code)::startsWith))
                .toList();
        odd.forEach(code -> entries.add(Entry.of(
                "cleaning.notProducts[]",
                Entry.quoted(product.text(code)),
                "lines: %,d%s",
                lines[code],
                about(product, code))));
        series.forEach((prefix, count) -> entries.add(Entry.of(
                "cleaning.notProductPatterns[]",
                Entry.quoted(prefix.replaceAll("([^\\p{L}\\p{N}_ -])", "\\\\$1") + ".*"),
                "%,d codes, vouchers by their name",
                count)));
    }

    private static int[] counts(TextColumn column) {
        int[] lines = new int[column.distinct()];
        for (int line = 0; line < column.size(); line++) {
            lines[column.code(line)]++;
        }
        return lines;
    }

    /** Series of vouchers, by what their codes begin with, and how many codes each has. */
    private static Map<String, Integer> series(TextColumn product, List<Integer> codes) {
        Map<String, Integer> series = new TreeMap<>();
        for (int code : codes) {
            Matcher member = SERIES.matcher(product.text(code));
            if (product.text(code).length() <= LONGEST
                    && member.matches()
                    && HeaderWords.meanings(member.group(1)).stream().anyMatch(each -> each.contains("voucher"))) {
                series.merge(member.group(1), 1, Integer::sum);
            }
        }
        series.values().removeIf(count -> count < 2 || 20 * count > codes.size());
        return series;
    }

    /** Codes unlike the others, or named like a fee. */
    private List<Integer> odd(TextColumn product, List<Integer> codes) {
        int[] lengths = codes.stream()
                .mapToInt(code -> product.text(code).length())
                .sorted()
                .toArray();
        int usual = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
        long digits =
                codes.stream().filter(code -> hasDigit(product.text(code))).count();
        boolean usualDigits = digits >= Traits.MOST * codes.size() && digits >= FAMILY;
        Map<String, Integer> families = new HashMap<>();
        codes.forEach(code -> families.merge(family(product.text(code)), 1, Integer::sum));
        List<Integer> unlike = codes.stream()
                .filter(code -> usualDigits && unlike(product.text(code), usual))
                .filter(code -> families.getOrDefault(family(product.text(code)), 0) < FAMILY)
                .toList();
        return unlike.size() > MOST
                ? List.of()
                : codes.stream()
                        .filter(code -> unlike.contains(code) || HeaderWords.all(product.text(code), "fee"))
                        .filter(code -> !product.text(code).contains("@")) // somebody's address
                        .limit(MOST)
                        .toList();
    }

    private static boolean unlike(String code, int usual) {
        return !hasDigit(code) || (code.length() <= 2 && usual >= 5 && Character.isLetter(code.charAt(0)));
    }

    private static boolean hasDigit(String code) {
        return code.chars().anyMatch(Character::isDigit);
    }

    private static String family(String code) {
        return code.length() < FAMILY ? code : code.substring(0, FAMILY);
    }

    /** The first description of a code and the range of its prices. */
    private String about(TextColumn product, int code) {
        Traits description = mapping.get(Field.DESCRIPTION);
        Traits price = mapping.get(Field.PRICE);
        double[] prices = price == null ? new double[0] : price.values(dress);
        double[] range = IntStream.range(0, product.size())
                .filter(line -> price != null && product.code(line) == code)
                .mapToDouble(line -> prices[column(price).code(line)])
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        String name = IntStream.range(0, product.size())
                .filter(line -> description != null && product.code(line) == code)
                .mapToObj(line -> column(description).at(line).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return (name.isEmpty() ? "" : ", " + name)
                + (range.length == 0 ? "" : say(", prices %,.2f to %,.2f", range[0], range[range.length - 1]));
    }

    private static TextColumn column(@Nullable Traits traits) {
        return Objects.requireNonNull(traits).column();
    }
}
