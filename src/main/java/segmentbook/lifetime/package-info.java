/**
 * What a customer is worth: how many purchases to expect, of how much money, and whether the customer still buys.
 */
@NullMarked
package segmentbook.lifetime;

import org.jspecify.annotations.NullMarked;
