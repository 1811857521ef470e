package segmentbook.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Cleaning;
import segmentbook.transactions.InvoiceLines;
import segmentbook.transactions.Transactions;

/** The steps inside a JVM that has seen them before, as a page's second run does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12)
@Measurement(iterations = 15)
@Fork(1)
public class WarmBenchmark {
    /** The CSV file. */
    @Param("online-retail.csv")
    public String file = "";

    /** Reading alone: lines, coded a column at a time. */
    @Benchmark
    public InvoiceLines read() {
        return InvoiceLines.read(OnlineRetail.plain(Path.of(file)));
    }

    /** From the file to the RFM of set A. */
    @Benchmark
    public RfmTable plain() {
        return RfmTable.of(Transactions.of(OnlineRetail.plain(Path.of(file))));
    }

    /** From the file through the default cleaning to its ledger and the RFM of set D. */
    @Benchmark
    public Cleaned cleaned() {
        Dataset dataset = OnlineRetail.cleaned(Path.of(file));
        return Cleaned.of(Cleaning.of(InvoiceLines.read(dataset)));
    }
}
