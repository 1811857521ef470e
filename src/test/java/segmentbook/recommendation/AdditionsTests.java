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
        assertThat(new Additions("7", List.of()).sentence())
                .isEqualTo("Nothing that could be recommended is similar to what customer 7 bought");
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
}
