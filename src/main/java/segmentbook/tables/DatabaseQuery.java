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

    /** Hands over all rows, and hashes those of a query, which is no file; returns whether a number among them has decimals. */
    private boolean read(ResultSet rows, Lines lines) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        var headers = new ArrayList<String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            headers.add(columns.getColumnLabel(i));
        }
        Content.Counting counting = new Content.Counting();
        lines.begin(name, headers, 0);
        Consumer<String> hash = type == DetectedFormat.Type.QUERY ? counting::add : text -> {};
        headers.forEach(hash);
        BitSet decimals = new BitSet();
        for (long line = 1, room = max; rows.next(); line++) {
            String[] cells = cells(rows, columns, decimals);
            for (String each : cells) {
                room -= each.length() + 1;
                hash.accept(each);
            }
            if (room < 0) {
                throw Unpacked.bomb(name);
            }
            lines.add(cells, line);
        }
        received.accept(counting.content());
        return !decimals.isEmpty();
    }

    private String[] cells(ResultSet rows, ResultSetMetaData columns, BitSet decimals) throws SQLException {
        String[] cells = new String[columns.getColumnCount()];
        for (int i = 0; i < cells.length; i++) {
            Object value = value(rows, i + 1, columns);
            cells[i] = value == null ? "" : StoredTexts.of(value);
            if (value instanceof Number && cells[i].indexOf('.') >= 0) {
                decimals.set(i);
            }
        }
        return cells;
    }

    /**
     * A value; local times as java.time, because SQL types shift the hour that the machine's time zone skips in
     * spring.
     */
    private @Nullable Object value(ResultSet rows, int column, ResultSetMetaData columns) throws SQLException {
        return switch (database.knowsNoTimes() ? Types.OTHER : columns.getColumnType(column)) {
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(column, OffsetDateTime.class);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIME -> rows.getObject(column, LocalTime.class);
            default -> rows.getObject(column);
        };
    }
}
