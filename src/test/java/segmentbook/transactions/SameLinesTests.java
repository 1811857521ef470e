package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Dataset;
import segmentbook.rfm.RfmTable;

/** The same lines of the shop in every format there is, each written by other software, give the same ledger and the same RFM. */
class SameLinesTests {
    private static final Path SHOP = Path.of("data", "shop.csv.gz");
    private static final List<String> HEADERS = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");
    private static final int QUANTITY = 3;
    private static final int TIME = 4;
    private static final int PRICE = 5;
    private static final int CUSTOMER = 6;

    private static final String REST = """

            columns: {invoice: InvoiceNo, product: StockCode, description: Description, quantity: Quantity, time: InvoiceDate, price: UnitPrice, customer: CustomerID, country: Country}
            cleaning: {notProducts: [POST, DOT, C2, M, D, S, B, BANK CHARGES], notProductPatterns: ["VOUCHER_0001_.*"]}
            currency: GBP
            """;

    private final Path folder;
    private final List<String[]> lines = chosen();

    SameLinesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Some 230 lines: customers who cancelled, with all they bought, and lines of every kind that cleaning leaves out. */
    private static List<String[]> chosen() {
        List<String[]> all = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(SHOP)), UTF_8), CSVFormat.DEFAULT)) {
            parser.stream().skip(1).forEach(line -> all.add(line.values()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Set<String> cancelling = new HashSet<>();
        all.stream()
                .filter(line -> line[0].startsWith("C") && !line[CUSTOMER].isEmpty())
                .limit(16)
                .forEach(line -> cancelling.add(line[CUSTOMER]));
        Set<String> seen = new HashSet<>();
        Set<String[]> chosen = new HashSet<>();
        some(all, 170, line -> cancelling.contains(line[CUSTOMER])).forEach(chosen::add);
        some(all, 15, line -> line[CUSTOMER].isEmpty()).forEach(chosen::add);
        some(all, 15, line -> line[1].matches("POST|DOT|M|D|S|B|VOUCHER.*")).forEach(chosen::add);
        some(all, 10, line -> line[PRICE].matches("0(\\.0+)?|-.*")).forEach(chosen::add);
        some(all, 10, line -> line[QUANTITY].startsWith("-") && !line[0].startsWith("C"))
                .forEach(chosen::add);
        some(all, 10, line -> !seen.add(String.join("|", line))).forEach(repeat -> {
            chosen.add(repeat);
            chosen.addAll(some(all, 2, line -> Arrays.equals(line, repeat)).toList());
        });
        return all.stream().filter(chosen::contains).toList();
    }

    private static Stream<String[]> some(List<String[]> all, int most, Predicate<String[]> which) {
        return all.stream().filter(which).limit(most);
    }

    private Cleaning read(String origin) {
        try {
            Path yaml = Files.writeString(folder.resolve("shop.yaml"), "name: shop\n" + origin + REST);
            return Cleaning.of(InvoiceLines.read(Dataset.read(yaml)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void text(String name, CSVFormat format, Charset charset) {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(folder.resolve(name), charset), format)) {
            printer.printRecord(HEADERS);
            for (String[] line : lines) {
                printer.printRecord((Object[]) line);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void xlsx(String name) {
        StringBuilder rows = new StringBuilder(XlsxFile.row(1, HEADERS.toArray(String[]::new)));
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = Stream.of(lines.get(i))
                    .map(cell -> cell.replace("&", "&amp;").replace("<", "&lt;"))
                    .toArray(String[]::new);
            cells[QUANTITY] = "=" + cells[QUANTITY];
            cells[PRICE] = "=" + cells[PRICE];
            cells[TIME] = "@1" + serial(cells[TIME]);
            cells[CUSTOMER] = cells[CUSTOMER].isEmpty() ? "" : "=" + cells[CUSTOMER];
            rows.append(XlsxFile.row(2 + i, cells));
        }
        write(name, new XlsxFile().sheet("Orders", rows.toString()).bytes());
    }

    /** Days since 30 December 1899, as Excel counts them. */
    private static double serial(String time) {
        LocalDateTime at = LocalDateTime.parse(time, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
        return ChronoUnit.SECONDS.between(LocalDateTime.of(1899, 12, 30, 0, 0), at) / 86_400.0;
    }

    /** Numbers as such, nothing where nothing is. */
    private List<Map<String, Object>> objects() {
        return lines.stream()
                .map(line -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    for (int i = 0; i < line.length; i++) {
                        if (!line[i].isEmpty()) {
                            object.put(HEADERS.get(i), value(line, i));
                        }
                    }
                    return object;
                })
                .toList();
    }

    private static Object value(String[] line, int column) {
        return switch (column) {
            case QUANTITY -> Integer.valueOf(line[column]);
            case PRICE, CUSTOMER -> Double.valueOf(line[column]);
            default -> line[column];
        };
    }

    private void json(String name) {
        write(name, json(objects()).getBytes(UTF_8));
    }

    private void jsonLines(String name) {
        write(
                name,
                objects().stream()
                        .map(SameLinesTests::json)
                        .collect(joining("\n"))
                        .getBytes(UTF_8));
    }

    private static String json(Object value) {
        try {
            StringWriter text = new StringWriter();
            new ObjectMapper().writeValue(text, value);
            return text.toString();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void sqlite(String name) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE orders (InvoiceNo TEXT, StockCode TEXT, Description TEXT, Quantity INTEGER,"
                    + " InvoiceDate DATETIME, UnitPrice REAL, CustomerID INTEGER, Country TEXT)");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (String[] line : lines) {
                    for (int i = 0; i < line.length; i++) {
                        insert.setObject(i + 1, line[i].isEmpty() ? null : value(line, i));
                    }
                    insert.execute();
                }
            }
            connection.commit();
        } catch (SQLException problem) {
            throw new AssertionError(problem);
        }
    }

    /** DuckDB reads the text itself, with a type for each column. */
    private void duckdb(String database, String after) {
        text("typed.csv", CSVFormat.RFC4180, UTF_8);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders AS SELECT * FROM read_csv('" + folder.resolve("typed.csv")
                    + "', header = true, columns = {InvoiceNo: 'VARCHAR', StockCode: 'VARCHAR', Description: 'VARCHAR',"
                    + " Quantity: 'INTEGER', InvoiceDate: 'TIMESTAMP', UnitPrice: 'DECIMAL(9,2)', CustomerID: 'DOUBLE',"
                    + " Country: 'VARCHAR'})");
            statement.execute(after.formatted(folder));
        } catch (SQLException problem) {
            throw new AssertionError(problem);
        }
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Cleaning in(String format) {
        switch (format) {
            case "tabs" ->
                text(
                        "shop.data",
                        CSVFormat.MYSQL
                                .builder()
                                .setQuote('"')
                                .setEscape(null)
                                .setNullString(null)
                                .get(),
                        UTF_8);
            case "semicolons" ->
                text("shop.data", CSVFormat.EXCEL.builder().setDelimiter(';').get(), Charset.forName("UTF-16"));
            case "xlsx" -> xlsx("shop.data");
            case "json" -> json("shop.data");
            case "json lines" -> jsonLines("shop.data");
            case "parquet" -> duckdb("", "COPY orders TO '%s/shop.data' (FORMAT parquet)");
            case "sqlite" -> sqlite("shop.db");
            case "duckdb" -> duckdb(folder.resolve("shop.db").toString(), "CHECKPOINT");
            default -> throw new AssertionError(format);
        }
        return read(
                Files.exists(folder.resolve("shop.db"))
                        ? "jdbc: jdbc:" + format + ":shop.db\nquery: SELECT * FROM orders"
                        : "file: shop.data");
    }

    private Cleaning plain() {
        text("shop.csv", CSVFormat.RFC4180, UTF_8);
        return read("file: shop.csv");
    }

    private static void same(Cleaning one, Cleaning other) {
        assertThat(one.ledger()).isEqualTo(other.ledger());
        assertThat(one.ledger().table().printAll())
                .isEqualTo(other.ledger().table().printAll());
        assertThat(RfmTable.of(one.transactions()).table().printAll())
                .isEqualTo(RfmTable.of(other.transactions()).table().printAll());
    }

    @Test
    void theLinesAreOfEveryKind() {
        Ledger ledger = plain().ledger();
        assertThat(lines.size()).isBetween(180, 300);
        assertThat(ledger.leftOut())
                .filteredOn(each -> each.rule() != Rule.UNREADABLE && each.rule() != Rule.LEAVE_OUT)
                .extracting(each -> each.rule() + " " + (each.entry().lines() > 0))
                .allMatch(each -> each.endsWith("true"));
        assertThat(ledger.kept().lines()).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tabs", "semicolons", "xlsx", "json", "json lines", "parquet", "sqlite", "duckdb"})
    void giveTheSameInEveryFormat(String format) {
        same(in(format), plain());
    }

    @Test
    void giveTheSameFromAnAddress() throws IOException {
        text("answer.csv", CSVFormat.RFC4180, UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                Files.copy(folder.resolve("answer.csv"), exchange.getResponseBody());
            }
        });
        server.start();
        try {
            same(read("url: http://127.0.0.1:" + server.getAddress().getPort() + "/orders"), plain());
        } finally {
            server.stop(0);
        }
    }
}
