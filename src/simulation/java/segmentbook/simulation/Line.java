package segmentbook.simulation;

import java.time.LocalDateTime;

/**
 * One line of the export, as text and numbers that are written as they are.
 *
 * @param invoice number, C before a cancellation, A before an adjustment
 * @param code product code
 * @param description product name, possibly untrimmed or empty
 * @param quantity units, below zero where they come back
 * @param time of the invoice, to the minute
 * @param pence price of one unit in hundredths
 * @param customer the customer's id as the export writes it, empty where missing
 * @param country where the goods go
 */
public record Line(
        String invoice,
        String code,
        String description,
        int quantity,
        LocalDateTime time,
        long pence,
        String customer,
        String country) {

    /** The same line with the customer's id written 17850 instead of 17850.0. */
    Line withPlainId() {
        String plain = customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer;
        return new Line(invoice, code, description, quantity, time, pence, plain, country);
    }
}
