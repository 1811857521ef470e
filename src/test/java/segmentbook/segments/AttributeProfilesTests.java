package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.clustering.KMeans;
import segmentbook.customers.CustomerTable;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

class AttributeProfilesTests {
    private final Path folder;

    AttributeProfilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Customers a to h, who bought 1, 2, … times one unit, the last on day 1, 2, …; snapshot 2020-01-09. */
    private RfmTable rfm(String attributes, String cards) throws IOException {
        StringBuilder lines = new StringBuilder("Order,When,Who,Total\n");
        for (int i = 0; i < 8; i++) {
            for (int order = 0; order <= i; order++) {
                lines.append(i)
                        .append('-')
                        .append(order)
                        .append(",2020-01-0")
                        .append(i + 1)
                        .append(" 10:00:00,");
                lines.append((char) ('a' + i)).append(",10\n");
            }
        }
        Files.writeString(folder.resolve("shop.csv"), lines);
        Files.writeString(folder.resolve("cards.csv"), cards);
        String yaml = "name: shop\nfile: shop.csv\ncurrency: EUR\n"
                + "columns: {invoice: Order, time: When, customer: Who, amount: Total}\n" + attributes;
        return RfmTable.of(Transactions.of(Dataset.read(Files.writeString(folder.resolve("shop.yaml"), yaml))));
    }

    private RfmTable rfm() throws IOException {
        return rfm(
                "attributes: {file: cards.csv, customer: id, numeric: {age: Age}, categorical: {gender: Gender}}\n",
                "id,Age,Gender\na,20,F\nb,30,F\nc,40,M\nd,50,M\ne,60,F\nf,70,F\ng,,X\n");
    }

    private static AttributeProfiles profiles(RfmTable rfm) {
        return AttributeProfiles.of(CustomerBase.of(rfm));
    }

    private static final CustomerTable CUSTOMERS = CustomerTable.of(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    private static final Segmentation HALVES =
            Segmentation.of("halves", CUSTOMERS, List.of("low", "low", "low", "low", "high", "high", "high", "high"));

    @Test
    void measuresAreMediansOfEachGroup() throws IOException {
        RfmTable rfm = rfm();
        Table table = profiles(rfm).measures();
        assertThat(table.stringColumn("group").asList())
                .containsExactly("20 to 30", "40 to 50", "60 to 70", "F", "M", "X");
        assertThat(table.intColumn("customers").asList()).containsExactly(2, 2, 2, 4, 2, 1);
        assertThat(table.doubleColumn("recency, days").asList()).containsExactly(7.5, 5.5, 3.5, 5.5, 5.5, 2.0);
        assertThat(table.doubleColumn("frequency, orders").asList()).containsExactly(1.5, 3.5, 5.5, 3.5, 3.5, 7.0);
        assertThat(table.doubleColumn("monetary, EUR").get(0)).isEqualTo(15);
    }

    @Test
    void segmentsHaveTypicalCustomersBesideEverybody() throws IOException {
        Table table = profiles(rfm()).by(HALVES);
        assertThat(table.columnNames())
                .containsExactly(
                        "segment",
                        "customers",
                        "age (all: 45; V 0.87, cut 20 to 30 | 40 to 50 | 60 to 70)",
                        "gender (all: F 57 %; V 0.32)");
        assertThat(table.stringColumn(0).asList()).containsExactly("high", "low");
        assertThat(table.stringColumn(2).asList()).containsExactly("65", "35");
        assertThat(table.stringColumn(3).asList()).containsExactly("F 67 %", "F 50 %");
    }

    @Test
    void clustersAreRowsByTheirNumber() throws IOException {
        RfmTable rfm = rfm();
        Table table = profiles(rfm).by(new KMeans(2).fit(FeatureMatrix.of(rfm.customerTable())));
        assertThat(table.columnNames().subList(0, 2)).containsExactly("cluster", "customers");
        assertThat(table.stringColumn(0).asList()).containsExactly("1", "2");
        assertThat(table.intColumn(1).sum()).isEqualTo(8);
    }

    @Test
    void profilesShowThemInTheirOwnOrderAndAppendThemToResults() throws IOException {
        RfmTable rfm = rfm();
        Profiles profiles = Profiles.of(OwnSegments.of(
                rfm.transactions(),
                "halves",
                IntStream.range(0, 8).mapToObj(HALVES::segmentOf).toList()));
        AttributeProfiles attributes = profiles(rfm);
        assertThat(attributes.by(profiles).stringColumn("segment").asList())
                .containsExactlyElementsOf(
                        profiles.all().stream().map(Profile::segment).toList());
        assertThat(attributes.appendedTo(rfm.table()).columnNames())
                .endsWith("tenure days", "attribute_age", "attribute_gender");
    }

    /**
     * Corrected for chance as in {@code AgreementTests}: .316 for gender, [[2, 2, 0], [2, 0, 1]] (without correction .645 by scipy
     * 1.17.1, stats.contingency.association(counts, method="cramer")), and .866 for thirds of age, [[2, 2, 0], [0, 0, 2]] (1).
     */
    @Test
    void associationIsCramersVCorrectedForChance() throws IOException {
        AttributeProfiles profiles = profiles(rfm());
        assertThat(profiles.association("gender", HALVES)).isCloseTo(.31622776601683794, within(1e-12));
        assertThat(profiles.association("age", HALVES)).isCloseTo(.8660254037844386, within(1e-12));
        assertThat(profiles.association(
                        "age", Segmentation.of("thirds", CUSTOMERS, List.of("1", "1", "2", "2", "3", "3", "3", "1"))))
                .isCloseTo(1, within(1e-12));
        assertThat(profiles.association(
                        "age", Segmentation.of("all", CUSTOMERS, List.of("1", "1", "1", "1", "1", "1", "1", "1"))))
                .isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiles.association("region", HALVES))
                .withMessage("attribute: one of the customers, found region");
    }

    @Test
    void anAttributeOfWhichNothingIsKnownIsSaidSo() throws IOException {
        RfmTable rfm = rfm("attributes: {file: cards.csv, customer: id, numeric: {age: Age}}\n", "id,Age\nx,20\ny,\n");
        AttributeProfiles profiles = profiles(rfm);
        assertThat(profiles.by(HALVES).columnNames()).contains("age (all: not known)");
        assertThat(profiles.measures().rowCount()).isZero();
    }

    @Test
    void withoutAttributesASentenceSaysSo() throws IOException {
        RfmTable rfm = rfm("", "");
        AttributeProfiles profiles = profiles(rfm);
        for (Table table : List.of(profiles.measures(), profiles.by(HALVES))) {
            assertThat(table.rowCount()).isEqualTo(1);
            assertThat(table.getString(0, "attributes")).startsWith("none: the description file joins no table");
        }
    }

    @Test
    void otherCustomersAreRefused() throws IOException {
        AttributeProfiles profiles = profiles(rfm());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiles.by(OwnSegments.ofNumbered("one", List.of("a"))))
                .withMessage("attributes: those of 1 customers, found 8");
    }
}
