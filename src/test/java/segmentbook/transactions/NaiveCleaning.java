package segmentbook.transactions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The default cleaning of lines of {@link ShopLines} once more, as slowly and plainly as it can be said: exact decimals,
 * and for each cancellation a search of all lines.
 */
final class NaiveCleaning {
    private static final Comparator<Line> ORDER = Comparator.<Line, String>comparing(line -> line.time)
            .thenComparing(line -> line.price)
            .thenComparing(line -> line.quantity)
            .thenComparing(line -> line.invoice);

    final List<Line> lines = new ArrayList<>();
    int wholly;
    int partly;
    int not;
    BigDecimal unitsWithout = BigDecimal.ZERO;
    BigDecimal moneyNetted = BigDecimal.ZERO;

    /** One line and what becomes of it. */
    static final class Line {
        private final String invoice;
        private final String product;
        private final String time;
        private final String customer;
        private final BigDecimal quantity;
        private final BigDecimal price;
        private BigDecimal left;
        private @Nullable Rule leftBy;

        private Line(String[] cells, boolean readable) {
            invoice = cells[0];
            product = cells[1];
            time = cells[4];
            customer = cells[6].strip().replaceFirst("\\.0$", "");
            quantity = readable ? new BigDecimal(cells[3]) : BigDecimal.ZERO;
            price = readable ? new BigDecimal(cells[5]) : BigDecimal.ZERO;
            left = quantity;
        }

        private boolean isPurchaseOf(Line cancellation) {
            return leftBy == null
                    && left.signum() > 0
                    && customer.equals(cancellation.customer)
                    && product.equals(cancellation.product)
                    && time.compareTo(cancellation.time) <= 0;
        }

        String fate() {
            return String.join(
                            " ",
                            invoice,
                            product,
                            time,
                            customer,
                            CleaningPropertiesTests.shown(quantity),
                            CleaningPropertiesTests.shown(price))
                    + " -> " + (leftBy == null ? CleaningPropertiesTests.shown(left) : leftBy);
        }
    }

    NaiveCleaning(List<String> texts) {
        Set<List<String>> seen = new HashSet<>();
        for (String text : texts) {
            String[] cells = text.split(",", -1);
            boolean readable = !cells[3].equals("x") && !cells[5].equals("free");
            Line line = new Line(cells, readable);
            cells[6] = line.customer;
            line.leftBy = !readable ? Rule.UNREADABLE : !seen.add(List.of(cells)) ? Rule.DUPLICATE : ownRule(line);
            lines.add(line);
        }
        List<Line> cancellations = lines.stream()
                .filter(line -> line.leftBy == Rule.CANCELLATION)
                .sorted(ORDER)
                .toList();
        cancellations.forEach(this::draw);
        lines.stream()
                .filter(line -> line.leftBy == null && line.left.signum() == 0)
                .forEach(line -> line.leftBy = Rule.WHOLLY_CANCELLED);
    }

    private static @Nullable Rule ownRule(Line line) {
        boolean cancelled = line.invoice.startsWith("C");
        int sign = line.quantity.signum();
        if (line.customer.isEmpty()) {
            return Rule.CUSTOMER_MISSING;
        }
        if (line.product.equals("POST")) {
            return Rule.NOT_A_PRODUCT;
        }
        if (line.price.signum() <= 0) {
            return Rule.PRICE_NOT_POSITIVE;
        }
        if (sign == 0 || cancelled != sign < 0) {
            return Rule.QUANTITY_NOT_POSITIVE;
        }
        return cancelled ? Rule.CANCELLATION : null;
    }

    private void draw(Line cancellation) {
        BigDecimal asked = cancellation.quantity.negate();
        BigDecimal needed = asked;
        while (needed.signum() > 0) {
            Line latest = lines.stream()
                    .filter(line -> line.isPurchaseOf(cancellation))
                    .max(ORDER)
                    .orElse(null);
            if (latest == null) {
                break;
            }
            BigDecimal taken = needed.min(latest.left);
            latest.left = latest.left.subtract(taken);
            needed = needed.subtract(taken);
            moneyNetted = moneyNetted.add(taken.multiply(latest.price));
        }
        unitsWithout = unitsWithout.add(needed);
        wholly += needed.signum() == 0 ? 1 : 0;
        not += needed.compareTo(asked) == 0 ? 1 : 0;
        partly += needed.signum() > 0 && needed.compareTo(asked) < 0 ? 1 : 0;
    }
}
