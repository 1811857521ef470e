package segmentbook.drafting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import segmentbook.description.Field;
import segmentbook.tables.RawTable;

/**
 * A query that makes a required column which the file does not have.
 *
 * @param problem what the file has in its place
 * @param key of the column in the description file
 * @param formula of DuckDB that makes it
 * @param name of the column that is made
 */
record WayOut(String problem, String key, String formula, String name) {
    /** Where no column names each customer once: the number of the line. */
    static final WayOut CUSTOMER =
            new WayOut("no column names each customer once", "customer", "row_number() OVER ()", "line");

    /** What lines without customers may need: those of another table, or to be customers themselves. */
    static final String JOIN = "; or join the table that names the customer of each order: docs/description-file.md";

    static final String EACH_LINE = "; where each line is one: kind: customers, and the query below";

    /** How DuckDB reads months. */
    private static final String MONTHS = "['%Y-%m', '%Y/%m', '%m/%Y', '%m.%Y', '%b-%y', '%b %Y', '%Y%m']";

    private static final Pattern WITHIN_A_DAY = Pattern.compile("(?i)time|hour"); // 1053 as 10:53

    /** Days in the years 1927 to 2064; seconds of a day are from 0 to 86399. */
    private static final Predicate<String> SPREADSHEET = ColumnProfile.matching("[1-5][0-9]{4}(?:[.].*)?");

    /** Times of an unused column that counts seconds, or of one with months or whose header says that it holds days. */
    static Optional<WayOut> time(List<ColumnProfile> unused, List<ColumnProfile> all) {
        return unused.stream()
                .filter(ColumnProfile::countsSeconds)
                .findFirst()
                .map(WayOut::ofSeconds)
                .or(() -> all.stream()
                        .filter(each -> each.most(ColumnProfile.MONTH))
                        .findFirst()
                        .map(WayOut::ofMonths))
                .or(() -> ofParts(all))
                .or(() -> all.stream()
                        .filter(each -> each.countsDays() && !each.header().matches("(?i).*hour.*"))
                        .min(Comparator.comparing(
                                each -> WITHIN_A_DAY.matcher(each.header()).find()))
                        .map(WayOut::ofDays));
    }

    /** Customers who stand on lines above those that are about them; DuckDB numbers columns without a header from 0. */
    static WayOut above(ColumnProfile group) {
        int columns = group.table().columns().size();
        String digits = "%0" + String.valueOf(columns - 1).length() + "d";
        String column = group.header().matches("column [0-9]+")
                ? "column" + digits.formatted(group.table().columns().indexOf(group.column()))
                : AddedColumns.quoted(group);
        String formula = "last_value(" + column + " IGNORE NULLS) OVER (ROWS UNBOUNDED PRECEDING)";
        return new WayOut(
                group.name() + " stands on lines above those that are about it", "customer", formula, "made_customer");
    }

    private static WayOut ofSeconds(ColumnProfile seconds) {
        String example = seconds.example(Field.QUANTITY);
        boolean millis = example.replaceFirst("[.].*", "").length() > 10;
        String number = "CAST(" + AddedColumns.quoted(seconds) + " AS DOUBLE)";
        return time(
                seconds.header() + " counts " + (millis ? "milli" : "") + "seconds since 1970, such as " + example,
                "to_timestamp(" + number + (millis ? " / 1000)" : ")"));
    }

    private static WayOut ofMonths(ColumnProfile months) {
        String problem = months.header() + " has months without a day, such as " + months.example(Field.QUANTITY);
        return time(
                problem + "; their first days are taken",
                "strptime(trim(CAST(" + AddedColumns.quoted(months) + " AS VARCHAR)), " + MONTHS + ")");
    }

    /** The time of columns of years and months and, where there is one, of days. */
    private static Optional<WayOut> ofParts(List<ColumnProfile> all) {
        String day = part(all, "day|tag|jour|d.a").orElse("1");
        return part(all, "year|jahr|ann.e|a.o").flatMap(year -> part(all, "month|monat|mois|mes")
                .map(month -> time(
                        "its parts stand in columns of their own, " + year + " and " + month,
                        "strptime(concat_ws('-', " + year + ", " + month + ", " + day + "), '%Y-%m-%d')")));
    }

    private static Optional<String> part(List<ColumnProfile> all, String names) {
        return all.stream()
                .filter(each -> each.isNumber() && each.header().matches("(?i)(?:.*[_ ])?(?:" + names + ")"))
                .findFirst()
                .map(AddedColumns::quoted);
    }

    private static WayOut ofDays(ColumnProfile days) {
        String example = days.example(Field.QUANTITY);
        boolean clock = WITHIN_A_DAY.matcher(days.header()).find();
        String counts = days.header() + " counts days" + (clock ? ", or hours (to_hours) or seconds (to_seconds)" : "");
        String column = AddedColumns.quoted(days);
        return days.most(SPREADSHEET)
                ? time(
                        days.header() + " counts days as spreadsheets do, such as " + example,
                        "TIMESTAMP '1899-12-30' + to_seconds(round(86400 * CAST(" + column + " AS DOUBLE)))")
                : time(
                        counts + ", such as " + example + "; write the day before its day 1 in place of 2000-01-01",
                        "TIMESTAMP '2000-01-01' + to_days(CAST(" + column + " AS INTEGER))");
    }

    private static WayOut time(String problem, String formula) {
        return new WayOut(problem, "time", formula, "made_time");
    }

    /** What is missing, and what to do. */
    String sentence() {
        return "no " + key + ": " + problem + "; take the query below, or add such a column";
    }

    /** Open questions: the query in place of the file. */
    List<Entry> entries(RawTable table, String path) {
        return new AddedColumns(table, path)
                .with(formula, name)
                .entries(problem, "then columns." + key + " is " + name);
    }
}
