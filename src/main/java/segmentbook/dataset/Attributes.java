package segmentbook.dataset;

/**
 * A table with one row a customer that is joined to the customers of the invoice lines.
 *
 * @param files the table, of a format of its own, which is detected
 * @param columns which of its columns holds what
 */
public record Attributes(Origin.Files files, CustomerColumns columns) {}
