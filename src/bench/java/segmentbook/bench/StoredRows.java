package segmentbook.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import segmentbook.transactions.XlsxFile;

/** Lines in a workbook, a Parquet file or a database, each written by its own software. */
final class StoredRows {
    private static final String SMALL = "PRAGMA page_size = 512"; // so that there are pages of all kinds

    private StoredRows() {}

    /** Half of the texts shared, numbers as such, and a day in a style of days. */
    static byte[] workbook(Rows rows) {
        List<String> shared = new ArrayList<>();
        StringBuilder sheet = new StringBuilder();
        for (int i = 0; i < rows.cells().size(); i++) {
            String[] cells = rows.cells().get(i).stream()
                    .map(cell -> cell.replace("&", "&amp;").replace("<", "&lt;"))
                    .map(cell -> Rows.value(cell) instanceof Double ? "=" + cell : cell)
                    .toArray(String[]::new);
            sheet.append(XlsxFile.row(i + 1, cells));
        }
        String sharing = shared(sheet.toString(), shared);
        String dated = "<row r='999'><c r='A999' s='1'><f>NOW()</f><v>40664.5</v></c></row>";
        byte[] file = new XlsxFile()
                .shared(shared.toArray(String[]::new))
                .sheet("Lines", sharing + dated)
                .sheet("Other", XlsxFile.row(1, "a", "b"))
                .bytes();
        return Packing.zip(Packing.unzipped(file));
    }

    /** The rows with the texts of two columns put into a list, and their numbers into the cells. */
    private static String shared(String rows, List<String> shared) {
        String[] parts = rows.split("(?=<c r='[BD][0-9]+' t='inlineStr'>)|(?<=</c>)", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("(?s)<c r='[BD].*inlineStr.*")) {
                shared.add(parts[i].replaceAll("(?s).*(<t>.*</t>).*", "$1"));
                parts[i] = parts[i].replace("inlineStr", "s")
                        .replaceAll("(?s)<is>.*</is>", "<v>" + (shared.size() - 1) + "</v>");
            }
        }
        return String.join("", parts);
    }

    static byte[] parquet(Rows rows, String codec) throws IOException {
        return written(rows, "jdbc:duckdb:", "COPY (SELECT * FROM %s) TO '%s' (FORMAT parquet, CODEC '" + codec + "')");
    }

    static byte[] duckdb(Rows rows) throws IOException {
        return written(
                rows,
                "jdbc:duckdb:",
                "ATTACH '%2$s' AS made (BLOCK_SIZE 16384); CREATE TABLE made.lines AS SELECT * FROM %1$s; DETACH made");
    }

    /** The file that DuckDB writes from the lines as CSV. */
    private static byte[] written(Rows rows, String jdbc, String statement) throws IOException {
        Path folder = Files.createTempDirectory("segmentbook-seed");
        Path csv = folder.resolve("lines.csv");
        Path made = folder.resolve("made");
        try {
            try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(csv, UTF_8), CSVFormat.RFC4180)) {
                printer.printRecords(rows.cells());
            }
            execute(jdbc, "SET threads = 1", statement.formatted("read_csv('" + csv + "', header = true)", made));
            return Files.readAllBytes(made);
        } finally {
            delete(folder);
        }
    }

    static byte[] sqlite(Rows rows) throws IOException {
        Path folder = Files.createTempDirectory("segmentbook-seed");
        String columns = rows.headers().stream().collect(Collectors.joining("\", \"", "(\"", "\")"));
        String marks = rows.headers().stream().map(each -> "?").collect(Collectors.joining(", ", "(", ")"));
        String jdbc = "jdbc:sqlite:" + folder.resolve("made");
        try {
            execute(jdbc, SMALL, "CREATE TABLE lines " + columns);
            try (Connection connection = DriverManager.getConnection(jdbc);
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO lines VALUES " + marks)) {
                for (List<String> line : rows.lines()) {
                    for (int i = 0; i < line.size(); i++) {
                        insert.setObject(i + 1, Rows.value(line.get(i)));
                    }
                    insert.execute();
                }
            }
            return Files.readAllBytes(folder.resolve("made"));
        } catch (SQLException problem) {
            throw new IOException(problem);
        } finally {
            delete(folder);
        }
    }

    private static void execute(String jdbc, String... statements) throws IOException {
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException problem) {
            throw new IOException(problem);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
