package segmentbook.simulation;

import static java.time.temporal.ChronoUnit.DAYS;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import segmentbook.simulation.ShopLines.Kept;

/** One row a customer, from the cleaned lines, beside the truth: what the tests judge the shop by. */
final class ShopCustomers {
    /** Truth as shipped; {@code dropOut} is empty where the customer is still active. */
    record Truth(String kind, String dropOut, String taste) {}

    /** Recency, frequency, monetary, tenure of one customer. */
    record Rfm(long recency, int frequency, double monetary, long tenure) {}

    final Map<String, Truth> truth;
    final Map<String, Rfm> rfm = new TreeMap<>();

    private ShopCustomers(Map<String, Truth> truth) {
        this.truth = truth;
    }

    static ShopCustomers of(ShopLines lines) throws IOException {
        ShopCustomers customers = new ShopCustomers(truth());
        LocalDate snapshot = lines.raw.stream()
                .map(r -> r.time().toLocalDate())
                .max(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(1);
        Map<String, List<Kept>> byCustomer = new TreeMap<>();
        lines.kept.forEach(k -> byCustomer
                .computeIfAbsent(k.row().customer(), c -> new ArrayList<>())
                .add(k));
        byCustomer.forEach((customer, bought) -> customers.rfm.put(customer, rfm(bought, snapshot)));
        return customers;
    }

    private static Rfm rfm(List<Kept> bought, LocalDate snapshot) {
        Set<String> invoices = new HashSet<>();
        List<LocalDate> days = new ArrayList<>();
        double monetary = 0;
        for (Kept k : bought) {
            invoices.add(k.row().invoice());
            days.add(k.row().time().toLocalDate());
            monetary += k.amount();
        }
        return new Rfm(
                DAYS.between(Collections.max(days), snapshot),
                invoices.size(),
                monetary,
                DAYS.between(Collections.min(days), snapshot));
    }

    static Map<String, Truth> truth() throws IOException {
        Map<String, Truth> truth = new HashMap<>();
        for (String line : Files.readAllLines(ShopLines.DATA.resolve("shop-truth.csv"))) {
            String[] cells = line.split(",", -1);
            truth.put(cells[0], new Truth(cells[1], cells[2], cells[3]));
        }
        truth.remove("customer");
        return truth;
    }

    Rfm rfmOf(String customer) {
        Rfm known = rfm.get(customer);
        if (known == null) {
            throw new IllegalStateException("no purchases of " + customer);
        }
        return known;
    }

    Truth truthOf(String customer) {
        Truth known = truth.get(customer);
        if (known == null) {
            throw new IllegalStateException("no truth about " + customer);
        }
        return known;
    }
}
