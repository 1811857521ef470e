package segmentbook.dataset;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One data set as its description file gives it: every choice that an analyst made, checked.
 *
 * @param name names the results, {@code out/NAME}
 * @param title for people
 * @param kind what one line is
 * @param source the description file
 * @param files the data files, absolute
 * @param format how they are written
 * @param columns which column is what; meaningful for {@link Kind#TRANSACTIONS}
 * @param cleaning what is left out
 * @param truth the known truth of made data, or null
 * @param snapshotDate the day from which recency counts, or null for the day after the last dated line
 * @param currency three letters, or empty
 * @param rfm how scores are made
 */
public record Dataset(
        String name,
        String title,
        Kind kind,
        Path source,
        List<Path> files,
        Format format,
        Columns columns,
        CleaningRules cleaning,
        @Nullable Truth truth,
        @Nullable LocalDate snapshotDate,
        String currency,
        RfmOptions rfm) {

    public Dataset {
        files = List.copyOf(files);
    }

    /**
     * Reads a description file.
     *
     * @throws DataException where a key is unknown, missing, of a wrong type or not supported yet
     */
    public static Dataset read(Path descriptionFile) {
        throw new UnsupportedOperationException("in work: " + descriptionFile);
    }

    /** The snapshot as the description file gives it, if it does. */
    public Optional<LocalDate> snapshot() {
        return Optional.ofNullable(snapshotDate);
    }
}
