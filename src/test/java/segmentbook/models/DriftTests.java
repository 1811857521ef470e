package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares that moved are told from shares that differ by chance. */
class DriftTests {

    @Test
    void aShareThatMovedByMoreThanChanceIsTold() {
        // R: fisher.test(matrix(c(20, 80, 45, 55), 2)) gives p = .00027; .027 / 2 is the limit for two groups
        assertThat(Drift.moved(Map.of("New", 20, "Loyal", 80), Map.of("New", 45, "Loyal", 55)))
                .contains("shares moved by more than chance: Loyal from 80.0 % to 55.0 %, New from 20.0 % to 45.0 %");
    }

    @Test
    void theSameSharesOfFewCustomersAreChance() {
        assertThat(Drift.moved(Map.of("New", 4, "Loyal", 16), Map.of("New", 9, "Loyal", 11)))
                .isEmpty();
    }

    @Test
    void aSmallDifferenceAmongManyIsMoreThanChanceAndAmongSomeIsNot() {
        assertThat(Drift.moved(Map.of("New", 20_000, "Loyal", 80_000), Map.of("New", 21_000, "Loyal", 79_000)))
                .isPresent();
        assertThat(Drift.moved(Map.of("New", 200, "Loyal", 800), Map.of("New", 210, "Loyal", 790)))
                .isEmpty();
    }

    @Test
    void aGroupThatIsNewOrGoneCounts() {
        assertThat(Drift.moved(Map.of("New", 50, "Loyal", 50), Map.of("Loyal", 100)))
                .contains("shares moved by more than chance: Loyal from 50.0 % to 100.0 %, New from 50.0 % to 0.0 %");
    }

    @Test
    void manyGroupsAreJudgedTogether() {
        Map<String, Integer> before = Map.of("a", 30, "b", 70);
        Map<String, Integer> after = Map.of("a", 49, "b", 51); // p = .009: enough for one group, not for two
        assertThat(Drift.moved(before, after)).isEmpty();
    }

    @Test
    void theCustomersOfTheModelMovedNowhere(@TempDir Path folder) {
        NineCustomers page = NineCustomers.in(folder);
        assertThat(page.model().warnings(page.model().score(page.rfm()), Optional.of(LocalDate.parse("2012-01-01"))))
                .doesNotContain("shares");
    }

    @Test
    void aModelWithoutCountsBySegmentIsReadAndComparesClustersOnly(@TempDir Path folder) throws IOException {
        NineCustomers page = NineCustomers.in(folder);
        String old =
                page.model().json().replaceAll(",\\s*\"customers\" : \\{[^}]*}|,\\s*\"checksum\" : \"[0-9a-f]*\"", "");
        assertThat(old).isNotEqualTo(page.model().json());
        SavedModel model = SavedModel.read(Files.writeString(folder.resolve("old.json"), old));
        assertThat(model.warnings(model.score(page.rfm()), Optional.empty())).isEmpty();
        assertThat(model.json()).contains("\"customers\" : null");
    }
}
