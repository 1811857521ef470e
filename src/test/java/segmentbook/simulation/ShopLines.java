package segmentbook.simulation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The shipped lines as a test reads them: raw, and after the default cleaning, both in the plainest way. */
final class ShopLines {
    static final Path DATA = Path.of("data");
    static final Set<String> NOT_PRODUCTS = Set.of("POST", "DOT", "C2", "M", "D", "S", "B", "BANK CHARGES");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** One line; {@code id} is the customer as written, {@code customer} without the {@code .0}. */
    record Row(
            String invoice,
            String code,
            String description,
            int quantity,
            LocalDateTime time,
            long pence,
            String id,
            String customer,
            String country) {

        boolean isCancelled() {
            return invoice.startsWith("C");
        }

        String key() {
            return customer + "/" + code;
        }
    }

    /** What is left of a purchase. */
    record Kept(Row row, int units) {
        double amount() {
            return units * row.pence() / 100.0;
        }
    }

    final List<Row> raw;
    final List<Kept> kept = new ArrayList<>();
    /** Lines that leave, by rule. */
    final Map<String, Integer> left = new TreeMap<>();
    /** Cancellations by what they found: whole, partial, several lines, nothing. */
    final Map<String, Integer> cancellations = new TreeMap<>();

    private static @Nullable ShopLines shipped;

    private ShopLines(List<Row> raw) {
        this.raw = raw;
    }

    /** The shipped shop, read and cleaned once for all tests. */
    static synchronized ShopLines shipped() throws IOException {
        if (shipped == null) {
            shipped = read();
        }
        return shipped;
    }

    private static ShopLines read() throws IOException {
        try (Reader in = new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve("shop.csv.gz"))), StandardCharsets.UTF_8)) {
            ShopLines lines = new ShopLines(rows(in));
            lines.clean();
            return lines;
        }
    }

    static List<Row> rows(Reader in) throws IOException {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setSkipHeaderRecord(true)
                .setHeader()
                .get();
        for (CSVRecord r : format.parse(in)) {
            String id = r.get("CustomerID");
            rows.add(new Row(
                    r.get("InvoiceNo"),
                    r.get("StockCode"),
                    r.get("Description"),
                    Integer.parseInt(r.get("Quantity")),
                    LocalDateTime.parse(r.get("InvoiceDate"), TIME),
                    Long.parseLong(r.get("UnitPrice").replace(".", "")),
                    id,
                    id.endsWith(".0") ? id.substring(0, id.length() - 2) : id,
                    r.get("Country")));
        }
        return rows;
    }

    private void clean() {
        Set<List<Object>> seen = new HashSet<>();
        List<Row> purchases = new ArrayList<>();
        List<Row> returned = new ArrayList<>();
        for (Row r : raw) {
            String rule = rule(r, seen);
            left.merge(rule, 1, Integer::sum);
            if (rule.equals("purchase")) {
                purchases.add(r);
            } else if (rule.equals("cancellation")) {
                returned.add(r);
            }
        }
        net(purchases, returned);
    }

    private static String rule(Row r, Set<List<Object>> seen) {
        List<Object> all = List.of(
                r.invoice(), r.code(), r.description(), r.quantity(), r.time(), r.pence(), r.customer(), r.country());
        if (!seen.add(all)) {
            return "duplicate";
        }
        if (r.customer().isEmpty()) {
            return "customer missing";
        }
        if (NOT_PRODUCTS.contains(r.code()) || r.code().startsWith("VOUCHER_0001_")) {
            return "not a product";
        }
        if (r.pence() <= 0) {
            return "price";
        }
        if (r.quantity() == 0 || r.isCancelled() != (r.quantity() < 0)) {
            return "quantity";
        }
        return r.isCancelled() ? "cancellation" : "purchase";
    }

    private void net(List<Row> purchases, List<Row> returned) {
        Comparator<Row> order = Comparator.comparing(Row::time)
                .thenComparing(Row::pence)
                .thenComparing(Row::quantity)
                .thenComparing(Row::invoice);
        Map<String, List<Integer>> bought = new HashMap<>();
        purchases.sort(order);
        returned.sort(order);
        int[] units = new int[purchases.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = purchases.get(i).quantity();
            bought.computeIfAbsent(purchases.get(i).key(), k -> new ArrayList<>())
                    .add(i);
        }
        for (Row back : returned) {
            draw(back, purchases, units, bought.getOrDefault(back.key(), List.of()));
        }
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                kept.add(new Kept(purchases.get(i), units[i]));
            }
        }
    }

    private void draw(Row back, List<Row> purchases, int[] units, List<Integer> bought) {
        int need = -back.quantity();
        int touched = 0;
        boolean partial = false;
        for (int j = bought.size() - 1; j >= 0 && need > 0; j--) {
            int i = bought.get(j);
            if (units[i] > 0 && !purchases.get(i).time().isAfter(back.time())) {
                int take = Math.min(need, units[i]);
                units[i] -= take;
                need -= take;
                touched++;
                partial |= units[i] > 0;
            }
        }
        cancellations.merge(touched == 0 ? "nothing" : partial ? "partial" : "whole", 1, Integer::sum);
        if (touched > 1) {
            cancellations.merge("several", 1, Integer::sum);
        }
    }
}
