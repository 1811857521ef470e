package segmentbook.export;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import segmentbook.statistics.Rows;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Writes tables as Parquet through DuckDB. */
final class ParquetExport {
    private ParquetExport() {}

    static void write(Table table, Path file) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE result (" + columns(table) + ")");
            append(table, connection.unwrap(DuckDBConnection.class));
            statement.execute(
                    "COPY result TO " + quoted(file.toString(), '\'') + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException problem) {
            throw new IOException(problem.getMessage(), problem);
        }
    }

    private static String columns(Table table) {
        var columns = Rows.list(table.columns(), column -> quoted(column.name(), '"') + " " + type(column.type()));
        return String.join(", ", columns);
    }

    private static String quoted(String name, char quote) {
        String mark = String.valueOf(quote);
        return mark + name.replace(mark, mark + mark) + mark;
    }

    private static String type(ColumnType type) {
        return switch (type.name()) {
            case "INTEGER" -> "INTEGER";
            case "DOUBLE" -> "DOUBLE";
            case "LOCAL_DATE" -> "DATE";
            case "LOCAL_DATE_TIME" -> "TIMESTAMP";
            default -> "VARCHAR";
        };
    }

    private static void append(Table table, DuckDBConnection connection) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "result")) {
            for (int row = 0; row < table.rowCount(); row++) {
                appender.beginRow();
                for (Column<?> column : table.columns()) {
                    append(appender, column, row);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Column<?> column, int row) throws SQLException {
        if (column.isMissing(row)) {
            appender.appendNull();
        } else if (column instanceof IntColumn whole) {
            appender.append(whole.getInt(row));
        } else if (column instanceof DoubleColumn number) {
            appender.append(number.getDouble(row));
        } else if (column instanceof DateColumn date) {
            appender.append(date.get(row));
        } else if (column instanceof DateTimeColumn time) {
            appender.append(time.get(row));
        } else {
            appender.append(column.getString(row));
        }
    }
}
