package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.RuleShop;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.OfferRules;
import segmentbook.transactions.SmallShop;
import segmentbook.transactions.Transactions;
import tech.tablesaw.api.Table;

/** Rules of a description file flow on: to the saved model, to new customers and to offers. */
class RuleModelTests {
    private static final String RULES = """
            rfm:
              bins: 3
              cuts: {recency: [2, 3], frequency: [1, 4]}
              frequency: %s
              rules:
                - {name: Champions, f: [2, 3], monetary: [100, null]}
                - {name: French, country: [France], age: [null, 100]}
            """;

    private final Path folder;

    RuleModelTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private ChosenClusters chosen(String counted) {
        return ChosenClusters.of(CustomerBase.of(RuleShop.dataset(folder, RULES.formatted(counted))));
    }

    private SavedModel readBack(SavedModel model) throws IOException {
        return SavedModel.read(Files.writeString(folder.resolve("model.json"), model.json()));
    }

    @Test
    void theModelPlacesTheSameCustomersTheSameWay() throws IOException {
        ChosenClusters chosen = chosen("orders");
        SavedModel model = readBack(SavedModel.of(chosen));
        Table placed = model.score(chosen.base());
        assertThat(placed.stringColumn("segment").asList())
                .containsExactly("French", "no rule", "French", "Champions", "Champions")
                .isEqualTo(List.of(
                        chosen.segmentation().segmentOf(0),
                        chosen.segmentation().segmentOf(1),
                        chosen.segmentation().segmentOf(2),
                        chosen.segmentation().segmentOf(3),
                        chosen.segmentation().segmentOf(4)));
        assertThat(placed.intColumn("f_score").asList()).containsExactly(1, 2, 2, 2, 3);
        assertThat(model.json()).isEqualTo(SavedModel.of(chosen).json()).contains("\"segments\" : { },");
    }

    @Test
    void newCustomersAreScoredByItsEdgesAndItsWayOfCounting() throws IOException {
        SavedModel model = readBack(SavedModel.of(chosen("days")));
        Dataset plain = RuleShop.dataset(folder, "");
        Table placed = model.score(RfmTable.of(Transactions.of(plain)));
        assertThat(placed.intColumn("frequency").asList())
                .as("days, although the description file of the new customers counts orders")
                .containsExactly(1, 1, 1, 1, 1);
        assertThat(placed.intColumn("r_score").asList()).containsExactly(1, 1, 2, 3, 3);
        assertThat(placed.stringColumn("segment").asList())
                .containsExactly("French", "no rule", "French", "no rule", "no rule");
    }

    @Test
    void whoLacksAColumnOfARuleCannotBePlaced() throws IOException {
        SavedModel model = readBack(SavedModel.of(chosen("orders")));
        RfmTable others = RfmTable.of(SmallShop.transactions(
                folder, "invoice,time,price,customer\n1,2020-01-01 10:00:00,5,1\n2,2020-01-02 10:00:00,5,2\n"));
        assertThatThrownBy(() -> model.score(others))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "rfm.rules: a column of the customers, found country (model.json); known: recency,");
    }

    @Test
    void aModelWithARuleThatIsNoneIsRefused() throws IOException {
        String json = SavedModel.of(chosen("orders")).json();
        Path file = Files.writeString(folder.resolve("model.json"), json.replace("\"2\", \"3\"", "\"3\", \"2\""));
        assertThatThrownBy(() -> SavedModel.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "rfm: rfm.rules: f a range [min, max], null where there is no limit, found [3, 2] (model.json)"
                                + " (model.json)");
        Path counts = Files.writeString(folder.resolve("model.json"), json.replace("\"orders\",", "\"weeks\","));
        assertThatThrownBy(() -> SavedModel.read(counts))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("rfm.frequency: ");
    }

    @Test
    void offersGoBySegmentNames() {
        OfferRules offers = OfferRules.of(RuleShop.dataset(folder, RULES.formatted("orders")));
        assertThat(offers.rules()).extracting(OfferRules.Rule::segment).containsExactly("Champions");
        assertThat(offers.fallback()).isPresent();
        offers.requireKnown(chosen("orders").segmentation().known());
    }

    @Test
    void aRegularWithTheScoresOfANewcomerIsNoneInAModelEither() throws IOException {
        StringBuilder lines = new StringBuilder("invoice,time,price,customer\n");
        for (int customer = 1; customer <= 10; customer++) {
            for (int order = 1; order <= Math.max(2, customer); order++) {
                lines.append("%d-%d,2011-12-%02d 1%d:00:00,%d,%d\n"
                        .formatted(customer, order, 31 - customer, order % 10, customer + order, customer));
            }
        }
        RfmTable rfm = RfmTable.of(SmallShop.transactions(folder, lines.toString()));
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(rfm));
        assertThat(rfm.score().segments().segment("1")).isEqualTo("Potential Loyalist");
        assertThat(readBack(SavedModel.of(chosen))
                        .score(rfm)
                        .stringColumn("segment")
                        .asList())
                .isEqualTo(
                        rfm.score().segments().results().stringColumn("segment").asList());
    }
}
