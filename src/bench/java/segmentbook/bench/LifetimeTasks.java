package segmentbook.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import segmentbook.description.Dataset;
import segmentbook.lifetime.LifetimeFit;
import segmentbook.lifetime.LifetimeFits;
import segmentbook.lifetime.PurchaseHistory;
import segmentbook.transactions.Transactions;

/** Fits models of buying and leaving and predicts each customer's next 39 weeks, some rounds in one process; prints what it found and the seconds of each round. */
final class LifetimeTasks {
    private static final double WEEKS = 39;

    private LifetimeTasks() {}

    /**
     * Reads, computes and prints.
     *
     * @param args the task, a description file, and how many rounds after one that is not timed
     */
    public static void main(String[] args) {
        Transactions known = Transactions.of(Dataset.read(Path.of(args[1]))).until(LocalDate.of(1997, 9, 30));
        PurchaseHistory history = PurchaseHistory.of(known, ChronoUnit.WEEKS);
        Supplier<List<LifetimeFit>> task = args[0].equals("one")
                ? () -> List.of(LifetimeFits.bgNbd(history))
                : () -> LifetimeFits.of(history).all();
        System.out.printf(Locale.ROOT, "%.6g%n", expected(task.get(), history));
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            long start = System.nanoTime();
            expected(task.get(), history);
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }

    /** What the first fit expects of all customers; P(alive) and the others' expectations are computed too. */
    private static double expected(List<LifetimeFit> fits, PurchaseHistory history) {
        double[] sums = fits.stream()
                .mapToDouble(fit -> history.customers().stream()
                        .mapToDouble(each -> {
                            double alive = fit.model().alive(each.past());
                            return alive >= 0 ? fit.model().expected(WEEKS, each.past()) : Double.NaN;
                        })
                        .sum())
                .toArray();
        return sums[0];
    }
}
