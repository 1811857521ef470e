package segmentbook.recommendation;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.jspecify.annotations.Nullable;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Transactions;

/** The recommenders over one set of lines, the only purchases they know. */
public final class Recommenders {
    private static final List<String> NAMES =
            List.of(("most popular, popular in segment, popular in season, item Jaccard, item cosine, item lift, "
                            + "content, user neighbours, topics, EASE, hybrid")
                    .split(", "));
    private final Baskets baskets;
    private final RecommendOptions options;
    private final Scorer popular;
    private final Scorer inSegment;
    private @Nullable List<Scorer> parts;
    private @Nullable Judgement tuning;

    private Recommenders(Baskets baskets, Scorer inSegment, RecommendOptions options) {
        this.baskets = baskets;
        this.options = options;
        popular = Popular.overall(baskets);
        this.inSegment = inSegment;
    }

    /** Learns from lines, as their description file says; throws likewise. */
    public static Recommenders of(Transactions transactions, Segmentation segmentation) {
        return of(transactions, segmentation, transactions.dataset().options(RecommendOptions.class));
    }

    /**
     * Learns from lines.
     *
     * @param segmentation of the same customers, made from the same lines
     * @throws IllegalArgumentException where it has another number of customers
     */
    public static Recommenders of(Transactions transactions, Segmentation segmentation, RecommendOptions options) {
        int customers = transactions.customers().size();
        String rule = "segmentation: one segment for each of %s customers, found %s";
        Validate.isTrue(segmentation.size() == customers, rule, customers, segmentation.size());
        Baskets baskets = Baskets.of(transactions);
        return new Recommenders(baskets, Popular.inSegment(baskets, segmentation), options);
    }

    /** Who has bought what. */
    public Baskets baskets() {
        return baskets;
    }

    /** What most customers bought. */
    public Recommender mostPopular() {
        return one(popular);
    }

    /** What most customers of the same segment bought. */
    public Recommender popularInSegment() {
        return one(inSegment);
    }

    /** What is bought by the same people as the products of the customer's basket. */
    public Recommender itemJaccard() {
        return one(neighbours(Similarity.JACCARD));
    }

    /**
     * Item Jaccard, filled up to k products by what is popular in the segment and then by what is popular: a customer
     * whose products nobody else bought gets recommendations too, and their reasons say so.
     */
    public Recommender combined() {
        return filledUp(neighbours(Similarity.JACCARD));
    }

    /** The recommender that was judged best, learned from these lines and filled up likewise; a hybrid keeps its weights. */
    public Recommender handedOn(Judgement judgement) {
        return filledUp(scorer(judgement.used(), judgement.hybridWeights()));
    }

    /** All recommenders, the simplest first. */
    public List<Recommender> all() {
        List<Double> weights = earlier().hybridWeights();
        return NAMES.stream().map(name -> one(scorer(name, weights))).toList();
    }

    private Scorer scorer(String name, List<Double> weights) {
        return switch (name) {
            case "most popular" -> popular;
            case "popular in segment" -> inSegment;
            case "item cosine" -> neighbours(Similarity.COSINE);
            case "item lift" -> neighbours(Similarity.LIFT);
            case "content" -> Content.of(baskets);
            case "topics" -> new Topics(baskets);
            case "item Jaccard" -> neighbours(Similarity.JACCARD);
            case "hybrid" -> new Hybrid(parts(), weights);
            default ->
                parts().stream()
                        .filter(part -> part.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        };
    }

    private List<Scorer> parts() {
        if (parts == null) {
            Scorer neighbours = neighbours(Similarity.JACCARD);
            parts = List.of(Ease.of(baskets), neighbours, new UserNeighbours(baskets), Popular.inSeason(baskets));
        }
        return parts;
    }

    private ItemNeighbours neighbours(Similarity similarity) {
        Integer kept = options.neighbours();
        return kept == null && similarity == Similarity.JACCARD
                ? baskets.jaccards()
                : ItemNeighbours.of(baskets, similarity, kept);
    }

    /** Most popular and the parts of the hybrid, judged on the last weeks of these lines by what was known before. */
    public Judgement earlier() {
        if (tuning == null) {
            HoldOut validation = HoldOut.of(baskets.transactions(), options.withSplit(null));
            Baskets known = Baskets.of(validation.before());
            Recommenders past = new Recommenders(known, Popular.overall(known), options);
            List<Quality> qualities = Stream.concat(Stream.of(past.popular), past.parts().stream())
                    .map(each -> validation.judge(past.one(each)))
                    .toList();
            tuning = new Judgement(validation, qualities, Hybrid.tuned(validation, known, past.parts(), options));
        }
        return tuning;
    }

    private Recommender one(Scorer scorer) {
        return new Recommender(scorer.name(), baskets, List.of(scorer), options);
    }

    private Recommender filledUp(Scorer scorer) {
        List<Scorer> all = Stream.of(scorer, inSegment, popular).distinct().toList();
        return new Recommender(scorer.name() + ", filled up", baskets, all, options);
    }
}
