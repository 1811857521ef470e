package segmentbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.ShopLines;

/**
 * Any lines, with many ties, equal lines with and without a customer, ids in several spellings and cancellations, in any
 * number of parts: what is said of them is what the Java way says.
 */
class MadeLinesPropertiesTests {
    private static final AtomicInteger SAME = new AtomicInteger();

    private static @Nullable Started started;

    /** What all tries share. */
    private record Started(Path folder, SparkSession spark, Path model) {
        static Started once() {
            return Objects.requireNonNull(started);
        }
    }

    @BeforeContainer
    static void start() throws IOException {
        Path folder = Files.createTempDirectory("segmentbook-properties");
        SparkSession spark = Main.session();
        spark.conf().set("spark.sql.shuffle.partitions", 3); // there are few lines
        List<String> lines = IntStream.range(0, 60)
                .mapToObj(i -> String.join(
                        ",",
                        "" + i,
                        "A",
                        "tea",
                        "" + (1 + i % 5),
                        "2011-0%d-01 08:00:00".formatted(1 + i % 6),
                        "2." + i,
                        "" + i % 23))
                .toList();
        RfmTable rfm = RfmTable.of(
                Cleaning.read(Dataset.read(described(folder, lines))).transactions());
        started = new Started(folder, spark, JavaWay.model(rfm, folder.resolve("model.json")));
    }

    @AfterContainer
    static void stop() {
        Started.once().spark.stop();
        LocalFiles.delete(Started.once().folder);
    }

    private static Path described(Path folder, List<String> lines) throws IOException {
        Files.writeString(folder.resolve("made.csv"), ShopLines.text(lines));
        return Files.writeString(folder.resolve("made.yaml"), """
                name: made
                kind: transactions
                file: made.csv
                format: {time: "yyyy-MM-dd HH:mm:ss", decimal: "."}
                columns: {invoice: invoice, product: product, description: description, quantity: quantity, time: time, price: price, customer: customer}
                cleaning: {dropDuplicates: true, cancelledPrefix: "C", cancellations: net, notProducts: [POST], sameCustomers: [case, zeros]}
                """);
    }

    /** Generated lines among purchases of other customers, some of them twice, in any order. */
    @Provide
    Arbitrary<List<String>> files() {
        return Combinators.combine(ShopLines.any(), ShopLines.purchases(), ShopLines.purchases(), Arbitraries.longs())
                .as((any, some, more, seed) -> {
                    Random random = new Random(seed);
                    List<String> all = new ArrayList<>(any);
                    all.addAll(some);
                    more.forEach(line ->
                            all.add(line + List.of("0", "1", "2.0", "c", " ").get(random.nextInt(5))));
                    List<String> twice =
                            all.stream().filter(each -> random.nextInt(4) == 0).toList();
                    all.addAll(twice);
                    Collections.shuffle(all, random);
                    return all;
                });
    }

    @Property(tries = 20, seed = "18", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void ledgerCustomersAndNamesAreThoseOfTheJavaWay(
            @ForAll("files") List<String> lines, @ForAll @IntRange(min = 1, max = 9) int parts) throws IOException {
        Started once = Started.once();
        Path description = described(once.folder, lines);
        Cleaning cleaning = Cleaning.read(Dataset.read(description));
        if (cleaning.ledger().kept().lines() == 0) {
            return;
        }
        JavaWay java = new JavaWay(cleaning, cleaning.transactions(), once.model);
        WholeLines whole = WholeLines.read(once.spark, description);
        refused(() -> {
                    java.same(whole, parts);
                    java.sameLines(whole, parts);
                })
                .ifPresentOrElse(
                        why -> assertThat(why).containsAnyOf("lines cannot be read", "none of them below zero"),
                        SAME::incrementAndGet);
    }

    /** A part of a few lines may be refused like a file: half of it odd. */
    private static Optional<String> refused(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(Main.line(e));
        }
    }

    @AfterContainer
    static void mostWereCompared() {
        assertThat(SAME.get()).isGreaterThan(13);
    }
}
