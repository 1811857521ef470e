package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Field;
import segmentbook.tables.DetectedFormat;

/**
 * Maps the columns of invoice lines to fields: by headers first, then by values, with evidence.
 *
 * @param columns all of the file, used or not
 * @param chosen the column of each field that has one
 * @param because why it was chosen
 * @param questions what is open
 */
record LineMapping(
        List<ColumnProfile> columns,
        Map<Field, ColumnProfile> chosen,
        Map<Field, String> because,
        List<Entry> questions) {
    static final int MANY = 100; // lines of a file that are enough to say that no text comes twice
    private static final int COMPARED = 12; // columns of which all pairs are compared

    /**
     * The mapping of these columns, at least one.
     *
     * @param detected the format by which their numbers can be read
     */
    static LineMapping of(List<ColumnProfile> columns, DetectedFormat detected) {
        LineMapping mapping =
                new LineMapping(columns, new EnumMap<>(Field.class), new EnumMap<>(Field.class), new ArrayList<>());
        mapping.byHeaders();
        new LineValues(mapping, detected).decide();
        mapping.nameForCode();
        return mapping;
    }

    private void byHeaders() {
        columns.stream()
                .filter(each -> each.meaning().score() >= HeaderMeaning.ENOUGH)
                .filter(each -> !each.isFlag() || !each.means(Field.CUSTOMER, Field.INVOICE))
                .sorted(Comparator.comparingDouble(
                                (ColumnProfile each) -> -each.meaning().score())
                        .thenComparing(each -> !each.says("reduced") || each.filled() < ColumnProfile.MOST * lines())
                        .thenComparing(each -> each.means(Field.CATEGORY) && each.words() < .5) // words read better
                        .thenComparing(ColumnProfile::isUnique)
                        .thenComparing(each -> !each.says("unique"))) // customer_unique_id beside one of each order
                .forEach(each -> claim(Objects.requireNonNull(each.meaning().field()), each));
    }

    /** Decides whether a column has the field that its header names; of several the surest header comes first. */
    private void claim(Field field, ColumnProfile column) {
        double score = column.meaning().score();
        boolean one = field == Field.CUSTOMER && column.distinct() == 1;
        if (!fits(field, column)) {
            if (column.distinct() > 0) {
                var odd = column.unreadable(field);
                String found = odd.isEmpty() ? column.shape() : column.cell(odd);
                ask(field, column, "its header says so, but its texts do not, such as " + found);
            }
        } else if (lines() >= MANY && (one || (field == Field.PRODUCT && column.isUnique()))) {
            ask(field, column, "its header says so, but " + (one ? "all lines have one" : "hardly any comes twice"));
        } else if (!has(field)) {
            choose(field, column, score > .7 ? "its header says so" : "its header may say so");
        } else if (field == Field.PRICE
                && !has(Field.COST)
                && isCost(column) != chosen(field).anyMatch(LineMapping::isCost)) {
            ColumnProfile other = Objects.requireNonNull(chosen.get(field));
            choose(Field.COST, isCost(column) ? column : other, "its header says so, beside a price");
            choose(Field.PRICE, isCost(column) ? other : column, "its header says so");
        } else if (field == Field.PRICE && isNetBeside(column)) {
            choose(Field.AMOUNT, column, "its header says so");
        } else if (field != Field.AMOUNT || score > .9) {
            ask(field, column, "its header says so, too");
        }
    }

    /** Whether a net price stands beside another price, so that the values tell whether it is of a unit or of a line. */
    private boolean isNetBeside(ColumnProfile net) {
        return net.says("netted") && !has(Field.AMOUNT) && chosen(Field.PRICE).noneMatch(each -> each.says("netted"));
    }

    /** What is open about the customers that were chosen, and about the money: its field, and what is not taken off it. */
    List<String> doubts() {
        String why = "%s is not taken off %s; where it has to be, a query does it: docs/description-file.md";
        List<String> doubts = new ArrayList<>();
        String order = "%s may name orders: each of its %,d ids has one time; then customers are not known";
        chosen(Field.CUSTOMER)
                .filter(each -> !each.means(Field.CUSTOMER) && !each.isPersonal() && isOfOneTime(each))
                .forEach(each -> doubts.add(say(order, each.header(), each.distinct())));
        chosen(Field.PRICE, Field.AMOUNT).forEach(money -> {
            questions.stream()
                    .filter(each -> each.value().equals(money.name()))
                    .forEach(each -> doubts.add(each.said()));
            unused().stream()
                    .filter(each -> each.isNumber() && isLess(each, money))
                    .filter(each -> each.counts().keySet().stream().anyMatch(text -> text.matches(".*[1-9].*")))
                    .limit(1)
                    .forEach(each -> doubts.add(say(why, each.header(), money.header())));
        });
        return doubts;
    }

    /** Whether a header says that its numbers make what is paid less. */
    private boolean isLess(ColumnProfile column, ColumnProfile paid) {
        boolean full = paid.means(Field.PRICE) ? !paid.says("reduced") : paid.says("listed");
        boolean refund = column.says("undone") && column.says("amount");
        return !column.says("later") && (refund || (column.says("discount") && full));
    }

    /** Whether a header says what is paid, by customers or by the shop. */
    private static boolean isCost(ColumnProfile column) {
        return column.says("cost");
    }

    /** Without its price a line has an amount; a column called price and cost is then the cost. */
    void dropPrice(String why) {
        ColumnProfile price = chosen.get(Field.PRICE);
        if (price != null && isCost(price) && !has(Field.COST)) {
            choose(Field.COST, price, "its header says so, beside a total");
        } else {
            drop(Field.PRICE, why);
        }
    }

    /** Whether the texts of a column fit a field. */
    static boolean fits(Field field, ColumnProfile column) {
        return switch (field) {
            case TIME -> column.times() > .5; // a few cells that are none make no other column
            case QUANTITY, PRICE, AMOUNT, COST -> column.numbers() > .5 && !column.isTime();
            case DESCRIPTION -> column.words() > 1 - ColumnProfile.MOST && !column.isTime() && !column.holdsLists();
            case CUSTOMER, INVOICE, PRODUCT ->
                column.distinct() > 0
                        && !column.isTime()
                        && !column.holdsLists()
                        && (column.decimals() < .5 || column.coded() >= .5 || column.isRounded());
            default -> column.distinct() > 0 && !column.isTime();
        };
    }

    /** Gives a column a field, and takes from it the one that it had. */
    void choose(Field field, ColumnProfile column, String why) {
        chosen.values().remove(column);
        chosen.put(field, column);
        String path = "columns." + field.key();
        questions.removeIf(each -> each.path().equals(path) && each.value().equals(column.name()));
        because.put(field, why);
    }

    /** Chooses the first of some columns for a field that has none yet. */
    void chooseFirst(Field field, Stream<ColumnProfile> columns, String why) {
        if (!has(field)) {
            columns.findFirst().ifPresent(each -> choose(field, each, why));
        }
    }

    void drop(Field field, String why) {
        ColumnProfile column = chosen.remove(field);
        if (column != null) {
            ask(field, column, why);
        }
    }

    void ask(Field field, ColumnProfile column, String why) {
        questions.add(Entry.open("columns." + field.key(), column.name(), why));
    }

    /** Without a column of codes the names of products serve as codes. */
    private void nameForCode() {
        ColumnProfile name = chosen.get(Field.DESCRIPTION);
        if (name != null && name.looksPersonal() && !name.says("description", "product")) {
            drop(Field.DESCRIPTION, "names, as it seems of persons");
        } else if (name != null && !chosen.containsKey(Field.PRODUCT) && !(name.isUnique() && lines() >= MANY)) {
            choose(Field.PRODUCT, name, "there are no codes, so the names serve as such");
        }
    }

    /** How often the chosen column of a field decides another column. */
    Relations.Dependence decides(Field field, ColumnProfile other) {
        return chosen(field).map(each -> each.decides(other)).findFirst().orElse(Relations.NO_EVIDENCE);
    }

    private boolean isOfOneTime(ColumnProfile column) {
        Stream<Relations.Dependence> found = chosen(Field.TIME).map(column::decides);
        return found.anyMatch(each -> each.of() >= Relations.ENOUGH && each.share() == 1);
    }

    @Nullable
    ColumnProfile get(Field field) {
        return chosen.get(field);
    }

    Stream<ColumnProfile> chosen(Field... fields) {
        return Stream.of(fields).filter(chosen::containsKey).map(chosen::get);
    }

    boolean has(Field field) {
        return chosen.containsKey(field);
    }

    /** Whether a column stands on lines above those with a time. */
    boolean isAbove(ColumnProfile column) {
        return chosen(Field.TIME).anyMatch(column::standsAbove);
    }

    /** Where no line has a customer, the column that names whom lines below are about. */
    Optional<ColumnProfile> group() {
        return unused().stream()
                .filter(each -> !has(Field.CUSTOMER) && isAbove(each))
                .findFirst();
    }

    /** Chooses the first column of the open questions about a field, where there is no other, that fits and meets a condition. */
    void chooseAsked(Field field, Predicate<ColumnProfile> condition, String why) {
        List<String> asked = asked(field);
        Predicate<ColumnProfile> open = each -> asked.contains(each.name()) && fits(field, each);
        chooseFirst(field, unused().stream().filter(open.and(condition)), why);
    }

    /** The first unused columns that meet a condition, in the order of the file. */
    List<ColumnProfile> free(Predicate<ColumnProfile> condition) {
        return unused().stream().filter(condition).limit(COMPARED).toList();
    }

    boolean isFree(ColumnProfile column) {
        return !chosen.containsValue(column);
    }

    /** Columns without a field. */
    List<ColumnProfile> unused() {
        return columns.stream().filter(this::isFree).toList();
    }

    /** Names of the columns in open questions about some fields. */
    List<String> asked(Field... fields) {
        var paths = Stream.of(fields).map(field -> "columns." + field.key()).toList();
        var values =
                questions.stream().filter(each -> paths.contains(each.path())).map(Entry::value);
        return values.distinct().toList();
    }

    /** Entries of {@code columns:} and open questions. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Field field : Field.values()) {
            String key = "columns." + field.key();
            List<Entry> asked =
                    questions.stream().filter(each -> each.path().equals(key)).toList();
            ColumnProfile column = chosen.get(field);
            if (column != null) {
                String why = because.getOrDefault(field, "");
                entries.add(Entry.of(key, column.name(), why + "; " + facts(field, column)));
            } else if (asked.isEmpty() && (field == Field.TIME || field == Field.CUSTOMER)) {
                entries.add(Entry.open(key, "", "required, and no column looks like it"));
            }
            entries.addAll(asked);
        }
        return entries;
    }

    private String facts(Field field, ColumnProfile column) {
        String example = field == Field.CUSTOMER || field == Field.INVOICE ? column.shape() : column.example(field);
        var odd = column.unreadable(field);
        String facts = say("%,d different on %,d lines, such as %s", column.distinct(), column.filled(), example)
                + (odd.isEmpty() ? "" : say("; cannot be read on %,d, first %s", odd.cardinality(), column.cell(odd)));
        Field other = field == Field.INVOICE ? Field.CUSTOMER : Field.DESCRIPTION;
        ColumnProfile beside = field == Field.INVOICE || field == Field.PRODUCT ? chosen.get(other) : null;
        Relations.Dependence found = beside == null ? Relations.NO_EVIDENCE : column.decides(beside);
        String why = "; %,d of the %,d on two lines or more have one %s";
        return found.of() == 0 ? facts : facts + say(why, found.holds(), found.of(), other.key());
    }

    /** Number of lines of the file. */
    int lines() {
        return columns.get(0).column().size();
    }
}
