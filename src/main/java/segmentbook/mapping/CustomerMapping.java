package segmentbook.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import segmentbook.dataset.Field;
import segmentbook.reading.Dress;

/** Which columns of a table with one row a customer are numbers, which are groups, and which say nothing. */
final class CustomerMapping {
    private static final int MOST_GROUPS = 50;
    private static final int FEW = 20;
    private static final int A_TABLE = 20; // lines from which on it is no accident that nobody comes back
    private static final int LONGEST = 60; // letters of a header that its name is made of

    private final List<Traits> columns;
    private final Dress dress;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> categories = new ArrayList<>();
    private final List<Entry> leftOut = new ArrayList<>();
    private final List<Entry> limits = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private CustomerMapping(List<Traits> columns, Dress dress) {
        this.columns = columns;
        this.dress = dress;
    }

    /** The column that names each customer once: by its header, else the first of codes, or the first of all. */
    static Optional<Traits> id(List<Traits> columns) {
        return columns.stream()
                .filter(each -> each.isUnique()
                        && !each.isTime()
                        && (each.isId() || each.meaning().field() == Field.CUSTOMER)
                        && (idScore(each) > 0 || each.coded() >= Traits.MOST || each == columns.get(0)))
                .max(Comparator.comparingDouble(CustomerMapping::idScore));
    }

    /** Whether one line is a customer: none comes back, and nothing is bought on a line. */
    static boolean fits(List<Traits> columns) {
        Optional<Traits> id = id(columns);
        boolean bought = areBought(columns);
        boolean comesBack = columns.stream()
                .filter(each -> each.meaning().field() == Field.CUSTOMER && LineMapping.fits(Field.CUSTOMER, each))
                .max(Comparator.comparingDouble(each -> each.meaning().score()))
                .filter(each -> !each.isUnique())
                .isPresent();
        if (comesBack) {
            return false;
        }
        if (columns.stream().noneMatch(Traits::isTime)) {
            boolean timed = columns.stream()
                    .anyMatch(each -> each.meaning().field() == Field.TIME
                            && each.meaning().score() > .9);
            return bought ? id.isPresent() && !timed : true;
        }
        boolean customer =
                id.filter(each -> each.meaning().field() == Field.CUSTOMER).isPresent();
        boolean named =
                id.filter(each -> each.meaning().words().equals(Set.of("id"))).isPresent();
        return (customer && (!bought || columns.get(0).column().size() >= A_TABLE)) || (named && !bought);
    }

    /** Whether lines are of something that was bought, or an order was paid. */
    private static boolean areBought(List<Traits> columns) {
        boolean ordered = columns.stream()
                .anyMatch(each -> each.meaning().field() == Field.TIME
                        && each.meaning().words().contains("invoice"));
        return columns.stream().anyMatch(CustomerMapping::isOfALine)
                || (ordered
                        && columns.stream()
                                .anyMatch(each -> each.meaning().field() == Field.AMOUNT && each.isNumber()));
    }

    private static boolean isOfALine(Traits column) {
        Field field = column.meaning().field();
        return field != null
                && Set.of(Field.INVOICE, Field.PRODUCT, Field.QUANTITY, Field.PRICE)
                        .contains(field)
                && column.meaning().score() > .9
                && LineMapping.fits(field, column);
    }

    private static double idScore(Traits column) {
        HeaderMeaning meaning = column.meaning();
        return meaning.field() == Field.CUSTOMER
                ? 1 + meaning.score()
                : meaning.words().contains("id") ? 1 : 0;
    }

    /**
     * Lines of {@code columns:} and {@code limits:}.
     *
     * @param twice remarks on columns that cannot be mapped
     */
    static List<Entry> of(List<Traits> columns, Dress dress, List<Entry> twice) {
        CustomerMapping mapping = new CustomerMapping(columns, dress);
        Optional<Traits> id = id(columns);
        mapping.entries.add(id.map(each -> Entry.of(
                        "columns.customer",
                        each.name(),
                        "one line each: %,d different on %,d lines, such as %s",
                        each.distinct(),
                        each.filled(),
                        each.shape()))
                .orElse(Entry.open("columns.customer", "", "required, and no column names each line once")));
        columns.stream().filter(each -> id.isEmpty() || each != id.get()).forEach(mapping::place);
        mapping.entries.addAll(mapping.categories);
        mapping.entries.addAll(mapping.leftOut);
        mapping.entries.addAll(twice);
        mapping.entries.addAll(mapping.limits);
        return mapping.entries;
    }

    private void place(Traits column) {
        String reason = reason(column);
        if (!reason.isEmpty()) {
            leftOut.add(Entry.open("columns.", column.name(), "left out: " + reason));
        } else if (isGroup(column)) {
            categories.add(Entry.of("columns.categorical." + attribute(column), column.name(), groups(column)));
        } else {
            String name = attribute(column);
            entries.add(Entry.of("columns.numeric." + name, column.name(), range(column)));
            if (column.meaning().words().contains("age")) {
                limits.add(Entry.open("limits", "{" + name + ": [0, 110]}", "ages"));
            }
        }
    }

    /** Why a column is no attribute, or nothing. */
    private static String reason(Traits column) {
        if (column.distinct() < 2) {
            return column.distinct() == 0 ? "nothing in it" : "the same on all lines that have it";
        }
        if (column.isTime()) {
            return "times";
        }
        boolean year = column.meaning().words().contains("birth") && column.isNumber();
        if (!year && column.isPersonal()) {
            return "it may tell who somebody is";
        }
        boolean named = column.meaning().words().contains("id") && column.decimals() == 0;
        if (column.isUnique() && column.decimals() == 0 && (named || !column.isNumber())) {
            return "an id, another on each line";
        }
        boolean many = column.distinct() > MOST_GROUPS
                || (column.distinct() > FEW && 5L * column.distinct() > column.filled());
        return !column.isNumber() && many
                ? Entry.say("%,d different texts, too many for groups", column.distinct())
                : "";
    }

    private static boolean isGroup(Traits column) {
        Set<String> words = column.meaning().words();
        boolean coded = words.contains("class")
                || words.contains("id")
                || column.meaning().field() == Field.COUNTRY
                || column.meaning().field() == Field.CATEGORY
                || column.meaning().field() == Field.CHANNEL;
        return !column.isNumber() || (column.decimals() == 0 && column.distinct() <= (coded ? FEW : 2));
    }

    private static String groups(Traits column) {
        return Entry.say("%,d groups%s", column.distinct(), column.isNumber() ? ", written as numbers" : "");
    }

    private String range(Traits column) {
        double[] values = DoubleStream.of(column.values(dress))
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        String codes = column.decimals() == 0 && column.distinct() <= FEW ? "; categorical, if they are codes" : "";
        return values.length == 0
                ? "numbers"
                : Entry.say(
                        "%,d different numbers, %s to %s%s",
                        column.distinct(), plain(values[0]), plain(values[values.length - 1]), codes);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Entry.say("%.0f", number) : Entry.say("%s", number);
    }

    /** A name of letters, digits and _ made of the header, without what stands in brackets. */
    private String attribute(Traits column) {
        String cut =
                column.header().substring(0, Math.min(LONGEST, column.header().length()));
        String header = cut.replaceAll("\\(.*?\\)|\\[.*?\\]", " ");
        String joined = String.join("_", HeaderWords.parted(header)).replaceAll("[^a-z0-9_]", "");
        String name = joined.matches("[a-z].*") ? joined : "column_" + joined.replaceAll("^_+", "");
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }
}
