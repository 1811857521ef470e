package segmentbook.profiling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import segmentbook.dataset.DataException;
import segmentbook.profiling.BestSellers.By;
import segmentbook.rfm.RfmRow;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What each segment is offered: the rules joined to the profiles, placeholders filled in. */
public final class Offers {
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
        return Table.create(
                "Offers",
                StringColumn.create("segment", all.stream().map(Offer::segment)),
                IntColumn.create("customers", all.stream().mapToInt(Offer::customers)),
                StringColumn.create("offer", all.stream().map(Offer::offer)),
                StringColumn.create("message", all.stream().map(Offer::message)),
                StringColumn.create("channel", all.stream().map(Offer::channel)));
    }

    /** The columns of {@code offers.csv}: the table, and whether a segment's own rule or the default gave the offer. */
    public Table results() {
        Table table = table();
        return table.addColumns(
                StringColumn.create("rule", all.stream().map(each -> each.byDefault() ? OfferRules.FALLBACK : "own")));
    }

    /**
     * One table a segment, by its file name without ending: its customers, the highest monetary first, with what to
     * offer them.
     */
    public Map<String, Table> lists() {
        List<String> names = FileNames.of(all.stream().map(Offer::segment).toList());
        Map<String, Table> lists = new LinkedHashMap<>();
        IntStream.range(0, all.size()).forEach(i -> lists.put(names.get(i), list(all.get(i))));
        return lists;
    }

    private Table list(Offer offer) {
        List<RfmRow> rows = IntStream.of(profiles.segmentation().rows(offer.segment()))
                .mapToObj(profiles.rfm().rows()::get)
                .sorted(java.util.Comparator.comparingDouble(RfmRow::monetary).reversed())
                .toList();
        return Table.create(
                offer.segment(),
                StringColumn.create("customer_id", rows.stream().map(RfmRow::customer)),
                IntColumn.create("recency_days", rows.stream().mapToInt(RfmRow::recencyDays)),
                IntColumn.create("frequency", rows.stream().mapToInt(RfmRow::frequency)),
                DoubleColumn.create("monetary", rows.stream().mapToDouble(RfmRow::monetary)),
                constant("segment", offer.segment(), rows.size()),
                constant("offer", offer.offer(), rows.size()),
                constant("message", offer.message(), rows.size()),
                constant("channel", offer.channel(), rows.size()));
    }

    private static StringColumn constant(String name, String value, int rows) {
        return StringColumn.create(name, java.util.Collections.nCopies(rows, value));
    }
}
