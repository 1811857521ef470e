package segmentbook.segments;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.segments.OfferRules.Rule;
import segmentbook.segments.Recipients.Group;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Words;
import tech.tablesaw.api.Table;

/** What each segment is offered: the rules joined to the profiles, placeholders filled in; and who gets it and who does not. */
public final class Offers extends Columns.Tabled {
    private static final Pattern IF_PRODUCT = Pattern.compile("\\[([^\\[\\]]*\\{product}[^\\[\\]]*)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(product|segment)}");

    private static final Columns<Sent> SENT = Columns.<Sent>none()
            .text("segment", "segment", each -> each.offer.segment)
            .text("offer", "offer", each -> each.isHeldOut ? "" : each.rule.offer())
            .text("message", "message", each -> each.isHeldOut ? "" : each.message)
            .text("channel", "channel", each -> each.isHeldOut ? "" : each.rule.channel())
            .text("group", "group", each -> each.isHeldOut ? "hold-out" : "offer");
    private static final Columns<Offer> COLUMNS = Columns.<Offer>none()
            .text("segment", "segment", Offer::segment)
            .whole("customers", "customers", Offer::customers)
            .text("offer", "offer", Offer::offer)
            .text("message", "message", Offer::message)
            .text("channel", "channel", Offer::channel)
            .text("", "rule", each -> each.byDefault() ? OfferRules.FALLBACK : "own")
            .text("", "goal", each -> Objects.toString(each.rule.goal(), ""))
            .whole("get an offer", "get_it", Offer::offered)
            .whole("held out", "held_out", Offer::heldOut)
            .number("cost", "cost", Offer::cost)
            .number("", "effect_assumed", Offer::effect)
            .number("worth", "expected_value", Offer::expected);

    private final Profiles profiles;
    private final CustomerBase base;
    private final AtRisk atRisk;
    private final OfferRules rules;
    private final Map<String, String> products = new LinkedHashMap<>();
    private final Recipients recipients;
    private final List<Offer> all;

    /**
     * One segment's offer, ready to send.
     *
     * @param rule that holds for it
     * @param segment its name
     * @param customers how many are in it
     * @param message what they read
     * @param offered how many get it, or that of the season instead
     * @param seasonal how many of those get that of the season
     * @param heldOut how many are held out to compare with
     * @param costEach of the offer to each, on average: some may get that of the season; NaN where a rule gives none
     * @param effect the share who are assumed to order once more because of it, on average likewise; NaN where a rule gives
     *     none, and where nobody has ever ordered once more
     * @param usual the share who buy within {@value Habits#DAYS} days anyway; a half where it is not known
     * @param order what one order of theirs brings on average; NaN where that is not known
     */
    public record Offer(
            Rule rule,
            String segment,
            int customers,
            String message,
            int offered,
            int seasonal,
            int heldOut,
            double costEach,
            double effect,
            double usual,
            double order) {
        /** What they get. */
        public String offer() {
            return rule.offer();
        }

        /** How it reaches them. */
        public String channel() {
            return rule.channel();
        }

        /** Whether the segment has no rule of its own. */
        public boolean byDefault() {
            return rule.segment().equals(OfferRules.FALLBACK);
        }

        /** Of all offers to the segment; NaN where a rule does not give it. */
        public double cost() {
            return costEach * offered;
        }

        /** The share of customers who must order once more for it to pay, before the cost of goods; NaN where not known. */
        public double pays() {
            return costEach / order;
        }

        /** What it brings less what it costs if the assumed effect is right; NaN where there is no effect or no cost. */
        public double expected() {
            return effect * offered * order - cost();
        }
    }

    /** What stands beside a customer in the list of their segment. */
    private record Sent(Offer offer, Rule rule, String message, boolean isHeldOut) {}

    private Offers(Profiles profiles, BestSellers bestSellers, OfferRules rules) {
        this.profiles = profiles;
        this.rules = rules;
        base = bestSellers.base();
        atRisk = AtRisk.of(profiles, base);
        for (Profile each : profiles.all()) {
            bestSellers.offered(each.segment()).ifPresent(best -> products.put(each.segment(), best.name()));
        }
        recipients = Recipients.of(base, profiles.segmentation(), this::quietDays);
        all = profiles.all().stream().map(this::offer).toList();
    }

    /** Joins the rules of a data set to profiles; throws likewise. */
    public static Offers of(Profiles profiles, BestSellers bestSellers, Dataset dataset) {
        return of(profiles, bestSellers, OfferRules.of(dataset));
    }

    /**
     * Joins rules to profiles; {@code {product}} in a message becomes {@link BestSellers#offered}, or "our products" where there is
     * none; what stands in square brackets with it is left out then.
     *
     * @throws DataException where a rule names no segment, or a segment has no rule and there is no default
     */
    public static Offers of(Profiles profiles, BestSellers bestSellers, OfferRules rules) {
        rules.requireKnown(profiles.segmentation().known());
        return new Offers(profiles, bestSellers, rules);
    }

    private Rule rule(String segment) {
        return rules.rule(segment)
                .orElseThrow(() -> new DataException(
                        "offers: a rule for each segment or a " + OfferRules.FALLBACK + ", found none for " + segment));
    }

