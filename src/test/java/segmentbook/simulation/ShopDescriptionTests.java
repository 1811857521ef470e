package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import segmentbook.WhenChanged;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;
import segmentbook.rfm.RfmRow;
import segmentbook.rfm.RfmTable;
import segmentbook.simulation.ShopCustomers.Rfm;
import segmentbook.transactions.Transactions;

/** The description files beside the data: the library reads what these tests read in their own plain way. */
@WhenChanged({"src/simulation", "data", "src/main/java"})
class ShopDescriptionTests {

    @Test
    void theLibraryKeepsTheSameLinesAndSeesTheSameCustomers() throws IOException {
        ShopLines lines = ShopLines.shipped();
        ShopCustomers customers = ShopCustomers.of(lines);

        Transactions transactions = Transactions.of(Dataset.read(ShopLines.DATA.resolve("shop.yaml")));
        RfmTable table = RfmTable.of(transactions);

        assertThat(transactions.size()).isEqualTo(lines.kept.size());
        assertThat(table.rows()).extracting(RfmRow::customer).containsExactlyElementsOf(customers.rfm.keySet());
        assertThat(table.rows()).allSatisfy(row -> {
            Rfm own = customers.rfmOf(row.customer());
            assertThat(row.recencyDays()).isEqualTo((int) own.recency());
            assertThat(row.frequency()).isEqualTo(own.frequency());
            assertThat(row.monetary()).isCloseTo(own.monetary(), within(1e-6));
            assertThat(row.tenureDays()).isEqualTo((int) own.tenure());
        });
    }

    @Test
    void theShopNamesItsTruth() {
        assertThat(Dataset.read(ShopLines.DATA.resolve("shop.yaml")).truth())
                .hasNoNullFieldsOrProperties()
                .hasFieldOrPropertyWithValue("label", "kind")
                .hasFieldOrPropertyWithValue("dropOut", "drop_out");
    }

    @Test
    void theMallIsATableOfCustomersWithATruth() {
        Dataset mall = Dataset.read(ShopLines.DATA.resolve("mall.yaml"));

        assertThat(mall.kind()).isEqualTo(Kind.CUSTOMERS);
        assertThat(mall.truth()).hasFieldOrPropertyWithValue("label", "kind");
    }
}
