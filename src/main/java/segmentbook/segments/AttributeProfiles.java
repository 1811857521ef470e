package segmentbook.segments;

import static segmentbook.statistics.Words.say;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import segmentbook.clustering.Clustering;
import segmentbook.columns.Columns;
import segmentbook.customers.AttributeGroups;
import segmentbook.customers.Demographics;
import segmentbook.rfm.CustomerBase;
import segmentbook.statistics.Agreement;
import segmentbook.statistics.Rows;
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
        for (var column : base.table().columns()) {
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
     * share, both of those of whom it is known. The header has the same for everybody, and Cramér's V corrected for chance.
     *
     * @throws IllegalArgumentException where the segmentation is of other customers
     */
    public Table by(Segmentation segmentation) {
        return by("segment", segmentation, segmentation.segments());
    }

    /** The same with the segments in the order of their profiles. */
    public Table by(Profiles profiles) {
        List<String> segments = profiles.all().stream().map(Profile::segment).toList();
        return by("segment", profiles.segmentation(), segments);
    }

    private Table by(String what, Segmentation segmentation, List<String> segments) {
        int known = demographics.customers().size();
        String rule = "attributes: those of %s customers, found %s";
        Validate.isTrue(segmentation.size() == known, rule, segmentation.size(), known);
        if (!demographics.areGiven()) {
            return Demographics.none();
        }
        Columns<String> columns = Columns.<String>none()
                .text(what, "", segment -> segment)
                .whole("customers", "", segment -> segmentation.rows(segment).length);
        int[] all = IntStream.range(0, segmentation.size()).toArray();
        for (AttributeGroups each : groups) {
            double association = association(each, segmentation);
            String header = each.attribute() + " (all: " + each.typical(all)
                    + (Double.isNaN(association) ? ")" : say("; V %.2f%s)", association, each.cut()));
            columns = columns.text(header, "", segment -> each.typical(segmentation.rows(segment)));
        }
        return columns.table("Attributes by " + what, segments);
    }

    /**
     * Cramér's V of an attribute and a segmentation, corrected for chance: 0 where knowing the one says no more about the
     * other than chance would and 1 where it says all, among customers of whom the attribute is known; a measured one counts
     * by thirds. NaN where either is the same for all.
     */
    public double association(String attribute, Segmentation segmentation) {
        return Rows.first(groups, each -> each.attribute().equals(attribute))
                .map(each -> association(each, segmentation))
                .orElseThrow(() -> new IllegalArgumentException("attribute: one of the customers, found " + attribute));
    }

    private static double association(AttributeGroups attribute, Segmentation segmentation) {
        int[] known = Rows.where(segmentation.size(), attribute::isKnown);
        return known.length == 0
                ? Double.NaN
                : Agreement.of(
                                IntStream.of(known).map(attribute::group).toArray(),
                                IntStream.of(known)
                                        .mapToObj(segmentation::segmentOf)
                                        .toList())
                        .cramersV();
    }

    /** A table with one row a customer, in the order of their numbers, and after its columns those of the attributes. */
    public Table appendedTo(Table customers) {
        return demographics.appendedTo(customers);
    }
}