    /** That of the season for who has been away and whose season is coming, else that of the segment. */
    private Rule rule(int row) {
        Rule own = rule(profiles.segmentation().segmentOf(row));
        return atRisk.inSeason().contains(row) ? rules.season().orElse(own) : own;
    }

    private int quietDays(int row) {
        return Objects.requireNonNullElse(rule(row).quietDays(), 0);
    }

    private Offer offer(Profile profile) {
        String segment = profile.segment();
        Rule rule = rule(segment);
        int[] rows = profiles.segmentation().rows(segment);
        double order = base.rfm()
                .filter(rfm -> base.dataset().columns().hasMoney())
                .map(rfm -> profile.total()
                        / Rows.sum(rows, row -> rfm.rows().get(row).frequency()))
                .orElse(Double.NaN);
        List<Integer> offered = recipients.of(rows, Group.OFFER);
        return new Offer(
                rule,
                segment,
                rows.length,
                filled(rule, segment),
                offered.size(),
                (int) offered.stream().filter(row -> !rule(row).equals(rule)).count(),
                recipients.of(rows, Group.HOLD_OUT).size(),
                mean(offered, Rule::costEach).orElse(rule.costEach()),
                effect(offered, rule),
                1 - atRisk.away(segment),
                order);
    }

    /** No effect is assumed where nobody has ever ordered once more. */
    private double effect(List<Integer> offered, Rule rule) {
        return atRisk.isOfOneTimers()
                ? Double.NaN
                : mean(offered, Rule::assumed).orElse(rule.assumed());
    }

    /** Over the rules that hold for some customers. */
    private OptionalDouble mean(List<Integer> rows, ToDoubleFunction<Rule> value) {
        return rows.stream().mapToDouble(row -> value.applyAsDouble(rule(row))).average();
    }

    /** In one pass, so that a product called {segment} stays as it is. */
    private String filled(Rule rule, String segment) {
        String product = products.getOrDefault(segment, "");
        String message = IF_PRODUCT.matcher(rule.message()).replaceAll(product.isBlank() ? "" : "$1");
        String named = product.isBlank() ? "our products" : product;
        return PLACEHOLDER
                .matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("product") ? named : segment));
    }

    /** What is at risk in each segment. */
    public AtRisk atRisk() {
        return atRisk;
    }

    /** One offer a segment, in the order of the profiles. */
    public List<Offer> all() {
        return all;
    }

    /** The segments that get the default because they have no rule of their own. */
    public List<String> byDefault() {
        return all.stream().filter(Offer::byDefault).map(Offer::segment).toList();
    }

    /** One row a segment; the title says whose costs these are, and how many offers would lose money. */
    public Table table() {
        String examples = "; their costs and effects are examples in no currency: offers.file names rules of your own";
        boolean own = base.dataset().options(OfferOptions.class).file() != null;
        long losing = all.stream().filter(each -> each.expected() < 0).count();
        String loss = Words.say("; %d of %d would lose money, if their effect is right", losing, all.size());
        return COLUMNS.table("Offers" + (losing > 0 ? loss : "") + (own ? "" : examples), all);
    }

    /** The columns of {@code offers.csv}: the table, and whether a segment's own rule or the default gave the offer. */
    public Table results() {
        return COLUMNS.results("Offers", all);
    }

    /** What tests of the offers can show; segments that are too small are tested together. */
    public List<Trial> trials() {
        return Trial.of(all);
    }

    /** The same as a table. */
    public Table trialsTable() {
        return Trial.table(trials(), !atRisk.rows().isEmpty());
    }

    /** What came back, beside those held out; throws as {@link Responses#of}. */
    public Responses responses() {
        return Responses.of(base.dataset(), trials(), profiles.segmentation(), recipients);
    }

    /** Whether offers differ much across {@code offers.fairness}. */
    public Fairness fairness() {
        return Fairness.of(base, Rows.list(base.size(), row -> rule(row).offer()));
    }

    /**
     * One table a segment, by its file name without ending: its customers but those who want no offers or bought lately, the
     * highest total first, with what to offer them; nothing to those held out.
     */
    public Map<String, Table> lists() {
        List<String> names = FileNames.of(all.stream().map(Offer::segment).toList());
        Map<String, Table> lists = new LinkedHashMap<>();
        IntStream.range(0, all.size()).forEach(i -> lists.put(names.get(i), list(all.get(i))));
        return lists;
    }

    private Table list(Offer offer) {
        var customers = profiles.customers();
        Comparator<Integer> dearest = Comparator.comparingDouble(
                row -> profiles.addUp() ? -customers.value(row, profiles.total().name()) : row);
        int[] all = profiles.segmentation().rows(offer.segment());
        List<Integer> rows = Rows.inOrder(Rows.where(all, row -> !recipients.is(row, Group.LEFT_ALONE)), dearest);
        List<Sent> sent = Rows.list(
                rows,
                row -> new Sent(
                        offer, rule(row), filled(rule(row), offer.segment()), recipients.is(row, Group.HOLD_OUT)));
        Table list = customers
                .rows(rows.stream().mapToInt(Integer::intValue).toArray())
                .results()
                .setName(offer.segment());
        Table ours = SENT.results("", sent);
        list.columns().forEach(own -> own.setName((ours.containsColumn(own.name()) ? "attribute_" : "") + own.name()));
        ours.columns().forEach(list::addColumns);
        return list;
    }
}
