package segmentbook.description;

/**
 * A table with one row a customer that is joined to the customers of the invoice lines.
 *
 * @param files the files of the table; their format is detected
 * @param columns the role of each mapped column
 */
public record Attributes(Origin.Files files, CustomerColumns columns) {}
