package segmentbook.simulation;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import segmentbook.simulation.CustomerKind.Season;

/** When the made-up shop is open and how busy it is: days are counted from 0, {@link #FIRST} to {@link #LAST}. */
final class Calendar {
    static final LocalDate FIRST = LocalDate.of(2024, Month.JANUARY, 2);
    static final LocalDate LAST = LocalDate.of(2025, Month.DECEMBER, 12);
    static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST, LAST) + 1;

    private static final double[] WEEKDAYS = {0.95, 1.10, 1.05, 1.15, 1.00, 0.45, 0};
    private static final double[] TRADE_WEEKDAYS = {1.10, 1.20, 1.15, 1.15, 0.90, 0.10, 0};
    private static final double[] MONTHS = {0.85, 0.80, 0.88, 0.88, 0.92, 0.90, 0.88, 0.86, 1.08, 1.25, 1.50, 1.25};
    private static final double[] TRADE_MONTHS = {0.80, 0.85, 0.90, 0.90, 0.92, 0.92, 0.90, 0.95, 1.20, 1.35, 1.35, 0.95
    };
    private static final double[] AUTUMN_MONTHS = {
        0.35, 0.60, 0.65, 0.60, 0.70, 0.60, 0.50, 0.50, 0.90, 1.60, 2.70, 2.60
    };
    private static final double SALE_LIFT = 3.5;

    private final double[][] rates;
    private final double[] highest;

    Calendar() {
        Season[] seasons = Season.values();
        rates = new double[seasons.length][DAYS];
        highest = new double[seasons.length];
        for (Season season : seasons) {
            double sum = 0;
            for (int day = 0; day < DAYS; day++) {
                rates[season.ordinal()][day] = raw(season, date(day));
                sum += rates[season.ordinal()][day];
            }
            for (int day = 0; day < DAYS; day++) {
                double rate = rates[season.ordinal()][day] *= DAYS / sum;
                highest[season.ordinal()] = Math.max(highest[season.ordinal()], rate);
            }
        }
    }

    static LocalDate date(int day) {
        return FIRST.plusDays(day);
    }

    static int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(FIRST, date);
    }

    /** Closed on Sundays, at Christmas and on New Year's Day. */
    static boolean isOpen(LocalDate date) {
        int day = date.getDayOfYear();
        boolean christmas =
                date.getMonth() == Month.DECEMBER && (date.getDayOfMonth() == 25 || date.getDayOfMonth() == 26);
        return date.getDayOfWeek().getValue() < 7 && !christmas && day > 1;
    }

    /** The first open day from {@code day} on. */
    static int openFrom(int day) {
        int open = day;
        while (!isOpen(date(open))) {
            open++;
        }
        return open;
    }

    /** The two sales of a year: 2 to 21 January and 1 to 20 July. */
    static boolean isSale(LocalDate date) {
        int day = date.getDayOfMonth();
        return (date.getMonth() == Month.JANUARY && day >= 2 && day <= 21)
                || (date.getMonth() == Month.JULY && day <= 20);
    }

    /** How likely Christmas products are on a day, against 1 for the others. */
    static double festive(LocalDate date) {
        return switch (date.getMonth()) {
            case SEPTEMBER -> 0.7;
            case OCTOBER -> 1.5;
            case NOVEMBER, DECEMBER -> 2;
            case JANUARY -> 0.4;
            default -> 0.03;
        };
    }

    /** How busy a day is in a season: 0 where closed, 1 on average over all days. */
    double rate(Season season, int day) {
        return rates[season.ordinal()][day];
    }

    /** The rate of the busiest day. */
    double highest(Season season) {
        return highest[season.ordinal()];
    }

    private static double raw(Season season, LocalDate date) {
        if (!isOpen(date)) {
            return 0;
        }
        int weekday = date.getDayOfWeek().getValue() - 1;
        int month = date.getMonthValue() - 1;
        return switch (season) {
            case EVEN -> WEEKDAYS[weekday] * MONTHS[month];
            case AUTUMN -> WEEKDAYS[weekday] * AUTUMN_MONTHS[month];
            case CHRISTMAS -> month < 9 ? 0 : WEEKDAYS[weekday] * MONTHS[month];
            case SALES -> WEEKDAYS[weekday] * (isSale(date) ? SALE_LIFT : MONTHS[month]);
            case TRADE -> TRADE_WEEKDAYS[weekday] * TRADE_MONTHS[month];
        };
    }

    /** The minute of the day of a visit: trade orders in the morning, others around two; Saturdays until two. */
    static int minute(Season season, LocalDate date, Draws draws) {
        boolean saturday = date.getDayOfWeek().getValue() == 6;
        double peak = season == Season.TRADE ? 640 : 800;
        int minute = (int) (peak + 130 * draws.normal());
        int opens = 8 * 60;
        int closes = saturday ? 14 * 60 : 19 * 60;
        return minute < opens || minute >= closes ? opens + draws.below(closes - opens) : minute;
    }
}
