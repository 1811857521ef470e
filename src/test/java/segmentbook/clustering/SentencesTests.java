package segmentbook.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import segmentbook.features.Points;

/** What is said of clusters holds for them, and changes with them. */
class SentencesTests {
    private static final Clustering TWO = Labels.on(Points.line(0, 0, 0, 10), 1, 1, 1, 2);

    @Test
    void titleCountsClustersAndNoise() {
        assertThat(TWO.title()).isEqualTo("by hand, 2 clusters");
        assertThat(Labels.on(Points.line(0, 0, 0, 10), 1, 1, 1, 0).title())
                .isEqualTo("by hand, 1 cluster and 25.0 % noise");
    }

    @Test
    void namesCountCustomers() {
        assertThat(TWO.name(1)).isEqualTo("1 (3)");
        assertThat(Labels.on(Points.line(0, 0, 0, 10), 1, 1, 1, 0).name(0)).isEqualTo("noise (1)");
    }

    @Test
    void theClusterFarthestFromTheMeanStandsOut() {
        assertThat(TWO.standingOut()).isEqualTo("cluster 2 stands out, its x0 high (+1.7 sd)");
        assertThat(Labels.on(Points.line(0, 10, 0, 10), 1, 1, 2, 2).standingOut())
                .isEqualTo("the clusters have the same means");
        assertThat(Labels.on(Points.line(0, 10), 1, 1).standingOut()).isEqualTo("one cluster tells nobody apart");
        assertThat(Labels.on(Points.line(0, 10), 0, 0).standingOut()).isEqualTo("nobody belongs to a cluster");
    }

    @Test
    void theCutIsComparedWithTheLongestPiece() {
        Dendrogram tree = Linkage.WARD.tree(Points.line(0, 1, 10));
        assertThat(tree.sentence(2))
                .isEqualTo("The longest piece of the tree without a join is where it leaves 2 clusters");
        assertThat(Linkage.WARD.tree(Points.line(0, 1, 10, 11, 30)).sentence(4))
                .startsWith("The tree is cut for 4 clusters; its longest piece without a join leaves ");
    }
}
