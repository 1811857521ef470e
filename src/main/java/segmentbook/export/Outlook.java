package segmentbook.export;

import static segmentbook.export.ReportWords.say;
import static segmentbook.statistics.Words.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import segmentbook.export.ReportWords.Fact;
import segmentbook.statistics.Words;
import segmentbook.transactions.Rule;

/**
 * What the pages on value, churn and movement know of each segment, in the places that the report keeps for it.
 *
 * <p>Pages run side by side, so the report may be written before them or after: whoever writes last fills the places.
 *
 * @param summary all that is in {@code summary.json}
 */
record Outlook(JsonNode summary) {
    private static final Pattern PLACE =
            Pattern.compile("(<!-- outlook (\\S*) -->).*?(<!-- end of outlook -->)", Pattern.DOTALL);

    /** The place in the sentence on all customers. */
    static final String GUESTS = "@guests"; // no segment's key has an @

    /** The place behind the table of all segments. */
    private static final String TESTS = "@tests";

    /** How the place of a segment names it. */
    static String key(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    /** The report with all its places filled with what is known. */
    String into(String report) {
        return PLACE.matcher(report).replaceAll(place -> {
            String key = place.group(2);
            String sentence = key.equals(GUESTS) ? guests() : key.equals(TESTS) ? tests() : "";
            Map<String, Object> known = Map.of("sentence", sentence, "facts", facts(key));
            return Matcher.quoteReplacement(place.group(1) + Report.html("outlook.html", known) + place.group(3));
        });
    }

    private String tests() {
        String said = say("%s %s", forecast(summary.path("value_forecast")), tested(summary.path("churn")));
        return said.isEmpty() ? "" : "Forecasts like those below were tried on a past day. " + said;
    }

    /** Whose lines are in no segment, and what was sent back of purchases that the file does not have. */
    private String guests() {
        JsonNode ledger = summary.path("ledger");
        JsonNode guests = ledger.path(Rule.CUSTOMER_MISSING.key());
        int lines = guests.path("lines").asInt();
        int gone = ledger.at("/read/customers").asInt()
                - ledger.at("/kept/customers").asInt();
        String money = money(guests.path("money").asDouble(), unit());
        String back = money(ledger.at("/netting/money_without_purchase").asDouble(), unit());
        String without = "Cancellations worth %s found no purchase in the file, so nothing is taken off for them.";
        return say(
                "%s %s %s",
                lines == 0 ? "" : say("Guests, of whom no id is known, are in none: %,d lines worth %s.", lines, money),
                gone <= 0 ? "" : say("In none, too: %,d customers of whom cleaning leaves no line.", gone),
                back.startsWith("0") ? "" : say(without, back));
    }

    private List<Fact> facts(String key) {
        String segment = URLDecoder.decode(key, StandardCharsets.UTF_8);
        return Stream.of(value(segment), churn(segment), movement(segment))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Fact> value(String segment) {
        JsonNode own = summary.path("value").path(segment);
        return fact(
                own,
                money(own.path("clv").asDouble(), unit()),
                say("worth of the purchases to expect in %,d days", days("horizonDays")),
                say(
                        "%s to %s, if the model is right%s",
                        money(own.path("clv_low").asDouble(), ""),
                        money(own.path("clv_high").asDouble(), unit()),
                        left(own.path("clv_contribution"))));
    }

    /** How near the same model came before, of all customers. */
    private String forecast(JsonNode check) {
        String words =
                "For the %,d days after %s the model of value expected %s (%s to %s) of the customers known then, and %s came.";
        return check.has("money")
                ? say(
                        words,
                        check.path("days").asInt(),
                        check.path("split").asText(),
                        money(check.path("money").asDouble(), unit()),
                        money(check.path("money_low").asDouble(), ""),
                        money(check.path("money_high").asDouble(), ""),
                        money(check.path("money_actual").asDouble(), ""))
                : "";
    }

    private String left(JsonNode contribution) {
        return contribution.isMissingNode()
                ? ""
                : say("; %s left after the cost of goods", money(contribution.asDouble(), unit()));
    }

    private Optional<Fact> churn(String segment) {
        JsonNode own = summary.at("/churn/segments").path(segment);
        return fact(
                own,
                say("%.0f %%", 100 * own.path("probability").asDouble()),
                say(
                        "chance that a customer buys nothing for %,d days (mean; by %s, page 07)",
                        days("churnDays"), summary.at("/churn/used").asText("what was learned on earlier days")),
                say("they brought %s in the last year", money(own.path("recent").asDouble(), unit())));
    }

    /** How near the same method came before, of all customers. */
    private String tested(JsonNode churn) {
        JsonNode said = churn.path(churn.path("used").asText()).path("said");
        String words = "Of the customers known on %s %.0f %% were expected to stay away for %,d days, and %.0f %% did.";
        double left = 100 * (1 - churn.path("returned_share").asDouble());
        return said.isMissingNode()
                ? ""
                : say(words, churn.path("split").asText(), 100 * said.asDouble(), days("churnDays"), left);
    }

    private Optional<Fact> movement(String segment) {
        JsonNode own = summary.at("/migration/segments").path(segment);
        int before = own.path("before").asInt();
        String since = summary.at("/migration/from").asText();
        return fact(
                own,
                before == 0 ? "nobody" : say("%,d of %,d", own.path("stayed").asInt(), before),
                before == 0 ? "was in it on " + since : say("who were in it on %s are in it still", since),
                say("%,d in it now by the rules of that day", own.path("now").asInt()));
    }

    private String unit() {
        return summary.path("left_out").has("money")
                ? Words.UNITS
                : summary.at("/choices/currency").asText("");
    }

    private int days(String option) {
        return summary.at("/choices/value").path(option).asInt();
    }

    private static Optional<Fact> fact(JsonNode known, String figure, String what, String beside) {
        return known.isEmpty() ? Optional.empty() : Optional.of(new Fact(figure, what, beside));
    }
}
