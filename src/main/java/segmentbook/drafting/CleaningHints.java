package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.tables.Cells;
import segmentbook.tables.DetectedFormat;
import segmentbook.tables.IdRules;
import segmentbook.tables.RawTable;
import segmentbook.tables.TextColumn;

/** Proposes the rules of cleaning: repeated lines, the prefix of cancellations, codes that are no products. */
record CleaningHints(LineMapping mapping, DetectedFormat detected, List<Entry> entries, List<Entry> urgent) {
    private static final String PERSONAL =
            "ids look like e-mail addresses or names; how to make the key: docs/description-file.md";

    private static final Pattern PREFIX = Pattern.compile("(\\p{L}+[-_ ]?)[0-9].*");
    private static final Pattern SERIES = Pattern.compile("(.*\\p{L}.*[-_])[0-9]+");
    private static final String CANCELLED = "cleaning.cancelledPrefix";
    static final String USUAL_PREFIX = "C"; // of cancellations, where the description file says nothing
    private static final int FAMILY = 4; // characters that codes of a family share, and codes that make a family
    private static final int LONGEST = 100; // characters of a code of a series
    private static final int MANY_TIMES = 3; // as many lines as usual
    private static final int MOST = 40; // odd codes; where there are more, none is odd

    /**
     * Lines of {@code cleaning:}.
     *
     * @param all columns of the file
     * @param detected with the pattern of the times
     */
    static CleaningHints of(LineMapping mapping, List<TextColumn> all, DetectedFormat detected) {
        CleaningHints hints = new CleaningHints(mapping, detected, new ArrayList<>(), new ArrayList<>());
        hints.duplicates(all);
        mapping.chosen(Field.INVOICE).forEach(invoice -> hints.cancelled(invoice));
        mapping.chosen(Field.PRODUCT).forEach(product -> hints.notProducts(product));
        hints.leaveOut();
        mapping.chosen(Field.CUSTOMER).forEach(each -> missingCustomers(each).ifPresent(hints.entries::add));
        return hints;
    }

    private void duplicates(List<TextColumn> all) {
        int repeated = Rows.where(RawTable.firstOfEqual(all, line -> true), first -> first >= 0).length;
        boolean clock = detected.format().time().contains("mm");
        boolean scans = mapping.has(Field.INVOICE) && mapping.has(Field.PRODUCT);
        String known = scans ? "quantity" : clock ? "invoice and quantity" : "invoice and time of day";
        boolean vague = (scans || !mapping.has(Field.INVOICE)) && !(mapping.has(Field.QUANTITY) && (scans || clock));
        boolean real = vague && repeated > 0;
        boolean many = real && !mapping.has(Field.QUANTITY) && 100 * repeated >= mapping.lines();
        String several = many ? ", as several of a product" : "";
        String may = real ? "; without " + known + " these may be real" + several + ": false keeps them" : "";
        String why = "%,d lines %s an earlier one in all columns" + may;
        String lines = say(why, repeated, repeated == 1 ? "repeats" : "repeat");
        Entry hint = Entry.of("cleaning.dropDuplicates", "true", lines);
        entries.add(hint);
        urgent.addAll(many ? List.of(hint) : List.of());
    }

    /** Proposes the prefix that only invoices of lines below zero begin with. */
    private void cancelled(ColumnProfile invoice) {
        var units = mapping.chosen(Field.QUANTITY, Field.AMOUNT, Field.PRICE)
                .map(each -> each.measure(detected))
                .filter(each -> IntStream.range(0, mapping.lines()).anyMatch(line -> each.applyAsDouble(line) < 0))
                .findFirst()
                .orElse(line -> 1);
        TextColumn prefixes = invoice.column().map(text -> group(PREFIX, text));
        Map<String, Long> below = prefixes(prefixes, line -> units.applyAsDouble(line) < 0);
        Map<String, Long> others = prefixes(prefixes, line -> !(units.applyAsDouble(line) < 0));
        Set<String> codes = invoice.counts().keySet();
        var usual = codes.stream().filter(code -> code.startsWith(USUAL_PREFIX)).count();
        if (!below.isEmpty()) {
            entries.add(prefix(below, others));
        } else if (usual > 0) {
            String why = "no line is below zero, and %,d invoices begin with %s, which would mark cancellations";
            entries.add(Entry.of(CANCELLED, "null", say(why, usual, USUAL_PREFIX)));
        }
    }

    private static Entry prefix(Map<String, Long> below, Map<String, Long> others) {
        long all = below.values().stream().mapToLong(each -> each).sum();
        for (Map.Entry<String, Long> each : below.entrySet()) {
            long other = others.getOrDefault(each.getKey(), 0L);
            if (!each.getKey().isEmpty() && 10 * each.getValue() >= all && 100 * other <= each.getValue()) {
                String why = "%,d of the %,d lines below zero have an invoice that begins so, and %,d others";
                return Entry.of(CANCELLED, "\"" + each.getKey() + "\"", say(why, each.getValue(), all, other));
            }
        }
        return Entry.of(
                CANCELLED, "null", say("%,d lines are below zero, and no prefix of their invoices tells them", all));
    }

