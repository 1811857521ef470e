package segmentbook.recommendation;

import java.util.List;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Transactions;

/** The recommenders over one set of lines, the only purchases they know. */
public final class Recommenders {
    private final Baskets baskets;
    private final RecommendOptions options;
    private final Scorer popular;
    private final Scorer inSegment;
    private final Scorer jaccard;

    private Recommenders(Baskets baskets, Segmentation segmentation, RecommendOptions options) {
        this.baskets = baskets;
        this.options = options;
        popular = Popular.overall(baskets);
        inSegment = Popular.inSegment(baskets, segmentation);
        jaccard = new ItemJaccard(baskets);
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
        if (segmentation.size() != transactions.customers().size()) {
            throw new IllegalArgumentException("segmentation: one segment for each of "
                    + transactions.customers().size() + " customers, found " + segmentation.size());
        }
        return new Recommenders(Baskets.of(transactions), segmentation, options);
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
        return one(jaccard);
    }

    /**
     * Item Jaccard, filled up to k products by what is popular in the segment and then by what is popular: a customer
     * whose products nobody else bought gets recommendations too, and their reasons say so.
     */
    public Recommender combined() {
        return new Recommender("item Jaccard, filled up", baskets, List.of(jaccard, inSegment, popular), options);
    }

    /** The three recommenders, the simplest first. */
    public List<Recommender> all() {
        return List.of(mostPopular(), popularInSegment(), itemJaccard());
    }

    private Recommender one(Scorer scorer) {
        return new Recommender(scorer.name(), baskets, List.of(scorer), options);
    }
}
