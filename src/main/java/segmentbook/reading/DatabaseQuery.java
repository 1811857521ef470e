package segmentbook.reading;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.Content;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Format;
import segmentbook.dataset.Origin;
import segmentbook.dataset.Place;
import segmentbook.dataset.Privacy;

/**
 * The lines that a database gives for a query; a Parquet file is one that DuckDB asks. Values become what a plain CSV would
 * hold, {@code NULL} an empty cell.
 */
final class DatabaseQuery implements Source {
    private static final int AT_ONCE = 10_000;

    private final String name;
    private final Dress.Type type;
    private final Database database;
    private final String query;
    private final Format format;
    private final Consumer<Content> received;
    private final long most; // letters, and marks between cells, that may come
    private long room;
    private boolean decimals;

    private DatabaseQuery(
            String name,
            Dress.Type type,
            Database database,
            String query,
            Format format,
            Consumer<Content> received,
            long most) {
        this.name = name;
        this.type = type;
        this.database = database;
        this.query = query;
        this.format = format;
        this.received = received;
        this.most = most;
    }

    /**
     * What a description file asks.
     *
     * @param received takes what tells all that came from another answer
     */
    static Source of(Origin.Query origin, Format format, Privacy privacy, Consumer<Content> received) {
        String name = origin.names().get(0);
        Database database = new Database(origin, privacy);
        return new DatabaseQuery(name, Dress.Type.QUERY, database, origin.query(), format, received, Long.MAX_VALUE);
    }

    /** All of a Parquet file, unless it is a bomb. */
    static Source parquet(Path path, String name, Format format) {
        String quoted = path.toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''");
        String query = "SELECT * FROM read_parquet('" + quoted + "')";
        Origin.Query origin =
                new Origin.Query("jdbc:duckdb:", query, path.toAbsolutePath().getRoot());
        Database database = new Database(origin, Privacy.OFF);
        return new DatabaseQuery(
                name,
                Dress.Type.PARQUET,
                database,
                query,
                format,
                checksum -> {},
                Unpacked.most(path.toFile().length()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Dress dress() {
        Dress dress =
                new Dress(type, format, Map.of("type", type == Dress.Type.QUERY ? database.toString() : "its content"));
        boolean open = decimals && dress.open("decimal");
        String thousands = dress.open("thousands") ? "" : format.thousands();
        return open ? dress.found(format.withNumbers('.', thousands), "as numbers are stored", "decimal") : dress;
    }

    @Override
    public boolean read(Lines lines) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery(query)) {
                read(rows, lines);
            }
        } catch (DataException said) {
            throw said;
        } catch (SQLException | RuntimeException | LinkageError | ServiceConfigurationError problem) {
            throw type == Dress.Type.QUERY
                    ? database.explained(problem)
                    : new DataException(
                            "file: a Parquet file, found a damaged or encrypted one",
                            new Place(name, lines.lastLine() + 1, null),
                            "copy it again");
        }
        return true;
    }

    private void read(ResultSet rows, Lines lines) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> headers = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            headers.add(columns.getColumnLabel(i));
        }
        int[] types = new int[headers.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = columns.getColumnType(i + 1);
        }
        Content.Counting counting = new Content.Counting();
        lines.begin(name, headers, 0);
        headers.forEach(counting::add);
        room = most;
        for (long line = 1; rows.next(); line++) {
            String[] cells = new String[types.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = text(value(rows, i + 1, types[i]));
                counting.add(cells[i]);
            }
            lines.add(cells, line);
        }
        received.accept(counting.content());
    }

    /** A value; local times as such, for a driver would else move those that the machine's time zone leaves out in spring. */
    private @Nullable Object value(ResultSet rows, int column, int type) throws SQLException {
        return switch (database.knowsNoTimes() ? Types.OTHER : type) {
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> rows.getObject(column, OffsetDateTime.class);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIME -> rows.getObject(column, LocalTime.class);
            default -> rows.getObject(column);
        };
    }

    private String text(@Nullable Object value) throws SQLException {
        String text = value == null ? "" : StoredTexts.of(value);
        room -= text.length() + 1;
        if (room < 0) {
            throw Unpacked.bomb(name);
        }
        decimals |= value instanceof Number && text.indexOf('.') >= 0;
        return text;
    }
}
