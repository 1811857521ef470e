package segmentbook.description;

import java.util.Collection;
import java.util.Optional;

/** The columns of a data file. */
public sealed interface Layout permits Columns, CustomerColumns {

    /** What one line of the file is. */
    default Kind kind() {
        return this instanceof Columns ? Kind.TRANSACTIONS : Kind.CUSTOMERS;
    }

    /** The headers that the description file names, or numbers from 1 where the file has no header. */
    Collection<String> headersNamed();

    /** The header of the column of times, where there is one. */
    default Optional<String> timeHeader() {
        return this instanceof Columns lines ? lines.header(Field.TIME) : Optional.empty();
    }
}
