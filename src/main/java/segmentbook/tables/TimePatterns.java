package segmentbook.tables;

import static segmentbook.statistics.Words.say;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Place;

/** Detects the pattern of a column of times. Only days above 12 distinguish day-month from month-day. */
public final class TimePatterns {
    private static final int LOOKED_AT = 1_000;
    private static final int A_WAY = 3; // texts that are no single mistake
    private static final int MAX_LENGTH = 80; // characters of a time
    private static final int FEW_DAYS = 11; // different ones; as many may be years
    private static final Pattern TWO_EACH =
            Pattern.compile("^(?<first>[0-9]{2})[-/.]?[0-9]{1,2}[-/.]?(?<last>[0-9]{2})(?![0-9])");
    /** The form of a date with its separator in group 1, and the patterns that may have written it, {@code #} for the separator. */
    private record Form(Pattern text, List<String> patterns) {
        static final Pattern TIME = Pattern.compile(
                "(?<date>.+?)(?:(?<gap>,? +|T|:)(?<before>[AP]M )?(?<hour>[0-9]{1,2}(?<mark>[:.])[0-9]{2})"
                        + "(?:(?<second>\\k<mark>[0-9]{2})(?<fraction>\\.[0-9]{1,9})?)?(?<half> ?[AaPp][Mm])?)?");
        static final String DAY = "[0-9]{1,2}";
        static final List<Form> DATES = List.of(
                Form.of("[0-9]{4}([-/.]|\\. )" + DAY + "\\1" + DAY, "yyyy#M#d"),
                Form.of("[0-9]{4}(\\. ?)" + DAY + "\\1" + DAY + "\\.", "yyyy#M#d."),
                Form.of(DAY + "([-/.]|\\. )" + DAY + "\\1[0-9]{4}", "d#M#yyyy", "M#d#yyyy"),
                Form.of(DAY + "([-/.])" + DAY + "\\1[0-9]{2}", "d#M#yy", "M#d#yy"),
                Form.of("[0-9]{2}([-/.])" + DAY + "\\1" + DAY, "yy#M#d"),
                Form.of("()(?:19|20|21)[0-9]{6}", "yyyyMMdd"),
                Form.of("()[0-3][0-9]{3}(?:19|20)[0-9]{2}", "ddMMyyyy", "MMddyyyy"),
                Form.of("()(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2]))[0-9]{6}", "yyMMdd", "ddMMyy", "MMddyy"),
                Form.of(DAY + "([-/. ])\\p{L}{3,9}\\1[0-9]{4}", "d#MMM#yyyy", "d#MMMM#yyyy"),
                Form.of(DAY + "([-/. ])\\p{L}{3,9}\\1[0-9]{2}", "d#MMM#yy", "d#MMMM#yy"),
                Form.of("\\p{L}{3,9}( )" + DAY + ", [0-9]{4}", "MMM#d, yyyy", "MMMM#d, yyyy"),
                Form.of("\\p{L}{3,9}([-/. ])" + DAY + "\\1[0-9]{4}", "MMM#d#yyyy", "MMMM#d#yyyy"),
                Form.of("\\p{L}{3}([-/. ])" + DAY + "\\1[0-9]{2}", "MMM#d#yy"),
                Form.of("()[0-9]{4}\u5E74" + DAY + "\u6708" + DAY + "\u65E5", "yyyy\u5E74M\u6708d\u65E5"),
                Form.of("()[0-9]{2}\\p{L}{3}(?:19|20|21)[0-9]{2}", "ddMMMyyyy"),
                Form.of("()(?:19|20|21)[0-9]{10}", "yyyyMMddHHmm"),
                Form.of("()(?:19|20|21)[0-9]{12}", "yyyyMMddHHmmss"),
                Form.of("()\\p{L}{3} +" + DAY + " [0-9:]{8} [0-9]{4}", "MMM ppd HH:mm:ss yyyy", "MMM d HH:mm:ss yyyy"));

        static final Pattern WEEKDAY =
                Pattern.compile("(?i)(?:mon|tue|wed|thu|fri|sat|sun)(?<rest>[a-z]*)(?<gap>,? +)(?<date>.+)");

        static Form of(String text, String... patterns) {
            return new Form(Pattern.compile(text), List.of(patterns));
        }

        Stream<String> patterns(String date) {
            Matcher written = text.matcher(date);
            return written.matches()
                    ? patterns.stream().map(each -> each.replace("#", written.group(1)))
                    : Stream.empty();
        }
    }

    private final TextColumn column;
    private final RawTable file;
    private final List<String> written; // the different texts that are not blank

