/**
 * The made-up shop and mall: data with known truth, never in the jar.
 *
 * <p>{@link segmentbook.simulation.MakeData} writes the files in {@code data/} and large files for benchmarks. A
 * {@link segmentbook.simulation.Shop} hands out invoice {@link segmentbook.simulation.Line lines} day by day: its
 * population comes and goes, each customer fills baskets from the week's shelf and sends things back, and dirt is added
 * where the lines are written down. Every draw comes from streams of our own on {@code StrictMath}, so that the same
 * seed gives the same bytes on any machine, JDK, locale and time zone. To change what the shop is like, start at the
 * kinds of customer, then run {@code ShopTests}: they say what keeps it from being a toy.
 */
@NullMarked
package segmentbook.simulation;

import org.jspecify.annotations.NullMarked;
