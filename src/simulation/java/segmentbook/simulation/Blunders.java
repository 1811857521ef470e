package segmentbook.simulation;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * The few events that every real export has and no model explains: orders with a slip of the finger in the quantity,
 * cancelled minutes later, and bad debts written off.
 */
final class Blunders {
    private static final int MINUTE = 605;
    private static final List<Typo> TYPOS = List.of(
            new Typo(LocalDate.of(2024, Month.SEPTEMBER, 18), 131, 61_200, 12),
            new Typo(LocalDate.of(2025, Month.DECEMBER, 11), 278, 48_480, 16));
    private static final List<LocalDate> WRITTEN_OFF =
            List.of(LocalDate.of(2024, Month.AUGUST, 12), LocalDate.of(2025, Month.AUGUST, 12));
    private static final long BAD_DEBT = 1_106_206;

    private final List<Customer> customers;

    /** An order for {@code units} of a product, cancelled after some minutes. */
    private record Typo(LocalDate date, int product, int units, int minutes) {}

    Blunders(List<Customer> customers) {
        this.customers = customers;
    }

    /** What goes wrong on a day, mostly nothing. */
    void on(int day, Shelf shelf, Dirt dirt, List<Slip> slips) {
        LocalDate date = Calendar.date(day);
        for (Typo typo : TYPOS) {
            if (typo.date().equals(date)) {
                typed(typo, day, shelf, dirt, slips);
            }
        }
        if (WRITTEN_OFF.contains(date)) {
            slips.add(new Slip(MINUTE + 300, number -> {
                Header header = Header.of("A" + number, day, MINUTE + 300, null);
                return List.of(header.line("B", "Adjust bad debt", 1, -BAD_DEBT));
            }));
        }
    }

    /** Whoever keeps a corner shop on that day, looked for from another end of the list for each product. */
    private void typed(Typo typo, int day, Shelf shelf, Dirt dirt, List<Slip> slips) {
        int size = customers.size();
        for (int i = 0; i < size; i++) {
            Customer customer = customers.get((i + typo.product()) % size);
            if (customer.kind == CustomerKind.CORNER_SHOP && customer.arrival < day && customer.dropOut > day) {
                Item item = new Item(typo.product(), typo.units(), shelf.pence(typo.product(), typo.units()));
                int later = MINUTE + typo.minutes();
                slips.add(new Slip(
                        MINUTE, number -> List.of(dirt.goods(Header.of("" + number, day, MINUTE, customer), item, 1))));
                slips.add(new Slip(
                        later, number -> List.of(dirt.goods(Header.of("C" + number, day, later, customer), item, -1))));
                return;
            }
        }
    }
}
