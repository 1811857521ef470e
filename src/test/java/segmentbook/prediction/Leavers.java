package segmentbook.prediction;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import segmentbook.lifetime.ValueOptions;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.SmallShop;

/** A shop of 120 customers with rhythms of 5 to 24 days over 401 days; every second one stops at some day for good. */
public final class Leavers {
    static final String HEADER = "invoice,product,quantity,time,price,customer";
    static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    static final LocalDate LAST = FIRST.plusDays(400);
    static final ValueOptions THIRTY = new ValueOptions(365, 0.1, 30);

    private Leavers() {}

    /** The lines, those of one customer in the order of time. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(line("first", 0, 1, 1), line("last", 400, 1, 2)));
        for (int customer = 1; customer <= 120; customer++) {
            int gap = 5 + customer % 20;
            int stops = customer % 2 == 0 ? 401 : 60 + customer * 37 % 330;
            for (int day = customer % gap; day < stops; day += gap) {
                lines.add(line(customer + "-" + day, day, 1 + customer % 7, customer));
            }
        }
        return lines;
    }

    static String line(String invoice, int day, int price, int customer) {
        return "%s,A,1,%s 10:00:00,%d,%d".formatted(invoice, FIRST.plusDays(day), price, customer);
    }

    static CustomerBase base(Path folder, List<String> lines) {
        return CustomerBase.of(
                RfmTable.of(SmallShop.transactions(folder, HEADER + "\n" + String.join("\n", lines) + "\n")));
    }

    /** What methods make of this shop. */
    public static Churn churn(Path folder) {
        return Churn.of(cuts(folder));
    }

    /** What they make of a single order. */
    public static Churn withoutAnybody(Path folder) {
        return Churn.of(Cuts.of(base(folder, List.of(line("1", 0, 1, 1)))));
    }

    static Cuts cuts(Path folder) {
        return Cuts.of(base(folder, lines()), THIRTY);
    }
}
