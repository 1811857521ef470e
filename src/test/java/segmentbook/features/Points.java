package segmentbook.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import segmentbook.SharedData;
import segmentbook.customers.Column;
import segmentbook.customers.CustomerTable;

/** Matrices for tests. */
public final class Points {
    private Points() {}

    /** Rows with customers c0, c1, ... and columns x0, x1, ... */
    public static FeatureMatrix of(double[]... rows) {
        return of(
                IntStream.range(0, rows.length).mapToObj(i -> "c" + i).toList(),
                IntStream.range(0, rows[0].length).mapToObj(i -> "x" + i).toList(),
                rows);
    }

    /** Rows with customers and columns of these names. */
    public static FeatureMatrix of(List<String> customers, List<String> names, double[]... rows) {
        CustomerTable table = CustomerTable.of(customers);
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            table = table.with(
                    Column.number(names.get(column)),
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
        }
        return FeatureMatrix.raw(table);
    }

    /** One column. */
    public static FeatureMatrix line(double... values) {
        return of(IntStream.range(0, values.length)
                .mapToObj(i -> new double[] {values[i]})
                .toArray(double[][]::new));
    }

    /**
     * Sixty points that any language makes alike; in Python {@code i = np.arange(60); x = np.c_[i*37%101, i*i*11%89,
     * i*53%97]/10}.
     */
    public static FeatureMatrix sixty() {
        return of(IntStream.range(0, 60)
                .mapToObj(i -> new double[] {i * 37 % 101 / 10.0, i * i * 11 % 89 / 10.0, i * 53 % 97 / 10.0})
                .toArray(double[][]::new));
    }

    /** Four groups of the sixty points, from 1; in Python {@code y = i*37%101//26}. */
    public static int[] groupsOfSixty() {
        return IntStream.range(0, 60).map(i -> i * 37 % 101 / 26 + 1).toArray();
    }

    /** The Mall customers' columns Age, "Annual Income (k$)", "Spending Score (1-100)", by their first words. */
    public static FeatureMatrix mall(String... columns) {
        List<String> ids = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(
                SharedData.file("mall-customers.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT.builder().setHeader().get())) {
            for (CSVRecord each : parser) {
                ids.add(each.get("CustomerID"));
                rows.add(List.of(columns).stream()
                        .mapToDouble(column -> Double.parseDouble(each.get(header(column))))
                        .toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(ids, List.of(columns), rows.toArray(double[][]::new));
    }

    private static String header(String column) {
        return switch (column) {
            case "age" -> "Age";
            case "income" -> "Annual Income (k$)";
            default -> "Spending Score (1-100)";
        };
    }
}
