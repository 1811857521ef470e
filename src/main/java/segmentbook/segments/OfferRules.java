package segmentbook.segments;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.description.OptionException;
import segmentbook.description.Place;
import segmentbook.description.SegmentRule;
import segmentbook.description.Spelling;
import segmentbook.description.YamlRecords;
import segmentbook.rfm.RfmOptions;
import segmentbook.statistics.Rows;

/**
 * What is offered to which segment: the rules of a small YAML file, one key a segment, the key {@value #FALLBACK} for
 * segments without a rule of their own, and the key {@value #SEASON} for customers who have been away and whose season is coming.
 *
 * <pre>{@code
 * Champions: {offer: Early access, message: "New next week: {product}", channel: personal mail, goal: keep, cost: 0.5, effect: 0.02}
 * default: {offer: Newsletter, message: What is new this month, channel: mail}
 * }</pre>
 *
 * @param rules one a segment, each segment once
 * @param fallback the rule of all other segments, if there is one
 * @param season the rule of customers whose season is coming, if there is one
 */
public record OfferRules(List<Rule> rules, Optional<Rule> fallback, Optional<Rule> season) {
    /** The key whose rule holds for all segments without one. */
    public static final String FALLBACK = "default";

    /** The key whose rule holds for customers whose season is coming. */
    public static final String SEASON = "season";

    private static final String SHIPPED = "offers.yaml";

    /**
     * One segment's offer.
     *
     * @param segment its name, or {@value OfferRules#FALLBACK}
     * @param offer what the customer gets
     * @param message what the customer reads; {@code {product}} stands for what the segment buys more than others,
     *     {@code {segment}} for its name; square brackets around {@code {product}} and words hold what is left out without one
     * @param channel how it reaches the customer
     * @param goal what it is for, or null
     * @param cost of the offer for one customer, in money, or null
     * @param effect the assumption: the share of customers who order once more because of it, 0 to 1, or null
     * @param quietDays not sent to who bought within so many days, or null
     * @param place where the rule stands
     */
    public record Rule(
            String segment,
            String offer,
            String message,
            String channel,
            @Nullable String goal,
            @Nullable Double cost,
            @Nullable Double effect,
            @Nullable Integer quietDays,
            Place place) {
        private static final Pattern OTHER_BRACES = Pattern.compile("\\{(?!(?:product|segment)})[^}]*}?");

        /** @throws OptionException where a text is empty, a number not as said above, or the message has other names in braces */
        public Rule {
            require("offer", offer);
            require("message", message);
            require("channel", channel);
            OptionException.require(cost == null || cost >= 0, "cost", "0 or more", String.valueOf(cost));
            OptionException.require(
                    effect == null || (effect >= 0 && effect <= 1), "effect", "0 to 1", String.valueOf(effect));
            var other = OTHER_BRACES.matcher(message);
            if (other.find()) {
                throw new OptionException("message", "{product} or {segment} in braces", other.group());
            }
        }

        /** The cost; NaN where it is not given. */
        double costEach() {
            return cost == null ? Double.NaN : cost;
        }

        /** The effect that is assumed; NaN where it is not given. */
        double assumed() {
            return effect == null ? Double.NaN : effect;
        }

        private static void require(String key, String text) {
            boolean holds = text.strip().matches("[^\\p{Cntrl}]{1,200}");
            OptionException.require(holds, key, "one line of at most 200 characters", text);
        }
    }

    /** Copies the list. */
    public OfferRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads a file of rules.
     *
     * @throws segmentbook.description.DataException where the file is not there, not YAML, has a rule without offer, message or channel, or with
     *     another key; the message names the segment, the key and the line
     */
    public static OfferRules read(Path file) {
        return of(YamlRecords.read(file, Rule.class));
    }

    /** The rules that come with the library: one for each named segment of the R x F grid, and a default. */
    public static OfferRules shipped() {
        return of(YamlRecords.resource(SHIPPED, Rule.class));
    }

    /**
     * The rules of a data set: those of the file that is named, or those of the library; for clusters, whose names the
     * library cannot know, its default only, and for segments of {@code rfm.rules} those of the same names too.
     *
     * @throws segmentbook.description.DataException where the file is no longer there, or a rule in it is wrong
     */
    public static OfferRules of(Dataset dataset) {
        Path file = dataset.options(OfferOptions.class).file();
        if (file != null) {
            return read(file);
        }
        boolean named = dataset.kind() == Kind.TRANSACTIONS
                && dataset.options(SegmentationOptions.class).actOn() == ActOn.RFM;
        if (!named) {
            return shipped().onlyDefault();
        }
        List<SegmentRule> own = dataset.options(RfmOptions.class).rules();
        return own == null
                ? shipped()
                : shipped().only(own.stream().map(SegmentRule::name).toList());
    }

    private static OfferRules of(List<Rule> all) {
        List<Rule> own = Rows.where(all, rule -> !Set.of(FALLBACK, SEASON).contains(rule.segment()));
        return new OfferRules(own, named(all, FALLBACK), named(all, SEASON));
    }

    private static Optional<Rule> named(List<Rule> all, String name) {
        return all.stream().filter(rule -> rule.segment().equals(name)).findFirst();
    }

    /** The rule of a segment: its own, or the default; empty where there is neither. */
    public Optional<Rule> rule(String segment) {
        return named(rules, segment).or(() -> fallback);
    }

    /**
     * Checks that each rule names one of the segments.
     *
     * @throws segmentbook.description.DataException at the first that does not, with the names there are
     */
    public void requireKnown(List<String> segments) {
        for (Rule rule : rules) {
            if (!segments.contains(rule.segment())) {
                String near = Spelling.nearest(rule.segment(), segments)
                        .map(name -> "did you mean " + name + "? ")
                        .orElse("");
                throw new OptionException("offers", "the name of a segment", rule.segment())
                        .at(rule.place(), near + "segments: " + String.join(", ", segments));
            }
        }
    }

    /** Those for segments of these names, the default, and that of the season. */
    private OfferRules only(List<String> names) {
        return new OfferRules(
                rules.stream().filter(each -> names.contains(each.segment())).toList(), fallback, season);
    }

    /** Only the default and that of the season: what holds for segments that the rules were not written for. */
    public OfferRules onlyDefault() {
        return only(List.of());
    }
}
