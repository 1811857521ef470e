package segmentbook.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import segmentbook.recommendation.Additions.Addition;

class AdditionsTests {
    private static final Addition FIRST = new Addition(1, "Cheese", "Apple", .5);
    private static final Addition SECOND = new Addition(1, "Cheese", "Bread", .25);
    private static final Addition OTHER = new Addition(2, "Dates", "Apple", .125);
    private static final Additions THREE = new Additions("7", List.of(FIRST, SECOND, OTHER));

    @Test
    void nameTheFirstAndItsReason() {
        assertThat(THREE.sentence()).isEqualTo("Cheese leads, most of all because of Apple");
        assertThat(new Additions("7", List.of()).sentence()).isEqualTo("Nothing is similar to what customer 7 bought");
    }

    @Test
    void addUpAllButTheGreatest() {
        assertThat(THREE.greatest(1))
                .containsExactly(
                        List.of(FIRST, new Addition(1, "Cheese", "1 other purchases", .25)),
                        List.of(OTHER, new Addition(2, "Dates", "0 other purchases", 0)));
    }

    @Test
    void stayZeroWhereThereAreFewer() {
        assertThat(THREE.greatest(2).get(1))
                .containsExactly(
                        OTHER, new Addition(2, "Dates", "", 0), new Addition(2, "Dates", "0 other purchases", 0));
    }

    @Test
    void compareTheLastRecommenderWithTheFirst() {
        Quality popular = quality("most popular", .2, .4);
        assertThat(Quality.sentence(List.of(popular, quality("item Jaccard", .4, .6))))
                .isEqualTo("nDCG at 10: item Jaccard 0.500, most popular 0.300, over 2 customers");
        assertThat(Quality.sentence(List.of(quality("most popular"))))
                .isEqualTo("Nobody bought a product that could have been recommended: there is nothing to judge");
    }

    private static Quality quality(String name, double... ndcgs) {
        return JudgementTests.quality(name, ndcgs);
    }
}