    /** How many of some lines have invoices with each prefix. */
    private Map<String, Long> prefixes(TextColumn prefixes, IntPredicate lines) {
        return IntStream.range(0, mapping.lines())
                .filter(lines)
                .mapToObj(prefixes::at)
                .collect(Collectors.groupingBy(prefix -> prefix, TreeMap::new, Collectors.counting()));
    }

    /** The first group of a pattern that a whole text matches; empty where it does not. */
    private static String group(Pattern pattern, String text) {
        var whole = pattern.matcher(text);
        return whole.matches() ? whole.group(1) : "";
    }

    private void notProducts(ColumnProfile product) {
        List<String> codes = List.copyOf(product.counts().keySet());
        Map<String, Long> series = series(codes);
        odd(codes).stream()
                .filter(text -> series.keySet().stream().noneMatch(text::startsWith))
                .forEach(text -> entries.add(notProduct(product.column(), text)));
        series.forEach((prefix, count) -> entries.add(Entry.of(
                "cleaning.notProductPatterns[]",
                Entry.quoted(prefix.replaceAll("([^\\p{L}\\p{N}_ -])", "\\\\$1") + ".*"),
                say("%,d codes, vouchers by their name", count))));
    }

    /** Numbers of codes of each series of vouchers, by the prefix of the series. */
    private static Map<String, Long> series(List<String> codes) {
        Map<String, Long> series = codes.stream()
                .filter(code -> code.length() <= LONGEST)
                .map(code -> group(SERIES, code))
                .filter(prefix -> means(prefix, "voucher"))
                .collect(Collectors.groupingBy(prefix -> prefix, TreeMap::new, Collectors.counting()));
        series.values().removeIf(count -> count < 2 || 20 * count > codes.size());
        return series;
    }

    /** Codes unlike the others, or named like a fee. */
    private static List<String> odd(List<String> codes) {
        int[] lengths = codes.stream().mapToInt(String::length).sorted().toArray();
        int usual = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
        long digits = codes.stream().filter(CleaningHints::hasDigit).count();
        boolean usualDigits = digits >= ColumnProfile.MOST * codes.size() && digits >= FAMILY;
        Map<String, Long> families = codes.stream()
                .collect(Collectors.groupingBy(code -> StringUtils.left(code, FAMILY), Collectors.counting()));
        Set<String> unlike = codes.stream()
                .filter(code -> usualDigits
                        && unlike(code, usual)
                        && families.getOrDefault(StringUtils.left(code, FAMILY), 0L) < FAMILY)
                .collect(Collectors.toSet());
        return codes.stream()
                .filter(code -> unlike.contains(code) || isFee(code))
                .filter(code -> !code.contains("@")) // an e-mail address
                .limit(unlike.size() > MOST ? 0 : MOST)
                .toList();
    }

    /** Whether a code names a fee or a voucher; a card or a gift alone is something to buy. */
    private static boolean isFee(String code) {
        return HeaderWords.all(code, "fee") && !(HeaderWords.words(code).size() == 1 && HeaderWords.all(code, "thing"));
    }

    private static boolean unlike(String code, int usual) {
        return !hasDigit(code) || (code.length() <= 2 && usual >= 5 && Character.isLetter(code.charAt(0)));
    }

    private static boolean hasDigit(String code) {
        return code.chars().anyMatch(Character::isDigit);
    }

    /** Proposes to leave out orders that columns of words, or of yes and no, call cancelled, refunded, failed or tests. */
    private void leaveOut() {
        List<String> values = new ArrayList<>();
        List<String> why = new ArrayList<>();
        for (ColumnProfile column : mapping.unused()) {
            boolean sides = column.counts().keySet().stream().allMatch(Cells.SIDE);
            boolean states = (sides || column.says("status")) && column.words() >= ColumnProfile.MOST;
            boolean skipped = column.distinct() > MOST || column.isTime() || (column.isPersonal() && !states);
            Map<String, Integer> lines = column.counts();
            List<String> undone = skipped ? List.of() : undone(column, lines.keySet());
            int left = undone.stream().mapToInt(lines::get).sum();
            if (!undone.isEmpty() && left < column.column().size()) {
                values.add(column.name() + ": " + Entry.list(undone));
                why.add(kept(column, undone));
            } else if (states && !skipped && lines.size() > 1) {
                entries.add(Entry.open("cleaning.", column.name(), "any no sale? " + column.counted(lines.keySet())));
            }
        }
        if (!values.isEmpty()) {
            String orders = "no sales, by their words: " + String.join("; ", why);
            entries.add(Entry.of("cleaning.leaveOut", "{" + String.join(", ", values) + "}", orders));
        }
    }

