package segmentbook.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> KEYS = new java.util.LinkedHashSet<>(List.of("offer", "message", "channel"));
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
        private static final String OTHER_BRACES = "\\{(?!(?:product|segment)})[^}]*}?";

        /** @throws IllegalArgumentException where a text is empty, or the message has other names in braces */
        public Rule {
            require(segment, "offer", offer);
            require(segment, "message", message);
            require(segment, "channel", channel);
            java.util.regex.Matcher other =
                    java.util.regex.Pattern.compile(OTHER_BRACES).matcher(message);
            if (other.find()) {
                throw new IllegalArgumentException(
                        segment + ".message: {product} or {segment} in braces, found " + Node.shown(other.group()));
            }
        }

        private static void require(String segment, String key, String text) {
            if (!text.strip().matches("[^\\p{Cntrl}]{1,200}")) {
                throw new IllegalArgumentException(
                        segment + "." + key + ": one line of at most 200 characters, found " + Node.shown(text));
            }
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
        return of(YamlFile.read(file));
    }

    /** The rules that come with the library: one for each named segment of the R x F grid, and a default. */
    public static OfferRules shipped() {
        try (InputStream in = OfferRules.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("library: " + SHIPPED + " is part of it, found none");
            }
            return of(YamlFile.parse(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .section(""));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static OfferRules of(Node.Section root) {
        List<Rule> rules = new ArrayList<>();
        root.entries().values().forEach(node -> rules.add(rule(node)));
        Optional<Rule> fallback =
                rules.stream().filter(rule -> rule.segment().equals(FALLBACK)).findFirst();
        fallback.ifPresent(rules::remove);
        return new OfferRules(rules, fallback);
    }

    private static Rule rule(Node node) {
        String choices = "known here: " + String.join(", ", KEYS);
        Node.Section section = node.section(choices);
        section.entries().forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw new DataException(value.path() + ": unknown key", value.place(), choices);
            }
        });
        return section.checked(() -> new Rule(
                section.path(),
                section.need("offer").text(),
                section.need("message").text(),
                section.need("channel").text(),
                section.place()));
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
                throw new DataException(
                        "offers: the name of a segment, found " + Node.shown(rule.segment()),
                        rule.place(),
                        near + "segments: " + String.join(", ", segments));
            }
        }
    }

    /** Only the default: what holds for segments that the rules were not written for. */
    public OfferRules onlyDefault() {
        return new OfferRules(List.of(), fallback);
    }
}
