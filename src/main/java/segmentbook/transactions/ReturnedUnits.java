package segmentbook.transactions;

import java.time.LocalDate;
import java.util.List;
import segmentbook.statistics.Rows;
import segmentbook.statistics.Sum;

/** Units on the cancellations that cleaning took out, with who sent them back and when. */
record ReturnedUnits(List<Line> lines) {

    /** One cancellation; its day counts from 1970. */
    record Line(String customer, long day, double units) {}

    static ReturnedUnits of(Cleaning cleaning) {
        InvoiceLines lines = cleaning.invoiceLines();
        return new ReturnedUnits(cleaning.returned()
                .mapToObj(line -> new Line(lines.customers().at(line), lines.day(line), -lines.quantity(line)))
                .toList());
    }

    /** Those of a day and before. */
    ReturnedUnits until(LocalDate day) {
        return new ReturnedUnits(
                lines.stream().filter(each -> each.day <= day.toEpochDay()).toList());
    }

    /** Added up by customer, in the order of these ids. */
    double[] byCustomer(List<String> customers) {
        int[] numbers = Rows.find(lines.stream().map(Line::customer).toList(), customers);
        return Sum.byGroup(lines.size(), i -> lines.get(i).units, customers.size(), i -> numbers[i]);
    }
}
