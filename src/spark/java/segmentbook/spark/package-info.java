/**
 * Past one machine: the library's own rules on Apache Spark, customer by customer.
 *
 * <p>Spark reads the lines as texts and brings those of each customer into one part. The library reads, cleans and places
 * the lines of each part as it does those of a whole file, because no rule looks at two customers at once. What is true of
 * the whole file only, its format and its last day, is found first and stands in the description file of each part.
 * Nothing here schedules, shuffles or tries again: Spark does.
 */
@NullMarked
package segmentbook.spark;

import org.jspecify.annotations.NullMarked;
