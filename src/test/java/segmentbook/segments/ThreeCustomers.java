package segmentbook.segments;

import java.nio.file.Path;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;

/** Three customers and four products: small enough to count on fingers. */
final class ThreeCustomers {
    private static final String TEXT = """
            invoice,product,description,quantity,time,price,customer
            1,A,Apple,2,2020-01-01 10:00:00,1.00,7
            1,B,Bread,1,2020-01-01 10:00:00,3.00,7
            2,A,Apple,9,2020-01-05 10:00:00,1.00,7
            3,A,Apple,1,2020-01-10 10:00:00,1.00,8
            3,C,Cheese,2,2020-01-10 10:00:00,2.00,8
            4,C,Cheese,1,2020-01-08 10:00:00,2.00,9
            4,D,Dates,40,2020-01-08 10:00:00,0.10,9
            """;

    private ThreeCustomers() {}

    static Transactions in(Path folder) {
        return SmallShop.transactions(folder, TEXT);
    }
}
