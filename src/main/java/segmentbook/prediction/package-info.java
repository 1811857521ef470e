/**
 * Who will stop buying, why, and when the others come back; always beside the simplest answers.
 *
 * <p>To leave is to buy nothing for a number of days: a definition, not a fact. {@link segmentbook.prediction.Cuts} looks at
 * the customers on several days: {@link segmentbook.prediction.Examples} hold what was known of them by a day, and what they
 * did after it. Trees of Smile and {@link segmentbook.prediction.Logistic} learn from the earlier days;
 * {@link segmentbook.prediction.Churn} judges what they learned on the latest day whose outcome is known, beside recency,
 * frequency and BG/NBD, and uses the best where it is surely better than those. {@link segmentbook.prediction.Campaign} says
 * what letters to those at risk earn. The same data give the same digits: all that is drawn has a seed, and Smile learns in one
 * thread.
 */
@NullMarked
package segmentbook.prediction;

import org.jspecify.annotations.NullMarked;
