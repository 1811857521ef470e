package segmentbook.rfm;

import java.util.Optional;
import segmentbook.customers.CustomerTable;
import segmentbook.customers.Customers;
import segmentbook.customers.Demographics;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.exploration.Orders;
import segmentbook.transactions.Transactions;

/**
 * All customers of a data set with what is measured of them, whether the file has invoice lines or one row a customer.
 *
 * @param dataset they come from
 * @param table recency, frequency and monetary of invoice lines; the columns of a table of customers
 * @param rfm the same for invoice lines; empty for a table of customers
 * @param demographics what else is known about them: the attributes joined to invoice lines; of a table of customers all
 *     its columns
 */
public record CustomerBase(Dataset dataset, CustomerTable table, Optional<RfmTable> rfm, Demographics demographics) {

    /**
     * Reads and measures the customers of a data set.
     *
     * @throws DataException as {@link Transactions#of} and {@link Customers#read}
     */
    public static CustomerBase of(Dataset dataset) {
        return dataset.kind() == Kind.CUSTOMERS
                ? of(Customers.read(dataset).customerTable(), dataset)
                : of(RfmTable.of(Transactions.of(dataset)));
    }

    /**
     * Customers whose purchases were measured.
     *
     * @throws DataException as {@link Demographics#of(Transactions)}
     */
    public static CustomerBase of(RfmTable rfm) {
        Dataset dataset = rfm.transactions().dataset();
        return new CustomerBase(dataset, rfm.customerTable(), Optional.of(rfm), Demographics.of(rfm.transactions()));
    }

    /** Customers of a table with one row each. */
    public static CustomerBase of(CustomerTable table, Dataset dataset) {
        return new CustomerBase(dataset, table, Optional.empty(), Demographics.of(table));
    }

    /**
     * The lines behind the measures.
     *
     * @throws DataException for a table of customers, which has none
     */
    public Transactions transactions() {
        return rfm.map(RfmTable::transactions)
                .orElseThrow(() -> new DataException("transactions: invoice lines, found one row a customer ("
                        + dataset.source().getFileName() + "); this part needs purchases"));
    }

    /** A customer to look at: with as near to so many orders as there is, or the first of a table of customers. */
    public String exampleCustomer(int orders) {
        return rfm.map(each -> Orders.of(each.transactions()).exampleCustomer(orders))
                .orElse(table.ids().get(0));
    }

    /** The measures and what else is known, side by side. */
    public CustomerTable known() {
        return table.join(demographics.customers());
    }

    /** Number of customers. */
    public int size() {
        return table.size();
    }
}
