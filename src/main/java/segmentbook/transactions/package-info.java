/**
 * Lines of invoices: read, checked, cleaned with a ledger.
 *
 * <p>{@link segmentbook.transactions.InvoiceLines} holds the file as it is, a column at a time, each distinct text once.
 * What the description file does not say of how it is written is detected, reported with the evidence, and asked for where
 * two readings are possible. {@link segmentbook.transactions.Findings} checks it and changes nothing.
 * {@link segmentbook.transactions.Cleaning} applies the ordered rules, each line leaving by exactly one
 * {@link segmentbook.transactions.Rule}; its {@link segmentbook.transactions.Ledger} accounts for all lines, units and
 * money. {@link segmentbook.transactions.Transactions} are the lines that remain, what all later packages work on.
 * No result depends on the order of the lines in the file.
 */
@NullMarked
package segmentbook.transactions;

import org.jspecify.annotations.NullMarked;
