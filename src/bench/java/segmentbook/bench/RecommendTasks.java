package segmentbook.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Dataset;
import segmentbook.recommendation.RecommendOptions;
import segmentbook.recommendation.Recommender;
import segmentbook.recommendation.Recommenders;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Transactions;

/** Recommends ten products to customers, some rounds in one process; prints how many it found, and the seconds and processor seconds of
 * each round. */
final class RecommendTasks {
    static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private RecommendTasks() {}

    /**
     * Reads, computes and prints.
     *
     * @param args what: {@code pairs} prints the numbers of customer and product of each line; {@code all} learns neighbours of
     *     products and recommends to everybody with reasons; {@code one} to one customer after the other, whose times at the
     *     median and the 99th percentile are printed; {@code load} by {@link RecommendLoad}. Then a description file, and how
     *     many rounds after one that is not timed, and for {@code all} how many neighbours a product keeps, or nothing for all
     */
    public static void main(String[] args) {
        Transactions lines = Transactions.of(Dataset.read(Path.of(args[1])));
        Segmentation segmentation = Segmentation.of(RfmTable.of(lines).score().segments());
        int rounds = args[0].equals("pairs") ? 0 : Integer.parseInt(args[2]);
        switch (args[0]) {
            case "pairs" -> pairs(lines);
            case "one" -> one(lines, segmentation, rounds);
            case "load" ->
                RecommendLoad.print(Recommenders.of(lines, segmentation).itemJaccard(), lines.customers());
            default -> all(lines, segmentation, rounds, args.length > 3 ? Integer.valueOf(args[3]) : null);
        }
    }

    private static void pairs(Transactions lines) {
        IntStream.range(0, lines.size())
                .mapToObj(line -> lines.customer(line) + "," + lines.product(line))
                .distinct()
                .forEach(System.out::println);
    }

    private static void one(Transactions lines, Segmentation segmentation, int rounds) {
        Recommender fitted = Recommenders.of(lines, segmentation).itemJaccard();
        each(fitted, lines.customers());
        System.out.println(lines.customers().size());
        for (int round = 0; round < rounds; round++) {
            double[] times = each(fitted, lines.customers());
            System.out.println(times[times.length / 2]);
            System.out.println(times[(int) (.99 * times.length)]);
        }
    }

    private static void all(Transactions lines, Segmentation segmentation, int rounds, @Nullable Integer neighbours) {
        RecommendOptions options =
                lines.dataset().options(RecommendOptions.class).withNeighbours(neighbours);
        System.out.println(found(lines, segmentation, options));
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long busy = PROCESS.getProcessCpuTime();
            found(lines, segmentation, options);
            System.out.println((System.nanoTime() - start) / 1e9);
            System.out.println((PROCESS.getProcessCpuTime() - busy) / 1e9);
        }
    }

    private static int found(Transactions lines, Segmentation segmentation, RecommendOptions options) {
        return Recommenders.of(lines, segmentation, options)
                .itemJaccard()
                .all()
                .results()
                .rowCount();
    }

    /** Seconds a customer, rising. */
    private static double[] each(Recommender fitted, List<String> customers) {
        double[] seconds = customers.stream()
                .flatMapToDouble(customer -> {
                    long start = System.nanoTime();
                    int found = fitted.of(customer).size();
                    return DoubleStream.of(found < 0 ? Double.NaN : (System.nanoTime() - start) / 1e9);
                })
                .toArray();
        Arrays.sort(seconds);
        return seconds;
    }
}
