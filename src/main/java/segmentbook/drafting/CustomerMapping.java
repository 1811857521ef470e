package segmentbook.drafting;

import static segmentbook.statistics.Words.say;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import segmentbook.description.Field;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import segmentbook.tables.DetectedFormat;

/**
 * Maps the columns of a table with one row a customer: id, numeric, categorical or left out.
 *
 * @param entries lines of {@code columns:} and {@code limits:}
 * @param times columns of times, which are no attributes, by the name that days would have
 * @param names of attributes that are taken
 */
record CustomerMapping(
        List<ColumnProfile> columns,
        DetectedFormat detected,
        List<Entry> entries,
        Map<String, ColumnProfile> times,
        Set<String> names) {
    /** What Orange writes below its headers. */
    private static final Predicate<String> TYPE = ColumnProfile.matching("(?i)c|d|s|t|continuous|discrete|string|time");

    private static final List<String> ORDER =
            List.of("columns.customer", "columns.numeric.", "columns.categorical.", "columns.", "limits");
    private static final int MOST_GROUPS = 50;
    private static final int FEW = 20;
    private static final int ONE_SCALE = 5; // columns with the same range
    private static final int SKEWED = 5; // times the mean, the largest value
    private static final int MOST_COUNTED = 1000;
    private static final String TIMES = "times";
    private static final String UNNAMED = "column 1"; // where the header is empty, as over the names of rows
    private static final int LONGEST = 60; // characters of a header that make the name of an attribute

    /** The column that names each customer once: by its header, else the first of codes, or the first of all. */
    static Optional<ColumnProfile> id(List<ColumnProfile> columns) {
        return columns.stream()
                .filter(each -> each.isUnique() && !each.isTime())
                .filter(each -> each.isId()
                        || each.means(Field.CUSTOMER)
                        || each.header().equals(UNNAMED))
                .filter(each -> idScore(each) > 0 || each.coded() >= ColumnProfile.MOST || each == columns.get(0))
                .max(Comparator.comparingDouble(CustomerMapping::idScore));
    }

    /** Ids that come back, in a table whose own ids may be numbers of lines. */
    static Optional<ColumnProfile> returning(List<ColumnProfile> columns) {
        return id(columns)
                .filter(each -> idScore(each) == 0)
                .flatMap(lines -> Rows.first(columns, CustomerMapping::isReturning));
    }

    /** What is wrong where the first line has no numbers under headers of numbers. */
    static Optional<String> secondHeader(List<ColumnProfile> columns) {
        var numbers = columns.stream().filter(ColumnProfile::isNumber).toList();
        String why = "line %,d has no values, as a second header has none; delete it, or it is a customer";
        var types = columns.stream().map(each -> each.column().at(0).strip()).allMatch(TYPE);
        return types || (numbers.size() > 1 && numbers.stream().allMatch(each -> each.isOdd(0)))
                ? Optional.of(say(why, columns.get(0).table().place(0, null).line()))
                : Optional.empty();
    }

    private static boolean isReturning(ColumnProfile column) {
        boolean named = column.header().matches("(.*\\P{L})?(?i:id)|.*\\p{Ll}I[Dd]");
        return named && column.isId() && column.distinct() > FEW && !column.isUnique();
    }

    /** Whether one line is a customer: none comes back, and nothing is bought on a line. */
    static boolean fits(List<ColumnProfile> columns) {
        Optional<ColumnProfile> id = id(columns);
        boolean timeless = columns.stream().noneMatch(ColumnProfile::isTime);
        boolean event = columns.stream().anyMatch(CustomerMapping::isOfAnOrder);
        if (comeBack(columns.stream().filter(each -> !timeless || !each.isLevel() && !each.isCount()))
                || (event && columns.stream().anyMatch(CustomerMapping::namesAgain))) {
            return false;
        }
        boolean bought = columns.stream()
                .filter(each -> each.distinct() > 2 || each.filled() < LineMapping.MANY) // not yes and no
                .anyMatch(each -> isBought(each, event) && !(timeless && each.means(Field.PRICE)));
        if (timeless) {
            return !bought || (id.isPresent() && !isOfLines(id.get(), columns));
        }
        boolean orders = columns.stream()
                .anyMatch(each -> isSurely(Field.INVOICE, each) && each.isUnique() && !each.says("extreme"));
        boolean lines = bought && (event || orders);
        return !lines
                && id.filter(each -> !event
                                || each.means(Field.CUSTOMER)
                                || (each.says("id")
                                        && Set.of("id", "unique")
                                                .containsAll(each.meaning().words())))
                        .isPresent();
    }

    /** Whether lines have times that cannot be read, or are of orders whose times and customers another table has. */
    private static boolean isOfLines(ColumnProfile id, List<ColumnProfile> columns) {
        Predicate<ColumnProfile> comesBack = each -> each.says("id") && each.distinct() > FEW && !each.isUnique();
        boolean orders = columns.stream().anyMatch(comesBack.and(each -> isSurely(Field.INVOICE, each)));
        boolean paid = isSurely(Field.INVOICE, id);
        return columns.stream()
                .anyMatch(each -> isSurely(Field.TIME, each)
                        || (orders && idScore(id) <= 1 && isSurely(Field.PRODUCT, each))
                        || (paid && each.means(Field.AMOUNT)));
    }

    /** Whether the column that most surely names customers by its header has some again. */
    private static boolean comeBack(Stream<ColumnProfile> columns) {
        return columns.filter(
                        each -> each.means(Field.CUSTOMER) && !each.isFlag() && LineMapping.fits(Field.CUSTOMER, each))
                .max(Comparator.comparingDouble(each -> each.meaning().score()))
                .filter(each -> !each.isUnique())
                .isPresent();
    }

    /** Whether a column of e-mail addresses or names has customers again and again. */
    private static boolean namesAgain(ColumnProfile column) {
        return column.says("customer") && column.looksPersonal() && 10 * column.distinct() < 9 * column.filled();
    }

    /** Whether a column has times of orders: not those of a first or last order, a delivery, an end, or of the customer. */
    private static boolean isOfAnOrder(ColumnProfile column) {
        boolean ofOthers = column.says("extreme", "later", "undone", "birth", "personal")
                || (column.says("customer") && !column.says("invoice"));
        return column.isTime() && !column.meaning().isPersonal() && !ofOthers;
    }

    /** Whether a column says what was bought, or what an order cost. */
    private static boolean isBought(ColumnProfile column, boolean ofOrders) {
        return (ofOrders && isSurely(Field.AMOUNT, column) && column.isNumber())
                || Stream.of(Field.INVOICE, Field.PRODUCT, Field.QUANTITY, Field.PRICE)
                        .anyMatch(field -> isSurely(field, column) && LineMapping.fits(field, column));
    }

    private static boolean isSurely(Field field, ColumnProfile column) {
        return column.means(field) && column.meaning().score() > .9;
    }

    private static double idScore(ColumnProfile column) {
        return column.means(Field.CUSTOMER) ? 1 + column.meaning().score() : column.says("id") ? 1 : 0;
    }

    /**
     * The mapping of these columns.
     *
     * @param repeated questions on headers that stand twice, which cannot be mapped
     */
    static CustomerMapping of(List<ColumnProfile> columns, DetectedFormat detected, List<Entry> repeated) {
        var mapping = new CustomerMapping(columns, detected, new ArrayList<>(), new LinkedHashMap<>(), new HashSet<>());
        Optional<ColumnProfile> id = id(columns);
        String why = "one line each: %,d different on %,d lines, such as %s";
        mapping.entries.add(id.map(each -> Entry.of(
                        "columns.customer", each.name(), say(why, each.distinct(), each.filled(), each.shape())))
                .orElse(Entry.open("columns.customer", "", "required, and no column names each line once")));
        columns.stream().filter(each -> id.isEmpty() || each != id.get()).forEach(mapping::place);
        mapping.entries.addAll(repeated);
        mapping.entries.sort(Comparator.comparingInt(
                each -> ORDER.indexOf(each.path().replaceFirst("(?<=numeric\\.|categorical\\.).*", ""))));
        mapping.adviseClasses();
        return mapping;
    }

    /** What else may part customers of whom words say more than numbers. */
    private void adviseClasses() {
        var words = attributes("categorical").keySet();
        int numbers = attributes("numeric").size();
        if (words.size() > Math.max(2, 2 * numbers)) {
            String why =
                    "%,d columns of words beside %,d of numbers: with clusters below, latent classes of their answers";
            entries.add(Entry.open("features", "{use: " + Entry.list(words) + "}", say(why, words.size(), numbers)));
            entries.add(Entry.open("clusters", "{algorithm: latent}", "with features above"));
        }
    }

    /** The columns of a kind, numeric or categorical, by the names of the attributes. */
    Map<String, String> attributes(String kind) {
        String path = "columns." + kind + ".";
        var own = Rows.where(entries, each -> each.path().startsWith(path));
        return Rows.map(own, each -> each.path().substring(path.length()), Entry::value);
    }

    private void place(ColumnProfile column) {
        String reason = reason(column);
        String name = reason.isEmpty() ? attribute(column) : "";
        if (reason.equals(TIMES) && !column.isPersonal()) {
            times.put("days_since_" + attribute(column), column);
        }
        if (!reason.isEmpty()) {
            entries.add(Entry.open("columns.", column.name(), "left out: " + reason));
        } else if (isGroup(column)) {
            String why = say("%,d groups", different(column)) + (column.isNumber() ? ", written as numbers" : "");
            entries.add(Entry.of("columns.categorical." + name, column.name(), why));
        } else {
            entries.add(Entry.of("columns.numeric." + name, column.name(), range(column)));
            if (column.says("age")) {
                entries.add(Entry.open("limits", "{" + name + ": [0, 110]}", "ages"));
            }
        }
    }

    /** Why a column is no attribute; empty where it is one. */
    private String reason(ColumnProfile column) {
        if (different(column) < 2) {
            return different(column) == 0 ? "nothing in it" : "the same on all lines that have it";
        } else if (column.says("computed")) {
            return "computed from other columns by a model, as its header says";
        } else if (column.isTime()) {
            return TIMES;
        } else if (column.isPersonal() && !(column.says("birth") && column.isNumber()) && !isShared(column)) {
            return "it may tell who somebody is";
        } else if (column.isUnique()
                && column.decimals() == 0
                && (column.says("id") || !column.isNumber() || isNumbering(column))) {
            String some = "%,d ids on %,d lines; several lines of an id may be one customer";
            boolean all = column.distinct() == column.filled();
            return all ? "an id, another on each line" : say(some, column.distinct(), column.filled());
        } else if (isReturning(column)) {
            return say("%,d ids on %,d lines, whose distances say nothing", column.distinct(), column.filled());
        }
        boolean many = column.distinct() > MOST_GROUPS
                || (column.distinct() > FEW && 5L * column.distinct() > column.filled());
        boolean named = !column.isNumber() || isCode(column);
        return named && many ? say("%,d different texts, too many for groups", column.distinct()) : "";
    }

    /** Whether texts tell nobody: what look like names over groups, or under a header such as phone or city answers, counts or groups. */
    private boolean isShared(ColumnProfile column) {
        boolean groups = 5 * column.distinct() <= column.filled();
        if (column.looksPersonal()) {
            return groups && !column.meaning().isPersonal() && (!column.says("seller") || column.says("machine"));
        }
        return column.distinct() <= 2
                || (column.isNumber()
                        ? numbers(column).noneMatch(each -> each > MOST_COUNTED)
                        : groups && column.distinct() <= FEW && !column.says("name", "birth"));
    }

    /** Whether each of 1, 2, 3 and so on stands once, as numbers of lines and ranks do. */
    private boolean isNumbering(ColumnProfile column) {
        double lines = column.filled();
        return lines > FEW && column.distinct() == lines && ends(column).equals(List.of(1.0, lines));
    }

    private boolean isGroup(ColumnProfile column) {
        boolean counted = column.means(Field.QUANTITY, Field.PRICE, Field.AMOUNT);
        boolean many = String.join(" ", HeaderWords.parted(column.header())).matches(HeaderMeaning.NUMBER + "[ 0-9].*");
        boolean coded = (!counted && (column.says("class") || (column.says("id") && !many))) || isOfGroup(column);
        int most = isCode(column) ? MOST_GROUPS : coded && !column.says("several") && !isAnswer(column) ? FEW : 2;
        return !column.isNumber() || (column.decimals() == 0 && different(column) <= most);
    }

    /** Whether several columns have its range, as the answers of a questionnaire have. */
    private boolean isAnswer(ColumnProfile column) {
        return columns.stream()
                        .filter(ColumnProfile::isNumber)
                        .filter(each -> ends(each).equals(ends(column)))
                        .count()
                >= ONE_SCALE;
    }

    private List<Double> ends(ColumnProfile column) {
        var values = numbers(column).summaryStatistics();
        return List.of(values.getMin(), values.getMax());
    }

    /** Whether a header names countries, shops or categories, and is no sentence in which they come up. */
    private static boolean isOfGroup(ColumnProfile column) {
        return column.means(Field.COUNTRY, Field.CATEGORY, Field.CHANNEL)
                && column.meaning().score() > HeaderMeaning.ENOUGH;
    }

    /** Whether whole numbers stand for countries, shops or categories, by a header such as store_id. */
    private static boolean isCode(ColumnProfile column) {
        return isOfGroup(column) && column.says("id") && column.decimals() == 0;
    }

    private DoubleStream numbers(ColumnProfile column) {
        return DoubleStream.of(column.values(detected)).filter(each -> !Double.isNaN(each));
    }

    private long different(ColumnProfile column) {
        return column.isNumber() ? numbers(column).distinct().count() : column.distinct();
    }

    private String range(ColumnProfile column) {
        var values = numbers(column).summaryStatistics();
        String codes = column.decimals() == 0 && different(column) <= FEW ? "; categorical, if they are codes" : "";
        boolean marked =
                values.getMin() == -1 && values.getMax() > 1 && numbers(column).noneMatch(each -> each % 1 != 0);
        String mark = marked ? "; where -1 says never or unknown, limits from 0 make it missing" : "";
        boolean skewed = values.getMin() >= 0 && values.getMax() > SKEWED * values.getAverage();
        String more = skewed && codes.isEmpty() ? "; skewed: features.transform: log1p-all evens it out" : codes;
        String range = "%,d different numbers, %s to %s%s%s";
        return values.getCount() == 0
                ? "numbers"
                : say(range, different(column), plain(values.getMin()), plain(values.getMax()), more, mark);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A name of letters, digits and _ made of the header, without texts in brackets. */
    private String attribute(ColumnProfile column) {
        String header = StringUtils.left(column.header(), LONGEST).replaceAll("\\(.*?\\)|\\[.*?\\]", " ");
        String joined = String.join("_", HeaderWords.parted(header)).replaceAll("[^a-z0-9_]", "");
        String name = joined.matches("[a-z].*") ? joined : "column_" + joined.replaceAll("^_+", "");
        return Words.free(name, "%s_%d", names::add);
    }
}
