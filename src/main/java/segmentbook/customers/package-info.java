/**
 * Tables with one row a customer: read and checked, each change in a ledger.
 *
 * <p>{@link segmentbook.customers.Customers#read} takes the table of a description file of {@code kind: customers}: ids
 * repaired and hidden where asked for, numbers read, categories put into one spelling, implausible values made missing,
 * formulas computed, one row kept for each customer. What a check finds is a {@code Finding}, what was changed a row of the
 * ledger. {@link segmentbook.customers.OutlierRule} flags values far out and changes none; gaps are filled by a fitted step
 * of the features. {@link segmentbook.customers.CustomerTable} is the one shape of "one row a customer" that all later packages
 * take, whatever its columns. {@link segmentbook.customers.Demographics} joins such a table to the customers of invoice lines and accounts for ids
 * that match nothing. No result depends on the order of rows.
 */
@NullMarked
package segmentbook.customers;

import org.jspecify.annotations.NullMarked;
