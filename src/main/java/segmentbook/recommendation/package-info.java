/**
 * Which products to recommend to which customer, why, and how good the recommendations are.
 *
 * <p>{@link segmentbook.recommendation.Baskets} knows who has bought what. {@link
 * segmentbook.recommendation.Recommenders} makes, from the same baskets, the most popular products, the most popular in
 * the customer's segment, and those bought by the same customers as what the customer has (item Jaccard); {@link
 * segmentbook.recommendation.Recommender} ranks products for one customer or for all, each with its reason. {@link
 * segmentbook.recommendation.HoldOut} splits the lines by time and judges a recommender on what was bought afterwards:
 * precision, recall, nDCG and hit rate in {@link segmentbook.recommendation.Quality}. Equal scores are ordered
 * by the number of buyers and then by code, so nothing depends on the order of lines or on threads.
 */
@NullMarked
package segmentbook.recommendation;

import org.jspecify.annotations.NullMarked;
