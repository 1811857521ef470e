package segmentbook.recommendation;

import java.nio.file.Path;
import java.util.List;
import segmentbook.segments.OwnSegments;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/**
 * Until May, customer 1 has A, B; 2 has A, B, C; 3 has A, C, D; 4 has E, which nobody shares. In June 1 buys C (new), B
 * (again) and X (unknown before), 2 buys D and E, 3 buys A again, 5 comes for the first time.
 */
final class FourCustomers {
    static final String HEADER = "invoice,product,description,quantity,time,price,customer\n";
    static final List<String> LINES = List.of(
            "1,A,Apple,1,2020-05-01 10:00:00,1,1",
            "1,B,Bread,1,2020-05-01 10:00:00,1,1",
            "2,A,Apple,1,2020-05-02 10:00:00,1,2",
            "2,B,Bread,1,2020-05-02 10:00:00,1,2",
            "3,C,Cheese,1,2020-05-03 10:00:00,1,2",
            "4,A,Apple,1,2020-05-03 10:00:00,1,3",
            "4,C,Cheese,1,2020-05-03 10:00:00,1,3",
            "4,D,Dates,1,2020-05-03 10:00:00,1,3",
            "5,E,Eggs,1,2020-05-31 23:59:59,1,4",
            "6,C,Cheese,1,2020-06-01 00:00:00,1,1",
            "6,B,Bread,1,2020-06-01 00:00:00,1,1",
            "6,X,Xylitol,1,2020-06-01 00:00:00,1,1",
            "7,D,Dates,1,2020-06-02 10:00:00,1,2",
            "7,E,Eggs,1,2020-06-02 10:00:00,1,2",
            "8,A,Apple,1,2020-06-03 10:00:00,1,3",
            "9,A,Apple,1,2020-06-04 10:00:00,1,5");
    /** Customers 1 to 4: the first two are one segment. */
    static final Segmentation SEGMENTS = OwnSegments.ofNumbered("own", List.of("pair", "pair", "rest", "rest"));

    private FourCustomers() {}

    static Transactions in(Path folder, List<String> lines) {
        return SmallShop.transactions(folder, HEADER + String.join("\n", lines) + "\n");
    }

    /** The lines of May. */
    static Transactions may(Path folder) {
        return in(folder, LINES.subList(0, 9));
    }
}
