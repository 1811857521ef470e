package segmentbook.lifetime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import segmentbook.SharedData;
import segmentbook.description.Dataset;
import segmentbook.transactions.Transactions;

/**
 * The CDNOW sample: 2,357 customers who bought for the first time from January to March 1997. Eight of them spent nothing
 * the first time; a cent stands for it, so that the first purchase remains, which no spend of repeat days knows.
 */
final class Cdnow {
    static final LocalDate CALIBRATION = LocalDate.of(1997, 9, 30);

    private Cdnow() {}

    /** All lines; skips the calling test where the data are not there. */
    static Transactions in(Path folder) {
        try {
            String lines = Files.readString(SharedData.file("cdnow-sample.txt")).replace("   0.00", "   0.01");
            Files.writeString(folder.resolve("cdnow.txt"), lines);
            Path description = Files.writeString(folder.resolve("cdnow.yaml"), """
                    name: cdnow
                    file: cdnow.txt
                    format: {header: false}
                    columns: {customer: 2, time: 3, quantity: 4, amount: 5}
                    cleaning: {dropDuplicates: false}
                    currency: USD
                    """);
            return Transactions.of(Dataset.read(description));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
