package segmentbook.segments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.description.OptionException;
import segmentbook.description.Place;
import segmentbook.description.SegmentRule;
import segmentbook.description.Spelling;
import segmentbook.description.YamlRecords;
import segmentbook.rfm.RfmOptions;

/**
 * What is offered to which segment: the rules of a small YAML file, one key a segment, and the key {@value #FALLBACK} for
 * segments without a rule of their own.
 *
 * <pre>{@code
 * Champions: {offer: Early access, message: "New next week: {product}", channel: personal mail}
 * default: {offer: Newsletter, message: What is new this month, channel: mail}
 * }</pre>
 *
 * @param rules one a segment, each segment once
 * @param fallback the rule of all other segments, if there is one
 */
public record OfferRules(List<Rule> rules, Optional<Rule> fallback) {
    /** The key whose rule holds for all segments without one. */
    public static final String FALLBACK = "default";

    private static final String SHIPPED = "offers.yaml";

    /**
     * One segment's offer.
     *
     * @param segment its name, or {@value OfferRules#FALLBACK}
     * @param offer what the customer gets
     * @param message what the customer reads; {@code {product}} stands for the segment's best seller, {@code {segment}}
     *     for its name
     * @param channel how it reaches the customer
     * @param place where the rule stands
     */
    public record Rule(String segment, String offer, String message, String channel, Place place) {
        private static final Pattern OTHER_BRACES = Pattern.compile("\\{(?!(?:product|segment)})[^}]*}?");

        /** @throws OptionException where a text is empty, or the message has other names in braces */
        public Rule {
            require("offer", offer);
            require("message", message);
            require("channel", channel);
            Matcher other = OTHER_BRACES.matcher(message);
            if (other.find()) {
                throw new OptionException("message", "{product} or {segment} in braces", other.group());
            }
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
     * @throws DataException where the file is not there, not YAML, has a rule without offer, message or channel, or with
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
     * @throws DataException where the file is no longer there, or a rule in it is wrong
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
        Map<Boolean, List<Rule>> parts = all.stream()
                .collect(Collectors.partitioningBy(rule -> rule.segment().equals(FALLBACK)));
        return new OfferRules(
                parts.getOrDefault(false, List.of()),
                parts.getOrDefault(true, List.of()).stream().findFirst());
    }

    /** The rule of a segment: its own, or the default; empty where there is neither. */
    public Optional<Rule> rule(String segment) {
        return rules.stream()
                .filter(rule -> rule.segment().equals(segment))
                .findFirst()
                .or(() -> fallback);
    }

    /**
     * Checks that each rule names one of the segments.
     *
     * @throws DataException at the first that does not, with the names there are
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

    /** Those for segments of these names, and the default. */
    private OfferRules only(List<String> names) {
        return new OfferRules(
                rules.stream().filter(each -> names.contains(each.segment())).toList(), fallback);
    }

    /** Only the default: what holds for segments that the rules were not written for. */
    public OfferRules onlyDefault() {
        return only(List.of());
    }
}