    /** How many lines have each text that is left out, and each that stays. */
    private String kept(ColumnProfile column, List<String> undone) {
        List<String> kept = new ArrayList<>(column.counts().keySet());
        kept.removeAll(undone);
        int blank = column.column().size() - column.filled();
        String empty = mapping.has(Field.INVOICE) ? "go or stay as other lines of their invoice do" : "stay";
        return column.counted(undone)
                + (kept.isEmpty() ? "" : "; kept: " + column.counted(kept))
                + (blank == 0 ? "" : say("; empty on %,d, which %s", blank, empty));
    }

    /** Whether to hide ids that may tell who somebody is. */
    static Optional<Entry> hidden(ColumnProfile ids) {
        Entry asked = Entry.open("privacy", "{pseudonymise: true, keyFile: ids.key}", PERSONAL);
        return Optional.of(asked).filter(each -> ids.isPersonal());
    }

    /** Ids of customers that name nobody; numbers such as 0 only where they stand on many more lines than others. */
    static Optional<Entry> missingCustomers(ColumnProfile customer) {
        Map<String, Integer> lines = customer.counts();
        int usual = lines.values().stream().skip(lines.size() / 2).findFirst().orElse(0); // the median: most first
        List<String> nobody = lines.keySet().stream()
                .filter(text -> IdRules.isNobody(Cells.id(text)))
                .filter(text -> !hasDigit(text) || lines.getOrDefault(text, 0) > MANY_TIMES * usual)
                .filter(text -> !IdRules.isCounted(customer.column(), text))
                .toList();
        if (nobody.isEmpty() || nobody.size() > MOST || nobody.size() == lines.size()) {
            return Optional.empty();
        }
        String why = "they seem to name nobody: " + customer.counted(nobody) + "; without this line they are customers";
        return Optional.of(Entry.open("cleaning.missingCustomers", Entry.list(nobody), why));
    }

    private List<String> undone(ColumnProfile column, Set<String> texts) {
        boolean flag = column.says("undone", "test");
        if (flag && texts.size() <= 3 && !column.means(Field.QUANTITY)) {
            return texts.stream()
                    .filter(text -> HeaderWords.all(text, "yes") || (text.equals("1") && !texts.contains("2")))
                    .toList();
        }
        boolean looks = texts.stream().anyMatch(text -> HeaderWords.all(text, "bought"))
                && texts.stream().anyMatch(text -> means(text, "looked"));
        if (looks) { // events of a web shop
            return texts.stream()
                    .filter(text -> !HeaderWords.all(text, "bought"))
                    .toList();
        }
        boolean states = column.says("status") || texts.stream().anyMatch(text -> means(text, "undone"));
        return texts.stream()
                .filter(text -> states && HeaderWords.words(text).size() <= 6) // more are a remark
                .filter(text -> (means(text, "undone") || means(text, "test")) && !means(text, "partly"))
                .filter(text -> !isBelowZero(column, text))
                .toList();
    }

    private static boolean means(String text, String meaning) {
        return HeaderWords.meanings(text).stream().anyMatch(each -> each.contains(meaning));
    }

    /** Whether most lines with a text take back something, which cancellations do themselves. */
    private boolean isBelowZero(ColumnProfile column, String text) {
        var lines = column.column().lines(cell -> cell.strip().equals(text));
        return mapping.chosen(Field.QUANTITY, Field.AMOUNT, Field.PRICE)
                .map(units -> units.measure(detected))
                .mapToInt(units -> lines.stream()
                        .map(line -> units.applyAsDouble(line) < 0 ? 1 : -1)
                        .sum())
                .anyMatch(more -> more > 0);
    }

    /** A code with its lines, its first description and the range of its prices. */
    private Entry notProduct(TextColumn product, String code) {
        int[] lines = product.lines(text -> text.strip().equals(code)).stream().toArray();
        String name = mapping.chosen(Field.DESCRIPTION)
                .flatMap(column -> IntStream.of(lines)
                        .mapToObj(line -> column.column().at(line).strip()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> ", " + text)
                .orElse("");
        var prices = mapping.chosen(Field.PRICE)
                .map(price -> price.measure(detected))
                .flatMapToDouble(price -> IntStream.of(lines).mapToDouble(price))
                .filter(price -> !Double.isNaN(price))
                .summaryStatistics();
        String range = prices.getCount() == 0 ? "" : say(", prices %,.2f to %,.2f", prices.getMin(), prices.getMax());
        return Entry.of("cleaning.notProducts[]", Entry.quoted(code), say("lines: %,d", lines.length) + name + range);
    }
}
