package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTests {
    private static final String SUMMARY = """
            {"choices": {"currency": "GBP", "value": {"horizonDays": 365, "churnDays": 91}},
             "value": {"line_set": "kept lines", "everybody": {"clv": 9}, "Best & old": {"clv": 12345.6, "clv_low": 10000, "clv_high": 15000}},
             "churn": {"used": "recency", "segments": {"Best & old": {"probability": 0.345, "recent": 20000, "at_risk": 6000}}},
             "migration": {"from": "2011-09-10", "segments": {"Best & old": {"before": 90, "stayed": 60, "now": 75}}}}
            """;

    private static String place(String segment) {
        return "<dl><!-- outlook " + Outlook.key(segment) + " --><!-- end of outlook --></dl>";
    }

    private static String filled(String report, String summary) throws JsonProcessingException {
        return new Outlook(new ObjectMapper().readTree(summary)).into(report);
    }

    private static List<String> texts(String html) {
        return Pattern.compile("<(?:dt|strong|span[^>]*)>([^<]+)<")
                .matcher(html)
                .results()
                .map(each -> each.group(1).replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void thePlaceOfASegmentGetsItsValueItsRiskAndItsMovement() throws JsonProcessingException {
        assertThat(texts(filled(place("Best & old"), SUMMARY)))
                .containsExactly(
                        "worth of the purchases to expect in 365 days",
                        "12,346 GBP",
                        "10,000 to 15,000 GBP, if the model is right",
                        "chance that a customer buys nothing for 91 days (mean; by recency, page 07)",
                        "35 %",
                        "they brought 20,000 GBP in the last year",
                        "who were in it on 2011-09-10 are in it still",
                        "60 of 90",
                        "75 in it now by the rules of that day");
    }

    @Test
    void withoutMoneyUnitsAreCounted() throws JsonProcessingException {
        String summary = SUMMARY.replaceFirst("\\{", "{\"left_out\": {\"money\": \"no price\"}, ");
        assertThat(texts(filled(place("Best & old"), summary)))
                .contains("12,346 units", "10,000 to 15,000 units, if the model is right");
    }

    @Test
    void whatIsLeftAfterCostsStandsBesideTheValue() throws JsonProcessingException {
        String summary = SUMMARY.replace("\"clv_high\": 15000", "\"clv_high\": 15000, \"clv_contribution\": -1234.4");
        assertThat(texts(filled(place("Best & old"), summary)))
                .contains("10,000 to 15,000 GBP, if the model is right; -1,234 GBP left after the cost of goods");
    }

    /** Once for all segments: the same two sentences under each of ten would hide what is its own. */
    @Test
    void howModelAndMethodDidBeforeIsSaidOnce() throws JsonProcessingException {
        String summary = SUMMARY.replaceFirst(
                "\\{",
                "{\"value_forecast\": {\"split\": \"2023-09-24\", \"days\": 91, \"money\": 1500.4, \"money_low\": 1200, \"money_high\": 1800, \"money_actual\": 2500}, ");
        String value =
                "For the 91 days after 2023-09-24 the model of value expected 1,500 GBP (1,200 to 1,800) of the customers known then, and 2,500 came.";
        String tried = "Forecasts like those below were tried on a past day. ";
        assertThat(said(summary)).isEqualTo(tried + value);
        String churn =
                "\"churn\": {\"split\": \"2011-09-09\", \"returned_share\": 0.57, \"recency\": {\"said\": 0.566}, ";
        String leaving =
                "Of the customers known on 2011-09-09 57 % were expected to stay away for 91 days, and 43 % did.";
        assertThat(said(SUMMARY.replaceFirst("\"churn\": \\{", churn))).isEqualTo(tried + leaving);
        assertThat(said(summary.replaceFirst("\"churn\": \\{", churn))).isEqualTo(tried + value + " " + leaving);
        assertThat(said(SUMMARY)).isEmpty();
    }

    private static String said(String summary) throws JsonProcessingException {
        return filled("<!-- outlook @tests --><!-- end of outlook -->", summary)
                .replaceAll("<!--.*?-->", "")
                .replace('\u00a0', ' ')
                .strip();
    }

    @Test
    void aSegmentThatNobodyWasInIsNoShareOfNobody() throws JsonProcessingException {
        String summary =
                SUMMARY.replaceFirst("\"stayed\": 60", "\"stayed\": 0").replaceFirst("\"before\": 90", "\"before\": 0");
        assertThat(texts(filled(place("Best & old"), summary)))
                .containsSubsequence("was in it on 2011-09-10", "nobody", "75 in it now by the rules of that day")
                .doesNotContain("0 of 0");
    }

    @Test
    void aFilledPlaceIsFilledAnew() throws JsonProcessingException {
        String once = filled(place("Best & old"), SUMMARY);
        assertThat(filled(once, SUMMARY)).isEqualTo(once);
        assertThat(texts(filled(once, "{}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\": {\"why_not\": \"nobody came again\"}, \"churn\": {\"why_not\": \"x\"}}"})
    void whatIsNotKnownIsNotSaid(String summary) throws JsonProcessingException {
        assertThat(filled(place("Best & old"), summary)).isEqualTo(place("Best & old"));
    }

    @Test
    void theFirstSentenceNamesGuests() throws JsonProcessingException {
        String place = "<!-- outlook @guests --><!-- end of outlook -->";
        String ledger =
                "{\"choices\": {\"currency\": \"GBP\"}, \"ledger\": {\"customer_missing\": {\"lines\": 1200, \"money\": 3400.6}}}";
        assertThat(filled(place, ledger))
                .contains("Guests, of whom no id is known, are in none: 1,200 lines worth 3,401 GBP.");
        assertThat(filled(place, ledger.replace("1200", "0"))).isEqualTo(place);
    }

    @Test
    void theFirstSentenceSaysWhoIsLeftOutWhollyAndWhichCancellationsFoundNoPurchase() throws JsonProcessingException {
        String place = "<!-- outlook @guests --><!-- end of outlook -->";
        String ledger = "{\"choices\": {\"currency\": \"EUR\"}, \"ledger\": {\"read\": {\"customers\": 62},"
                + " \"kept\": {\"customers\": 60}, \"netting\": {\"money_without_purchase\": 303108.9}}}";
        assertThat(filled(place, ledger))
                .contains("In none, too: 2 customers of whom cleaning leaves no line. Cancellations worth 303,109 EUR"
                        + " found no purchase in the file, so nothing is taken off for them.");
        assertThat(filled(place, ledger.replace("62", "60").replace("303108.9", "0")))
                .isEqualTo(place);
    }

    @Test
    void placesOfOtherSegmentsStayEmpty() throws JsonProcessingException {
        String both = filled(place("why_not") + place("Best & old") + place("顧客 -- > \"1\" $1"), SUMMARY);
        assertThat(texts(both)).hasSize(9);
    }

    @Test
    void wordsOfTheFileAreEscaped() throws JsonProcessingException {
        assertThat(filled(place("Best & old"), SUMMARY.replace("GBP", "<script>")))
                .contains("12,346 &lt;script&gt;")
                .doesNotContain("<script>");
    }
}