    private TimePatterns(TextColumn column, RawTable file) {
        this.column = column;
        this.file = file;
        written = IntStream.range(0, column.distinct())
                .mapToObj(column::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Whether a text has a form that some pattern may have written. */
    static boolean looksLikeOne(String text) {
        return !of(text).isEmpty();
    }

    /** A test whether some pattern reads a text as a time; for one thread. */
    public static Predicate<String> anyReads() {
        Function<String, Optional<String>> reading = reading();
        return text -> reading.apply(text).isPresent();
    }

    /** Finds the first pattern that reads a text. */
    private static Function<String, Optional<String>> reading() {
        Map<String, ToLongFunction<String>> readers = new HashMap<>();
        return text -> of(text).stream()
                .filter(pattern -> readers.computeIfAbsent(pattern, each -> Cells.times(Format.DEFAULT.withTime(each)))
                                .applyAsLong(text)
                        != Cells.NO_TIME)
                .findFirst();
    }

    /** The patterns that may read a text as a time, day-month before month-day; empty where none does. */
    public static List<String> of(String text) {
        if (text.length() > MAX_LENGTH) {
            return List.of();
        }
        Matcher weekday = Form.WEEKDAY.matcher(text.strip());
        if (weekday.matches()) {
            String name = (weekday.group("rest").isEmpty() ? "EEE" : "EEEE") + weekday.group("gap");
            return of(weekday.group("date")).stream().map(name::concat).toList();
        }
        String plain = MonthNames.halves(Cells.plainMarks(text));
        String english = MonthNames.english(MonthNames.english(plain, false), true);
        String local = IsoTimes.withoutOffset(english);
        if (!local.equals(english) && IsoTimes.seconds(local) != Cells.NO_TIME) {
            return List.of(Format.DEFAULT.time());
        }
        Matcher whole = Form.TIME.matcher(local);
        return !whole.matches()
                ? List.of()
                : Form.DATES.stream()
                        .flatMap(form -> form.patterns(whole.group("date")))
                        .map(date -> date + timeOfDay(whole))
                        .toList();
    }

    private static String timeOfDay(Matcher whole) {
        if (whole.group("hour") == null) {
            return "";
        }
        String half = whole.group("half");
        String fraction = whole.group("fraction");
        String mark = whole.group("mark");
        boolean first = whole.group("before") != null;
        return (whole.group("gap").equals("T") ? "'T'" : whole.group("gap"))
                + (first ? "a h" : half == null ? "H" : "h") + mark + "mm"
                + (whole.group("second") == null ? "" : mark + "ss")
                + (fraction == null ? "" : "." + "S".repeat(fraction.length() - 1))
                + (half == null ? "" : half.startsWith(" ") ? " a" : "a");
    }

    /**
     * Detects the pattern, if it is open and another one reads more times than the default.
     *
     * @throws DataException if no day distinguishes day-month from month-day, or days contradict each other
     */
    static DetectedFormat detect(DetectedFormat detected, TextColumn column, RawTable file) {
        return detected.open("time") ? new TimePatterns(column, file).detect(detected) : detected;
    }

    private DetectedFormat detect(DetectedFormat detected) {
        String best = detected.format().time();
        int most = Math.max(count(detected.format()), written.size() / 2);
        boolean usual = most > written.size() / 2;
        Stream<String> some = written.stream().limit(usual ? 0 : LOOKED_AT);
        for (String pattern : some.flatMap(text -> of(text).stream()).distinct().toList()) {
            int count = count(detected.format().withTime(pattern));
            if (count > most) {
                most = count;
                best = pattern;
            }
        }
        String decided = year(detected.format(), best, most);
        most = decided.equals(best) ? most : count(detected.format().withTime(decided));
        best = decided;
        String reads = String.format(Locale.ROOT, "reads %,d of %,d different times", most, written.size());
        String why = reads + days(detected.format(), best) + offsets();
        requireOneWay(detected.format().withTime(best), most);
        boolean open = !usual && best.equals(detected.format().time());
        return open ? detected : detected.found(detected.format().withTime(best), why, "time");
    }

    /** Refuses times of which a tenth or more are written in other ways than most, or than each other. */
    private void requireOneWay(Format best, int most) {
        if (10 * (written.size() - most) < written.size()) {
            return;
        }
        ToLongFunction<String> reader = Cells.times(best);
        Function<String, Optional<String>> others = reading();
        Map<String, List<String>> ways = new LinkedHashMap<>();
        written.stream().limit(LOOKED_AT).forEach(text -> {
            String way = reads(reader, text) ? best.time() : others.apply(text).orElse("");
            ways.computeIfAbsent(way, none -> new ArrayList<>()).add(text);
        });
        ways.remove("");
        ways.values().removeIf(texts -> texts.size() < Math.max(A_WAY, Math.min(LOOKED_AT, written.size()) / 20));
        if (ways.size() > 1) {
            List<String> found = new ArrayList<>();
            ways.forEach((way, texts) -> found.add(say(
                    "%s as \"%s\" in line %d",
                    way, texts.get(0).strip(), place(texts.get(0)).line())));
            String wrong = "format.time: times written in one way, found " + String.join(", ", found);
            throw new DataException(wrong, place(written.get(0)), "write them in one way, or make them so by a query");
        }
    }

    /** The place of the first line with a text. */
    private Place place(String text) {
        return file.place(column, column.find(text));
    }

    private String offsets() {
        boolean any = written.stream().map(String::strip).anyMatch(text -> !IsoTimes.withoutOffset(text)
                .equals(text));
        return any ? ", as written: offsets from UTC are left out" : "";
    }

    private int count(Format format) {
        ToLongFunction<String> times = Cells.times(format);
        return (int) written.parallelStream().filter(text -> reads(times, text)).count();
    }

    /**
     * The pattern with the year of two digits first or last, where both read nearly all times: a year has far fewer different values
     * than a day.
     */
    private String year(Format format, String best, int most) {
        String other = best.startsWith("yy")
                ? best.replaceFirst("^yy(\\W?)(M{1,2})\\1(d+)", "$3$1$2$1yy")
                : best.replaceFirst("^(?:(d+)(\\W?)(M{1,2})|(M{1,2})(\\W?)(d+))(\\2|\\5)yy(?!y)", "yy$7$3$4$7$1$6");
        if (other.equals(best) || written.size() == 1 || 10 * count(format.withTime(other)) < 9 * most) {
            return best;
        }
        var matchers = written.stream().map(String::strip).map(TWO_EACH::matcher);
        List<Matcher> dates = matchers.filter(Matcher::find).toList();
        long first = dates.stream().map(each -> each.group("first")).distinct().count();
        long last = dates.stream().map(each -> each.group("last")).distinct().count();
        if (last > Math.max(FEW_DAYS, 2 * first) || first > 2 * last || (last == 1 && first == dates.size())) {
            return best.startsWith("yy") == last > first ? best : other;
        }
        ToLongFunction<String> these = Cells.times(format.withTime(best));
        ToLongFunction<String> others = Cells.times(format.withTime(other));
        String text = first(each -> reads(these, each) && reads(others, each));
        throw new DataException(
                "format.time: a year of two digits that stands first or last, found \"" + text + "\"",
                place(text),
                "give format: " + choice(best, these, text) + " or " + choice(other, others, text));
    }

    /** The day that decides for day-month or month-day; empty if the pattern has no second reading. */
    private String days(Format format, String pattern) {
        String other = pattern.startsWith("d")
                ? pattern.replaceFirst("^(d+)(\\W*)(M{1,2})\\2y", "$3$2$1$2y")
                : pattern.replaceFirst("^(M{1,2})(\\W*)(d+)\\2y", "$3$2$1$2y");
        if (other.equals(pattern)) {
            return "";
        }
        ToLongFunction<String> these = Cells.times(format.withTime(pattern));
        ToLongFunction<String> others = Cells.times(format.withTime(other));
        String decides = first(text -> reads(these, text) && !reads(others, text));
        String against = first(text -> reads(others, text) && !reads(these, text));
        if (!decides.isEmpty() && against.isEmpty()) {
            return ", among them " + decides.strip();
        }
        String open = against.isEmpty() ? first(text -> reads(these, text)) : against;
        String found = "\"" + open + "\"" + (decides.isEmpty() ? "" : " and \"" + decides + "\"");
        throw new DataException(
                "format.time: days above 12 that tell day-month from month-day, found " + found,
                place(open),
                "give format: " + choice(pattern, these, open) + " or " + choice(other, others, open));
    }

    /** The first text with this property, or an empty one. */
    private String first(Predicate<String> property) {
        return written.stream().filter(property).findFirst().orElse("");
    }

    private static String choice(String pattern, ToLongFunction<String> times, String text) {
        String choice = "{time: \"" + pattern + "\"}";
        return reads(times, text)
                ? choice + " for " + LocalDate.ofEpochDay(Math.floorDiv(times.applyAsLong(text), 86_400L))
                : choice;
    }

    private static boolean reads(ToLongFunction<String> times, String text) {
        return times.applyAsLong(text) != Cells.NO_TIME;
    }
}
