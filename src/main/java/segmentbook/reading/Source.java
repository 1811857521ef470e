package segmentbook.reading;

/** One place from which lines come, in one format: a file, a database, an endpoint. A new format is one more of these. */
interface Source extends AutoCloseable {
    /** What it is called in messages: the file's name, or what stands for it. */
    String name();

    /**
     * Hands over all lines, in their order.
     *
     * @return false where the beginning had led astray, so that all lines must be read again, by what is known now
     * @throws segmentbook.dataset.DataException where it cannot be read, or holds no line
     */
    boolean read(Lines lines);

    /** How it is written, as far as its beginning shows. */
    Dress dress();

    /** Takes away what it kept for reading. */
    @Override
    default void close() {}
}
