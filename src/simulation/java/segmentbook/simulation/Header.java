package segmentbook.simulation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * What all lines of an invoice share.
 *
 * @param invoice number with its prefix
 * @param time to the minute
 * @param customer as the export writes it, empty where missing
 * @param country name
 */
record Header(String invoice, LocalDateTime time, String customer, String country) {
    /** Before this day the till wrote customer ids as 17850.0. */
    private static final LocalDate PLAIN_IDS = LocalDate.of(2025, Month.MARCH, 3);

    /** The header of an invoice; without a customer, or with a guest, the id is missing. */
    static Header of(String invoice, int day, int minute, @Nullable Customer customer) {
        LocalDate date = Calendar.date(day);
        String id = customer == null || customer.id == Customer.GUEST
                ? ""
                : customer.id + (date.isBefore(PLAIN_IDS) ? ".0" : "");
        String country = Countries.name(customer == null ? Countries.HOME : customer.country);
        return new Header(invoice, date.atTime(minute / 60, minute % 60), id, country);
    }

    Line line(String code, String description, int quantity, long pence) {
        return new Line(invoice, code, description, quantity, time, pence, customer, country);
    }
}
