package segmentbook.segments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.columns.Columns;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.segments.BestSellers.By;
import tech.tablesaw.api.Table;

/** What each segment is offered: the rules joined to the profiles, placeholders filled in. */
public final class Offers {
    private static final Columns<Offer> SENT = Columns.<Offer>none()
            .text("segment", "segment", Offer::segment)
            .text("offer", "offer", Offer::offer)
            .text("message", "message", Offer::message)
            .text("channel", "channel", Offer::channel);
    private static final Columns<Offer> COLUMNS = Columns.<Offer>none()
            .text("segment", "segment", Offer::segment)
            .whole("customers", "customers", Offer::customers)
            .text("offer", "offer", Offer::offer)
            .text("message", "message", Offer::message)
            .text("channel", "channel", Offer::channel)
            .text("", "rule", each -> each.byDefault() ? OfferRules.FALLBACK : "own");

    private final Profiles profiles;
    private final List<Offer> all;

    /**
     * One segment's offer, ready to send.
     *
     * @param segment its name
     * @param customers how many get it
     * @param offer what they get
     * @param message what they read
     * @param channel how it reaches them
     * @param byDefault whether the segment has no rule of its own
     */
    public record Offer(
            String segment, int customers, String offer, String message, String channel, boolean byDefault) {}

    private Offers(Profiles profiles, List<Offer> all) {
        this.profiles = profiles;
        this.all = List.copyOf(all);
    }

    /** Joins the rules of a data set to profiles; throws likewise. */
    public static Offers of(Profiles profiles, BestSellers bestSellers, Dataset dataset) {
        return of(profiles, bestSellers, OfferRules.of(dataset));
    }

    /**
     * Joins rules to profiles; {@code {product}} in a message becomes the segment's best seller by orders, or "our products" where
     * the file names none.
     *
     * @throws DataException where a rule names no segment, or a segment has no rule and there is no default
     */
    public static Offers of(Profiles profiles, BestSellers bestSellers, OfferRules rules) {
        rules.requireKnown(profiles.segmentation().known());
        List<Offer> offers = new ArrayList<>();
        for (Profile each : profiles.all()) {
            OfferRules.Rule rule = rules.rule(each.segment())
                    .orElseThrow(() -> new DataException("offers: a rule for each segment or a " + OfferRules.FALLBACK
                            + ", found none for " + each.segment()));
            String product = bestSellers.top(each.segment(), 1, By.ORDERS).stream()
                    .map(BestSeller::name)
                    .filter(name -> !name.isBlank())
                    .findFirst()
                    .orElse("our products");
            offers.add(new Offer(
                    each.segment(),
                    each.customers(),
                    rule.offer(),
                    filled(rule.message(), each.segment(), product),
                    rule.channel(),
                    rule.segment().equals(OfferRules.FALLBACK)));
        }
        return new Offers(profiles, offers);
    }

    /** In one pass, so that a product called {segment} stays as it is. */
    private static String filled(String message, String segment, String product) {
        return java.util.regex.Pattern.compile("\\{(product|segment)}")
                .matcher(message)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(found.group(1).equals("product") ? product : segment));
    }

    /** One offer a segment, in the order of the profiles. */
    public List<Offer> all() {
        return all;
    }

    /** The segments that get the default because they have no rule of their own. */
    public List<String> byDefault() {
        return all.stream().filter(Offer::byDefault).map(Offer::segment).toList();
    }

    /** One row a segment. */
    public Table table() {
        return COLUMNS.table("Offers", all);
    }

    /** The columns of {@code offers.csv}: the table, and whether a segment's own rule or the default gave the offer. */
    public Table results() {
        return COLUMNS.results("Offers", all);
    }

    /**
     * One table a segment, by its file name without ending: its customers, the highest total first, with what to
     * offer them.
     */
    public Map<String, Table> lists() {
        List<String> names = FileNames.of(all.stream().map(Offer::segment).toList());
        Map<String, Table> lists = new LinkedHashMap<>();
        IntStream.range(0, all.size()).forEach(i -> lists.put(names.get(i), list(all.get(i))));
        return lists;
    }

    private Table list(Offer offer) {
        CustomerTable customers = profiles.customers();
        Comparator<Integer> dearest = customers.columns().stream()
                .filter(each -> !each.total().isEmpty())
                .findFirst()
                .map(total -> Comparator.comparingDouble((Integer row) -> -customers.value(row, total.name())))
                .orElse(Comparator.comparingInt(row -> row));
        int[] rows = IntStream.of(profiles.segmentation().rows(offer.segment()))
                .boxed()
                .sorted(dearest)
                .mapToInt(Integer::intValue)
                .toArray();
        Table list = customers.rows(rows).results().setName(offer.segment());
        Table same = SENT.results("", Collections.nCopies(rows.length, offer));
        same.columns().forEach(list::addColumns);
        return list;
    }
}
