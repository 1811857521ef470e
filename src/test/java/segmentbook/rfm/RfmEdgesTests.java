package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.transactions.SmallShop;

/** Edges that are kept and score other customers. */
class RfmEdgesTests {
    private final RfmTable rfm;

    /** Recency 9, 1 and 1 days; one order each; 10, 20 and 30 pounds. */
    RfmEdgesTests(@TempDir Path folder) {
        rfm = RfmTable.of(SmallShop.transactions(folder, """
                invoice,time,price,customer
                1,2011-05-01 10:00:00,10,1
                2,2011-05-09 10:00:00,20,2
                3,2011-05-09 10:00:00,30,3
                """));
    }

    @Test
    void areThoseThatTheTableShows() {
        RfmEdges edges = rfm.score(2).frozenEdges();
        assertThat(edges).isEqualTo(new RfmEdges(List.of(1.0), List.of(1.0), List.of(20.0)));
        assertThat(edges.bins()).isEqualTo(2);
        assertThat(edges.score(rfm).table().columns())
                .hasSameSizeAs(rfm.score(2).table().columns());
        assertThat(edges.score(rfm).table().intColumn("M").asList()).containsExactly(1, 1, 2);
    }

    @Test
    void scoreOthersWhateverTheseAre() {
        RfmScores scores = new RfmEdges(List.of(0., 5.), List.of(0., 2.), List.of(30., 40.)).score(rfm);
        assertThat(scores.table().intColumn("R").asList()).containsExactly(1, 2, 2);
        assertThat(scores.table().intColumn("F").asList()).containsExactly(2, 2, 2);
        assertThat(scores.table().intColumn("M").asList()).containsExactly(1, 1, 1);
    }

    @Test
    void sayWhyNobodyHasAScore() {
        assertThat(new RfmEdges(List.of(5.), List.of(1.), List.of(99.))
                        .score(rfm)
                        .notes())
                .containsExactly(
                        "frequency, orders: nobody scores 2, because the edges are given, not those of these customers",
                        "monetary, GBP: nobody scores 2, because the edges are given, not those of these customers");
        assertThat(rfm.score(2).notes())
                .containsExactly("frequency, orders: nobody scores 2, because too many customers share one value");
    }

    @Test
    void areRefusedWhereTheyDoNotFit() {
        List<Double> two = List.of(1., 2.);
        for (List<Double> wrong : List.of(List.of(1.), List.of(2., 1.), List.<Double>of())) {
            assertThatThrownBy(() -> new RfmEdges(two, wrong, two))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("frequency: as many edges as the other measures, 1 to 9, none falling, found " + wrong);
        }
        List<Double> ten = List.of(0., 1., 2., 3., 4., 5., 6., 7., 8., 9.);
        assertThatThrownBy(() -> new RfmEdges(ten, ten, ten)).hasMessageStartingWith("recency: as many edges");
        assertThatThrownBy(() -> new RfmEdges(two, two, List.of(1., Double.NaN)))
                .hasMessage("monetary: finite edges, found [1.0, NaN]");
    }
}
