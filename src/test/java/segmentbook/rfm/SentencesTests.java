package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.segments.Profiles;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.SmallShop;

/** What the sentences on charts claim holds in the data, and changes with it. */
class SentencesTests {
    private final Path folder;

    SentencesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Customers who each ordered so many times, on one day a month, for an amount in all. */
    private RfmTable shop(int[] orders, double[] amounts) {
        String lines = IntStream.range(0, orders.length)
                .boxed()
                .flatMap(i -> IntStream.range(0, orders[i]).mapToObj(order -> "%d-%d,2011-%02d-01 10:00:00,%s,%d"
                        .formatted(i, order, order + 1, amounts[i] / orders[i], i + 1)))
                .collect(Collectors.joining("\n"));
        return RfmTable.of(SmallShop.transactions(folder, "invoice,time,price,customer\n" + lines + "\n"));
    }

    private RfmTable spenders(double... amounts) {
        return shop(IntStream.range(0, amounts.length).map(i -> 1).toArray(), amounts);
    }

    private RfmTable buyers(int... orders) {
        return shop(orders, Arrays.stream(orders).asDoubleStream().toArray());
    }

    @Nested
    class OfMeasures {
        @Test
        void countThoseWhoCameBack() {
            assertThat(buyers(1, 2, 3, 1).frequencySentence())
                    .isEqualTo("50 % of the customers came back after their first order");
            assertThat(buyers(IntStream.range(0, 300).map(i -> i == 7 ? 2 : 1).toArray())
                            .frequencySentence())
                    .isEqualTo("Under 1 % of the customers came back after their first order");
            assertThat(buyers(1, 1).frequencySentence()).isEqualTo("Nobody came back after the first order");
            assertThat(buyers(1, 2, 3, 1).customersByOrders(2)).containsExactly(2, 2);
        }

        @Test
        void sayWhenHalfOfThemBoughtLast() {
            assertThat(buyers(1, 1).recencySentence())
                    .isEqualTo("Half of the 2 customers bought within the last 1 day");
        }

        @Test
        void callFewWhoHoldMuchByThatName() {
            assertThat(spenders(1, 1, 1, 1, 96).monetarySentence())
                    .isEqualTo("A few spend very much: the top 20 % hold 96 % of the revenue");
            assertThat(spenders(1, 1, 1, 1, 3).monetarySentence())
                    .isEqualTo("The top 20 % of the customers hold 43 % of the revenue");
            assertThat(spenders(1, 1, 1, 1, 1).monetarySentence())
                    .isEqualTo("The top 20 % of the customers hold 20 % of the revenue");
        }

        @Test
        void countUnitsWhereNothingHasAPrice() {
            RfmTable rfm = RfmTable.of(SmallShop.transactions(
                    folder, "customer,time,quantity\nann,2024-01-10 10:00:00,3\nben,2024-01-11 10:00:00,1\n"));
            assertThat(rfm.monetarySentence()).endsWith(" % of the units");
            Profiles profiles = Profiles.of(Segmentation.of(rfm.score(5).segments()));
            assertThat(profiles.sharesSentence()).endsWith(" % of the units");
            assertThat(profiles.gridSentence()).endsWith(" % of the units");
            assertThat(profiles.table().columnNames()).contains("% of units").doesNotContain("% of revenue");
            assertThat(profiles.totalWord()).isEqualTo("units");
        }

        @Test
        void compareSkewnessWithThatOfTheLogarithm() {
            assertThat(spenders(1, 3, 7, 15, 31).logMonetarySentence())
                    .isEqualTo("log(1 + monetary) is nearly symmetric: skewness 0.00 instead of 1.33");
            assertThat(spenders(1, 1, 1, 1, 96).logMonetarySentence())
                    .isEqualTo("log(1 + monetary) is no more symmetric: skewness 2.24 instead of 2.24");
            assertThat(spenders(1, 1, 1, 1.1, 1.2, 9).logMonetarySentence())
                    .startsWith("log(1 + monetary) is less skewed: ");
            assertThat(spenders(5, 5, 5).logMonetarySentence())
                    .isEqualTo("Skewness needs three customers or more who do not all spend the same");
        }
    }

    @Nested
    class OfScores {
        @Test
        void nameTheLargestTie() {
            assertThat(buyers(1, 1, 1, 1, 2).score(5).sentence())
                    .isEqualTo("Ties cannot be split: 4 customers share frequency score 1, equal shares would be 1");
        }

        @Test
        void sayWhereSharesAreEqual() {
            assertThat(buyers(1, 2, 3, 4, 5).score(5).sentence())
                    .isEqualTo("Each frequency score has its equal share of the customers, about 1");
        }
    }

    @Nested
    class OfSegments {
        private final Segments five = buyers(1, 2, 3, 4, 5).score(5).segments();
        private final Profiles profiles = Profiles.of(Segmentation.of(five));

        @Test
        void speakOfTheOneWithTheGreatestRevenue() {
            assertThat(profiles.gridSentence())
                    .isEqualTo("Each pair of scores has one name; Champions, 20 % of the customers, bring 33 % of the"
                            + " revenue");
            assertThat(profiles.sharesSentence())
                    .isEqualTo("Champions are 20 % of the customers and 33 % of the revenue");
            assertThat(five.customers(5, 5)).isEqualTo(1);
            assertThat(five.customers(5, 1)).isZero();
        }
    }
}
