package segmentbook.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.AtRisk;
import segmentbook.segments.Profile;
import segmentbook.segments.Profiles;
import segmentbook.statistics.Inequality;
import segmentbook.statistics.Words;
import segmentbook.transactions.Rule;
import segmentbook.transactions.Transactions;

/** The sentences of the report, the same on every machine. */
final class ReportWords {
    private static final double TOP = .2;

    private ReportWords() {}

    /** A number, what it is, and what to compare it with. */
    record Fact(String figure, String what, String beside) {}

    /** A sentence of the summary, after the number or the segment that it is about. */
    record Headline(String figure, ReportSegment.Link segment, String sentence) {}

    static String say(String format, Object... values) {
        return unbroken(Words.say(format, values));
    }

    /** A text in which a percent sign stays in the line of its number. */
    static String unbroken(String text) {
        return text.replace(" %", "\u00a0%");
    }

    /** A number with its noun in singular or plural. */
    static String count(int number, String noun) {
        return say("%,d %s", number, number == 1 ? noun : noun + "s");
    }

    static String plain(double value) {
        return say(value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }

    /** How many times as much as the median of all customers. */
    static String more(String much, double own, double all, String median) {
        if (own <= 0 || all <= 0 || say("%.1f", own / all).equals("1.0")) {
            return say("all customers: %s", median);
        }
        return own > all
                ? say("%.1f times as %s as all customers (%s)", own / all, much, median)
                : say("%.0f %% of the median of all customers (%s)", 100 * own / all, median);
    }

    /** How much longer or shorter ago than the median of all customers. */
    static String later(double own, double all) {
        if (own <= 0 || all <= 0 || say("%.1f", Math.max(own / all, all / own)).equals("1.0")) {
            return say("all customers: %s", plain(all));
        }
        return own > all
                ? say("%.1f times as long ago as all customers (%s)", own / all, plain(all))
                : say("%.1f times as recent as all customers (%s)", all / own, plain(all));
    }

    /** The summary: who they are, what they brought, who brings most, where most is at risk, whose season comes, how unequal, what is not in it. */
    static List<Headline> headlines(
            CustomerBase base, Profiles profiles, AtRisk atRisk, Map<String, ReportSegment.Link> links) {
        return base.rfm()
                .map(rfm -> headlines(rfm.transactions(), profiles, atRisk, links))
                .orElseGet(() -> headlines(profiles, links));
    }

    /** Of a table of customers: how many, the largest segment, and what sets segments apart. */
    private static List<Headline> headlines(Profiles profiles, Map<String, ReportSegment.Link> links) {
        Profile first = profiles.all().get(0);
        return List.of(
                headline(
                        count(profiles.everybody().customers(), "customer"),
                        "in %s.",
                        count(profiles.all().size(), "segment")),
                about(first, links, "has %.1f %% of the customers; no segment has more.", 100 * first.customerShare()),
                headline("What sets them apart:", "%s.", profiles.finding()));
    }

    private static List<Headline> headlines(
            Transactions lines, Profiles profiles, AtRisk atRisk, Map<String, ReportSegment.Link> links) {
        Profile all = profiles.everybody();
        String unit = lines.moneyUnit();
        List<Headline> headlines = new ArrayList<>();
        headlines.add(headline(
                count(all.customers(), "customer"),
                "in %s; together they placed %s.",
                count(profiles.all().size(), "segment"),
                count(lines.invoices().size(), "order")));
        headlines.add(headline(
                Words.money(all.total(), unit),
                "is what they brought, %s each on average.",
                Words.money(all.totalPerCustomer(), unit)));
        headlines.add(first(profiles, links));
        headlines.add(atRisk(profiles, atRisk, links));
        if (!atRisk.inSeason().isEmpty()) {
            headlines.add(headline(count(atRisk.inSeason().size(), "customer"), "%s.", atRisk.seasonWords()));
        }
        topShare(profiles).ifPresent(headlines::add);
        headlines.add(leftOut(lines));
        return headlines;
    }

    private static Headline first(Profiles profiles, Map<String, ReportSegment.Link> links) {
        Profile first = profiles.all().get(0);
        String words = "is the segment that brings most: %.1f %% of the %s, from %.1f %% of the customers.";
        return about(first, links, words, 100 * first.totalShare(), profiles.totalWord(), 100 * first.customerShare());
    }

    private static Headline atRisk(Profiles profiles, AtRisk atRisk, Map<String, ReportSegment.Link> links) {
        if (!atRisk.whyNot().isEmpty()) {
            return headline("At risk:", "%s.", atRisk.whyNot());
        }
        AtRisk.Row first = atRisk.rows().get(0);
        return about(profiles.of(first.segment()), links, "is where most is at risk: %s.", atRisk.of(first));
    }

    static Headline headline(String figure, String format, Object... values) {
        return new Headline(figure, ReportSegment.Link.NONE, say(format, values));
    }

    private static Headline about(
            Profile segment, Map<String, ReportSegment.Link> links, String format, Object... values) {
        return new Headline("", links.getOrDefault(segment.segment(), ReportSegment.Link.NONE), say(format, values));
    }

    private static Optional<Headline> topShare(Profiles profiles) {
        var money = profiles.customers().distribution("monetary");
        int top = (int) Math.round(TOP * money.size());
        return top == 0 || money.max() <= 0
                ? Optional.empty()
                : Optional.of(headline(
                        say("%.1f %%", 100 * Inequality.of(money).topShare(TOP)),
                        "of the %s comes from the top 20 %% of the customers: %s%s.",
                        profiles.totalWord(),
                        count(top, "customer"),
                        Inequality.of(money).alone()));
    }

    private static Headline leftOut(Transactions lines) {
        Map<String, Integer> reasons = new TreeMap<>();
        lines.leftOut().forEach((rule, count) -> reasons.merge(reason(rule), count, Integer::sum));
        int out = reasons.values().stream().mapToInt(Integer::intValue).sum();
        int read = lines.size() + out;
        String most = reasons.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(each -> each.getValue() > 0)
                .map(each -> say("; most for %s, %,d", each.getKey(), each.getValue()))
                .orElse("");
        String words = "of %,d lines %s what cleaning left out (%.1f %%)%s.";
        return headline(say("%,d", out), words, read, out > 1 ? "are" : "is", 100.0 * out / read, most);
    }

    private static String reason(Rule rule) {
        return rule.compareTo(Rule.CANCELLATION) < 0
                ? "the rule \u201c" + rule.words() + "\u201d"
                : "cancellations and the purchases that they took back";
    }
}
