package segmentbook.dataset;

/** Which column of the file holds what, by what one line of the file is. */
public sealed interface Layout permits Columns, CustomerColumns {

    /** What one line of the file is. */
    Kind kind();
}
