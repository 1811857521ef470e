package segmentbook.segments;

import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.Validate;
import segmentbook.columns.Columns;
import segmentbook.customers.CustomerTable;
import segmentbook.rfm.Segments;
import segmentbook.statistics.Frequency;
import segmentbook.statistics.Rows;

/**
 * Each customer's segment by name, whatever made it: the rows are customers in the order of their numbers.
 *
 * <p>Where one segmentation knows names that nobody has in this data, they are in {@link #known} but not in {@link
 * #segments}.
 */
public final class Segmentation extends Columns.Tabled {
    private final String name;
    private final CustomerTable customers;
    private final List<String> rows;
    private final List<String> segments;
    private final Map<String, String> reasons;

    private Segmentation(
            String name, CustomerTable customers, List<String> rows, List<String> order, Map<String, String> reasons) {
        boolean each = rows.size() == customers.size();
        Object found = each ? "a blank" : rows.size();
        String rule = "segmentation: a name for each of %s customers, found %s";
        Validate.isTrue(each && rows.stream().noneMatch(String::isBlank), rule, customers.size(), found);
        this.name = name;
        this.customers = customers;
        this.rows = List.copyOf(rows);
        this.segments = order.stream().filter(this.rows::contains).toList();
        this.reasons = reasons;
    }

    /** The named segments of the R x F grid, or of rules. */
    public static Segmentation of(Segments segments) {
        Map<String, String> reasons = segments.reasons();
        CustomerTable table = segments.scores().rfm().customerTable();
        return new Segmentation(segments.name(), table, segments.all(), List.copyOf(reasons.keySet()), reasons);
    }

    /**
     * Any other segmentation; segments are in the order of their sizes, the largest first, of equals by name.
     *
     * @param name of the whole, for readers
     * @param segmentOfRow the name of each customer's segment
     * @throws IllegalArgumentException unless there is a name for each customer, and none is blank
     */
    public static Segmentation of(String name, CustomerTable customers, List<String> segmentOfRow) {
        return of(name, customers, segmentOfRow, Map.of());
    }

    static Segmentation of(
            String name, CustomerTable customers, List<String> segmentOfRow, Map<String, String> reasons) {
        List<String> order = Rows.list(Frequency.of(segmentOfRow.stream()), Frequency::text);
        Map<String, String> all = Rows.map(order, each -> each, each -> reasons.getOrDefault(each, ""));
        return new Segmentation(name, customers, segmentOfRow, order, all);
    }

    /** The profile of each segment. */
    public Profiles profiles() {
        return Profiles.of(this);
    }

    /** Its segments in rules of numbers that a person can read. */
    public SegmentTree tree() {
        return SegmentTree.of(this);
    }

    /** What made it, for readers. */
    public String name() {
        return name;
    }

    /** Who they are. */
    public CustomerTable customers() {
        return customers;
    }

    /** Number of customers. */
    public int size() {
        return rows.size();
    }

    /** The segments that have customers. */
    public List<String> segments() {
        return segments;
    }

    /** All names that there may be, with and without customers. */
    public List<String> known() {
        return List.copyOf(reasons.keySet());
    }

    /** The segment of the customer with this row number, from 0. */
    public String segmentOf(int row) {
        return rows.get(row);
    }

    /** The number of each customer's segment among some names, from 0; -1 where it is none of them. */
    public int[] labels(List<String> names) {
        return rows.stream().mapToInt(names::indexOf).toArray();
    }

    /** By what rule, or from what behaviour, a segment has its name; empty where that is not known. */
    public String reason(String segment) {
        return reasons.getOrDefault(segment, "");
    }

    /** The row numbers of a segment's customers, rising. */
    public int[] rows(String segment) {
        return Rows.where(rows.size(), row -> rows.get(row).equals(segment));
    }
}
