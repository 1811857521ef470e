package segmentbook.tables;

import org.jspecify.annotations.Nullable;

/** Reads lines of one format: a file, a database or an endpoint. A new format is one more implementation. */
interface Source extends AutoCloseable {
    /**
     * Hands over all lines, in their order.
     *
     * @return the detected format; null if a later line contradicts what the beginning showed, so that all sources
     *     must be read again
     * @throws segmentbook.description.DataException if it cannot be read, or has no line
     */
    @Nullable
    DetectedFormat read(Lines lines);

    /** Deletes temporary files. */
    @Override
    default void close() {}
}
