package segmentbook.tables;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Content;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Origin;
import segmentbook.description.Place;
import segmentbook.description.Privacy;

/**
 * Reads the result of a database query, or a Parquet file by a query of DuckDB. Values become the texts that a plain
 * CSV would hold; {@code NULL} becomes an empty cell.
 *
 * @param name what messages call it
 * @param type a query, or a Parquet file
 * @param database what runs the query
 * @param format as the description file gives it
 * @param received takes size and checksum of the result
 * @param max characters of the result, counting one separator a cell
 */
record DatabaseQuery(
        String name, DetectedFormat.Type type, Database database, Format format, Consumer<Content> received, long max)
        implements Source {
    private static final int AT_ONCE = 10_000;

    /**
     * The query of a description file.
     *
     * @param received takes size and checksum of the result
     */
    static Source of(Origin.Query origin, Format format, Privacy privacy, Consumer<Content> received) {
        String name = origin.names().get(0);
        Database database = new Database(origin, privacy);
        return new DatabaseQuery(name, DetectedFormat.Type.QUERY, database, format, received, Long.MAX_VALUE);
    }

    /** A Parquet file; one that unpacks to absurdly much is refused. */
    static Source parquet(Path path, String name, Format format) {
        String quoted = path.toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''");
        String query = "SELECT * FROM read_parquet('" + quoted + "')";
        Origin.Query origin =
                new Origin.Query("jdbc:duckdb:", query, path.toAbsolutePath().getRoot());
        Database database = new Database(origin, Privacy.OFF);
        long max = Unpacked.max(path.toFile().length());
        return new DatabaseQuery(name, DetectedFormat.Type.PARQUET, database, format, checksum -> {}, max);
    }

    @Override
    public DetectedFormat read(Lines lines) {
        boolean query = type == DetectedFormat.Type.QUERY;
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery(database.origin().query())) {
                boolean decimals = read(rows, lines);
                DetectedFormat found = DetectedFormat.of(
                        type, format, query ? database.origin().toString() : "its content");
                return decimals ? found.withPoint("as numbers are stored") : found;
            }
        } catch (DataException known) {
            throw known;
        } catch (SQLException | RuntimeException | LinkageError | ServiceConfigurationError problem) {
            throw query
                    ? database.explained(problem)
                    : new DataException(
                            "file: a Parquet file, found a damaged or encrypted one",
                            new Place(name, lines.lastLine() + 1, null),
                            "copy it again");
        }
    }

    /** Hands over all rows; returns whether a number among them has decimals. */
    private boolean read(ResultSet rows, Lines lines) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        var headers = new ArrayList<String>();
        int[] types = new int[columns.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            headers.add(columns.getColumnLabel(i + 1));
            types[i] = database.knowsNoTimes() ? Types.OTHER : columns.getColumnType(i + 1);
        }
        Content.Counting counting = new Content.Counting();
        lines.begin(name, headers, 0);
        headers.forEach(counting::add);
        BitSet decimals = new BitSet();
        @Nullable Object[] above = new Object[types.length];
        String[] cells = new String[types.length];
        long room = max;
        for (long line = 1; rows.next(); line++) {
            for (int i = 0; i < types.length; i++) {
                Object value = value(rows, i + 1, types[i]);
                if (line == 1 || !Objects.equals(value, above[i])) {
                    cells[i] = value == null ? "" : StoredTexts.of(value);
                    decimals.set(i, decimals.get(i) || value instanceof Number && cells[i].indexOf('.') >= 0);
                    above[i] = value;
                }
                room -= cells[i].length() + 1;
                if (type == DetectedFormat.Type.QUERY) {
                    counting.add(cells[i]); // a file is hashed as one
                }
            }
            if (room < 0) {
                throw Unpacked.bomb(name);
            }
            lines.add(cells, line);
        }
        received.accept(counting.content());
        return !decimals.isEmpty();
    }

    /**
     * A value; local times as java.time, because SQL types shift the hour that the machine's time zone skips in
     * spring.
     */
    private static @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
        return switch (type) {
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(column, OffsetDateTime.class);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIME -> rows.getObject(column, LocalTime.class);
            default -> rows.getObject(column);
        };
    }
}
