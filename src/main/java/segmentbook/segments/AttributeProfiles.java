package segmentbook.segments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.AttributeGroups;
import segmentbook.customers.Column;
import segmentbook.customers.Demographics;
import segmentbook.rfm.CustomerBase;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What customers bought beside who they are. Where no attributes are given each table is a sentence that says so. */
public final class AttributeProfiles {
    private final CustomerBase base;
    private final Demographics demographics;
    private final List<AttributeGroups> groups;

    private AttributeProfiles(CustomerBase base) {
        this.base = base;
        demographics = base.demographics();
        groups = demographics.groups();
    }

    /** Of what is known about the customers beside their purchases. */
    public static AttributeProfiles of(CustomerBase base) {
        return new AttributeProfiles(base);
    }

    /**
     * One row a group of each attribute, of those of whom it is known: how many customers, and their median recency,
     * frequency and monetary.
     */
    public Table measures() {
        if (!demographics.areGiven()) {
            return Demographics.none();
        }
        Columns<Group> columns = Columns.<Group>none()
                .text("attribute", "", each -> each.of.attribute())
                .text("group", "", each -> each.of.labels().get(each.number))
                .whole("customers", "", each -> each.rows().length);
        for (Column column : base.table().columns()) {
            columns = columns.number(
                    column.header(), "", each -> base.table().rows(each.rows()).median(column.name()));
        }
        return columns.table(
                "Recency, frequency and monetary by attribute; medians",
                groups.stream()
                        .flatMap(each ->
                                IntStream.range(0, each.labels().size()).mapToObj(group -> new Group(each, group)))
                        .filter(each -> each.rows().length > 0)
                        .toList());
    }

    /** One group of an attribute. */
    private record Group(AttributeGroups of, int number) {
        /** Without those of whom the attribute is not known. */
        int[] rows() {
            return IntStream.of(of.rows(number)).filter(of::isKnown).toArray();
        }
    }

    /** What the customers of each cluster are, as {@link #by(Segmentation)}; noise is a row of its own. */
    public Table by(Clustering clustering) {
        List<String> names = Arrays.stream(clustering.labels())
                .mapToObj(label -> label == 0 ? "noise" : String.valueOf(label))
                .toList();
        Segmentation clusters = Segmentation.of("clusters", clustering.matrix().raw(), names);
        return by("cluster", clusters, clusters.segments());
    }

    /**
     * One row a segment, one column an attribute: the median of a measured one, the most frequent word of others with its
     * share, both of those of whom it is known. The header has the same for everybody, and Cramér's V.
     *
     * @throws IllegalArgumentException where the segmentation is of other customers
     */
    public Table by(Segmentation segmentation) {
        return by("segment", segmentation, segmentation.segments());
    }

    /** The same with the segments in the order of their profiles. */
    public Table by(Profiles profiles) {
        return by(
                "segment",
                profiles.segmentation(),
                profiles.all().stream().map(Profile::segment).toList());
    }

    private Table by(String what, Segmentation segmentation, List<String> segments) {
        requireSize(segmentation.size());
        if (!demographics.areGiven()) {
            return Demographics.none();
        }
        Table table = Table.create(
                "Attributes by " + what,
                StringColumn.create(what, segments),
                IntColumn.create("customers", segments.stream().mapToInt(each -> segmentation.rows(each).length)));
        int[] all = IntStream.range(0, segmentation.size()).toArray();
        for (AttributeGroups each : groups) {
            double association = association(each, segmentation);
            String header = each.attribute() + " (all: " + each.typical(all)
                    + (Double.isNaN(association) ? ")" : say("; V %.2f)", association));
            table.addColumns(StringColumn.create(
                    header, segments.stream().map(segment -> each.typical(segmentation.rows(segment)))));
        }
        return table;
    }

    /**
     * Cramér's V of an attribute and a segmentation, 0 where knowing the one says nothing about the other and 1 where it
     * says all, among customers of whom the attribute is known; a measured one counts by thirds. NaN where either is the
     * same for all.
     */
    public double association(String attribute, Segmentation segmentation) {
        return groups.stream()
                .filter(each -> each.attribute().equals(attribute))
                .findFirst()
                .map(each -> association(each, segmentation))
                .orElseThrow(() -> new IllegalArgumentException("attribute: one of the customers, found " + attribute));
    }

    private static double association(AttributeGroups attribute, Segmentation segmentation) {
        List<String> segments = segmentation.segments();
        long[][] counts = new long[segments.size()][attribute.labels().size()];
        int known = 0;
        for (int row = 0; row < segmentation.size(); row++) {
            if (attribute.isKnown(row)) {
                counts[segments.indexOf(segmentation.segmentOf(row))][attribute.group(row)]++;
                known++;
            }
        }
        long[][] filled = withoutEmpty(counts);
        int min = filled.length == 0 ? 0 : Math.min(filled.length, filled[0].length);
        return min < 2 ? Double.NaN : Math.sqrt(new ChiSquareTest().chiSquare(filled) / ((double) known * (min - 1)));
    }

    /** The counts without rows and columns of zeros alone. */
    private static long[][] withoutEmpty(long[][] counts) {
        List<long[]> rows = new ArrayList<>(Arrays.stream(counts)
                .filter(row -> Arrays.stream(row).sum() > 0)
                .toList());
        int[] columns = rows.isEmpty()
                ? new int[0]
                : IntStream.range(0, rows.get(0).length)
                        .filter(column -> rows.stream().anyMatch(row -> row[column] > 0))
                        .toArray();
        return rows.stream()
                .map(row ->
                        Arrays.stream(columns).mapToLong(column -> row[column]).toArray())
                .toArray(long[][]::new);
    }

    /** A table with one row a customer, in the order of their numbers, and after its columns those of the attributes. */
    public Table appendedTo(Table customers) {
        return demographics.appendedTo(customers);
    }

    private void requireSize(int customers) {
        if (customers != demographics.customers().size()) {
            throw new IllegalArgumentException("attributes: those of " + customers + " customers, found "
                    + demographics.customers().size());
        }
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
