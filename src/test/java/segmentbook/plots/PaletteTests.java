package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTests {
    private static final List<String> SEGMENTS = List.of(
            "Champions",
            "Loyal",
            "Potential Loyalist",
            "New",
            "Promising",
            "Need Attention",
            "About To Sleep",
            "At Risk",
            "Can't Lose",
            "Hibernating");
    private static final List<String> COLORS =
            Palette.marks(SEGMENTS).values().stream().map(Palette.Mark::color).toList();

    @Test
    void measuresLightnessAsPublished() {
        // skimage.color.rgb2lab([[[0.5019608, 0, 0]]]) -> 25.5309 (maroon), white 100
        assertThat(ColorSight.NORMAL.lightness("#800000")).isCloseTo(25.53, within(.02));
        assertThat(ColorSight.NORMAL.lightness("#FFFFFF")).isCloseTo(100, within(.01));
    }

    @Nested
    class TheTenSegments {
        @Test
        void areKnownBestFirst() {
            assertThat(Palette.segmentNames()).isEqualTo(SEGMENTS);
        }

        @ParameterizedTest
        @EnumSource(ColorSight.class)
        void stayApartInEverySight(ColorSight sight) {
            for (int i = 0; i < COLORS.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(sight.distance(COLORS.get(i), COLORS.get(j)))
                            .as(SEGMENTS.get(i) + " and " + SEGMENTS.get(j))
                            .isGreaterThan(16);
                }
            }
        }

        @Test
        void stayApartInGrey() {
            double[] light = COLORS.stream()
                    .mapToDouble(ColorSight.NORMAL::lightness)
                    .sorted()
                    .toArray();
            assertThat(IntStream.range(1, light.length)
                            .mapToDouble(i -> light[i] - light[i - 1])
                            .min()
                            .orElseThrow())
                    .isGreaterThan(5);
        }

        @Test
        void haveASymbolEach() {
            assertThat(Palette.marks(SEGMENTS).values().stream().map(Palette.Mark::symbol))
                    .doesNotHaveDuplicates()
                    .doesNotContain(Palette.NEUTRAL.symbol());
        }

        @Test
        void lookTheSameInAnyCompany() {
            Palette.Mark champions = Palette.marks(SEGMENTS).get("Champions");
            assertThat(Palette.marks(List.of("Other", "Champions")).get("Champions"))
                    .isEqualTo(champions);
        }
    }

    @Test
    void givesOtherNamesTheFreeMarks() {
        assertThat(Palette.marks(List.of("A", "B", "Hibernating", "A")).values())
                .hasSize(3)
                .doesNotHaveDuplicates();
        List<String> many = IntStream.range(0, 12).mapToObj(Integer::toString).toList();
        assertThat(Palette.marks(many).values())
                .hasSize(12)
                .endsWith(Palette.NEUTRAL, Palette.NEUTRAL)
                .filteredOn(m -> !m.equals(Palette.NEUTRAL))
                .doesNotHaveDuplicates();
    }

    @Test
    void marksClustersFromOneAndNoiseApart() {
        assertThat(IntStream.rangeClosed(0, 10).mapToObj(Palette::cluster)).doesNotHaveDuplicates();
        assertThat(Palette.cluster(0)).isEqualTo(Palette.NEUTRAL);
        assertThat(Palette.cluster(11)).isEqualTo(Palette.cluster(1));
        assertThatThrownBy(() -> Palette.cluster(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster: 0 for noise or a number from 1, found -1");
    }

    @Test
    void marksClustersBySymbolsThatCanBeDrawnInSpace() {
        assertThat(IntStream.rangeClosed(0, 11).mapToObj(i -> Palette.cluster(i).symbol()))
                .isSubsetOf("circle", "circle-open", "cross", "diamond", "diamond-open", "square", "square-open", "x");
        assertThat(IntStream.rangeClosed(0, 7).mapToObj(i -> Palette.cluster(i).symbol()))
                .doesNotHaveDuplicates();
    }

    @Test
    void runsTheSequentialScaleFromLightToDark() {
        double[] light = Palette.SEQUENTIAL.stream()
                .mapToDouble(ColorSight.NORMAL::lightness)
                .toArray();
        assertThat(IntStream.range(1, light.length).mapToDouble(i -> light[i - 1] - light[i]))
                .allMatch(step -> step > 5);
    }

    @Test
    void runsTheDivergingScaleThroughALightMiddle() {
        double[] light = Palette.DIVERGING.stream()
                .mapToDouble(ColorSight.NORMAL::lightness)
                .toArray();
        assertThat(light[3]).isGreaterThan(95);
        assertThat(light).satisfies(l -> {
            for (int i = 1; i < l.length; i++) {
                assertThat(l[i] - l[i - 1]).matches(step -> Math.abs(step) > 5);
            }
        });
        assertThat(Palette.scale(Palette.DIVERGING).get(3)).isEqualTo(List.of(.5, "#F7F7F7"));
    }
}
