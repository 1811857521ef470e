package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.DataException;
import segmentbook.segments.Segmentation;
import segmentbook.transactions.Transactions;

/** Rules of one's own: who belongs to which, and what is wrong with them. */
class SegmentRulesTests {
    private final Path folder;

    SegmentRulesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Segments segments(String... rules) {
        return RuleShop.rfm(folder, rules).score().segments();
    }

    private List<String> findings(String... rules) {
        Segments segments = segments(rules);
        return segments.rules().orElseThrow().check(segments.scores()).findings().stream()
                .map(RuleCheck.Finding::toString)
                .toList();
    }

    @Nested
    class Hold {
        /** Of the five customers those for whom a rule holds. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "r: [4, 5]               | 4 5",
                    "f: 2                    | 2",
                    "m: [1, 1]               | 1",
                    "r: [0, 9]               | 1 2 3 4 5",
                    "r: [2, 4], f: [4, 5]    | 4",
                    "recency: [null, 2]      | 4 5",
                    "recency_days: [2, 3]    | 3 4",
                    "tenure: [5, null]       | 1",
                    "tenure_days: 5          | 1",
                    "frequency: [2, 3]       | 2 3",
                    "monetary: [40, 90]      | 2 3",
                    "monetary: [40.01, 89.9] | ''",
                    "country: [France]       | 1 3 5",
                    "country: Germany        | 2 4",
                    "country: [Germany, Spain, France] | 1 2 3 4 5",
                    "country: [france]       | ''",
                    "age: [null, 999]        | 1 2 3 4",
                    "age: [30, 40]           | 2 3",
                    "club: [no]              | 2 4",
                    "club: [no, null]        | 2 4",
                    "country: [France], age: [30, null] | 3",
                })
        void whereAllThatTheyAskForDoes(String asked, String customers) {
            Segments segments = segments("{name: A, " + asked + "}", "{name: B}");
            List<String> holds = new ArrayList<>();
            for (String id : List.of("1", "2", "3", "4", "5")) {
                if (segments.segment(id).equals("A")) {
                    holds.add(id);
                }
            }
            assertThat(String.join(" ", holds)).isEqualTo(customers);
        }

        @Test
        void theFirstCounts() {
            Segments segments = segments("{name: Often, f: [4, 5]}", "{name: Lately, r: [3, 5]}", "{name: Rest}");
            assertThat(segments.table().stringColumn("segment").asList())
                    .containsExactly("Rest", "Rest", "Lately", "Often", "Often");
        }

        @Test
        void andWhoHasNoneHasNoRule() {
            Segments segments = segments("{name: Often, f: [4, 5]}");
            assertThat(segments.segment("1")).isEqualTo(SegmentRules.NONE);
            assertThat(Segmentation.of(segments).known()).containsExactly("Often", "no rule");
            assertThat(Segmentation.of(segments("{name: Often, f: [4, 5]}", "{name: Rest}"))
                            .known())
                    .containsExactly("Often", "Rest");
        }

        @Test
        void areSaidInWords() {
            Segments segments = segments(
                    "{name: A, r: [4, 5], f: 3, monetary: [500, null]}",
                    "{name: B, country: [France, Spain], tenure: [null, 60]}",
                    "{name: C}");
            assertThat(segments.names().stringColumn(1).asList())
                    .containsExactly(
                            "R 4 to 5, F 3, monetary from 500",
                            "country France or Spain, tenure up to 60",
                            "all others");
            assertThat(Segmentation.of(segments).reason("C")).isEqualTo("all others");
            assertThat(Segmentation.of(segments).name()).isEqualTo("rules");
        }

        @Test
        void bySegmentsOfOtherNumbersOfScoresTheGridStays() {
            RfmTable rfm = RuleShop.rfm(folder, "{name: A}");
            assertThat(rfm.score(5).segments().segment("5")).isEqualTo("A");
            assertThat(rfm.score(4).rules()).isEmpty();
            assertThat(RuleShop.rfm(folder).score().segments().name()).isEqualTo("R x F grid");
        }
    }

    @Nested
    class AreRefused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "cuontry: [France] | rfm.rules: a column of the customers, found cuontry (shop.yaml, line 9); known: recency, frequency, monetary, tenure, country, r, f, m, age, club",
                    "age: [old]        | rfm.rules: age a range [min, max], null where there is no limit, found [old] (shop.yaml, line 9)",
                    "age: [50, 20]     | rfm.rules: age a range [min, max], null where there is no limit, found [50, 20] (shop.yaml, line 9)",
                    "age: [.nan, 20]   | rfm.rules: age a range [min, max], null where there is no limit, found [.nan, 20] (shop.yaml, line 9)",
                })
        void whereTheDataHasNoSuchThing(String asked, String message) {
            RfmScores scores = RuleShop.rfm(folder, "{name: A, r: 1}", "{name: B, " + asked + "}")
                    .score();
            assertThatThrownBy(scores::segments)
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }
    }

    @Nested
    class Check {
        @Test
        void findsNothingWhereEachCellHasOneRule() {
            assertThat(findings(
                            "{name: A, r: [1, 2]}",
                            "{name: B, r: [3, 5], f: [1, 3]}",
                            "{name: C, r: [3, 5], f: [4, 5]}"))
                    .isEmpty();
            assertThat(findings("{name: A, r: [1, 2]}", "{name: Rest}")).isEmpty();
        }

        @Test
        void findsGaps() {
            assertThat(findings("{name: A, r: [1, 4]}"))
                    .containsExactly(
                            "gap: no rule at R5 F1 M1, R5 F1 M2, R5 F1 M3, …, 25 score cells, 1 customer (shop.yaml, line 8)");
            assertThat(findings("{name: A, r: [1, 5], country: [France]}"))
                    .as("customers alone: what else is asked for may hold in any cell")
                    .containsExactly("gap: no rule, 0 score cells, 2 customers (shop.yaml, line 8)");
        }

        @Test
        void findsOverlaps() {
            assertThat(findings("{name: A, r: [3, 5]}", "{name: B, r: [1, 3]}"))
                    .containsExactly("overlap: B with A, 25 score cells, 1 customer (shop.yaml, line 9)");
            assertThat(findings("{name: A, country: [France]}", "{name: B, monetary: [90, null]}", "{name: C}"))
                    .as("customers 3 and 5 are both")
                    .containsExactly("overlap: B with A, 125 score cells, 2 customers (shop.yaml, line 9)");
            assertThat(findings("{name: A, country: [France]}", "{name: B, country: [Germany]}", "{name: C}"))
                    .containsExactly("nobody: C with A, B, 125 score cells, 5 customers (shop.yaml, line 10)");
        }

        @Test
        void findsRulesThatAreNeverReached() {
            assertThat(findings("{name: A, r: [2, 5]}", "{name: B, r: [3, 4], f: 3}", "{name: C, r: [0, 1]}"))
                    .containsExactly("never reached: B with A, 10 score cells, 1 customer (shop.yaml, line 9)");
            assertThat(findings("{name: A}", "{name: B, r: 5}"))
                    .containsExactly("never reached: B with A, 25 score cells, 1 customer (shop.yaml, line 9)");
            assertThat(findings("{name: A, r: [6, 9]}", "{name: B}"))
                    .containsExactly("never reached: A, 0 score cells, 0 customers (shop.yaml, line 8)");
            assertThat(findings("{name: A, r: 5, country: [France]}", "{name: B, r: 5}", "{name: C}"))
                    .as("somebody of another country would be in B")
                    .containsExactly("overlap: B with A, 25 score cells, 1 customer (shop.yaml, line 9)");
        }

        @Test
        void findsRulesWithNobody() {
            assertThat(findings("{name: A, r: 5, f: 1}", "{name: B}"))
                    .containsExactly("nobody: A, 5 score cells, 0 customers (shop.yaml, line 8)");
        }

        /** 36 of 125 cells are without a name in a package for Python that has this table, too. */
        @Test
        void findsWhatIsWrongWithThePublishedTable() {
            RuleCheck check =
                    SegmentRules.published().check(RuleShop.rfm(folder).score());
            assertThat(check.sentence())
                    .isEqualTo("Of 125 score cells 36 have no rule and 42 several; 0 of 5 customers have no rule");
            assertThat(check.findings().get(0).cells()).isEqualTo(36);
            assertThat(check.findings().stream()
                            .filter(each -> each.kind().equals("never reached"))
                            .map(RuleCheck.Finding::segment))
                    .containsExactly("Recent Customers", "Promising", "Can't Lose Them", "Lost");
            assertThat(check.table().name()).isEqualTo(check.sentence());
            assertThat(check.table().stringColumn("place").get(1)).isEqualTo("published-rules.yaml, line 5");
        }

        @Test
        void countsACellForSeveralRulesOnlyWhereTheyAskForScoresAlone() {
            Segments money = segments("{name: A, monetary: [90, null]}", "{name: B, country: [France]}", "{name: C}");
            assertThat(money.rules().orElseThrow().check(money.scores()).sentence())
                    .isEqualTo("Of 125 score cells 0 have no rule and 0 several; 0 of 5 customers have no rule");
            Segments scores = segments("{name: A, r: [3, 5]}", "{name: B, r: [1, 3]}", "{name: C}");
            assertThat(scores.rules().orElseThrow().check(scores.scores()).sentence())
                    .isEqualTo("Of 125 score cells 0 have no rule and 25 several; 0 of 5 customers have no rule");
        }

        @Test
        void isOneSentenceForTheGrid() {
            assertThat(segments().check().stringColumn(0).asList())
                    .containsExactly("none: in the grid each pair of scores has one name");
            assertThat(segments("{name: A, r: 1}")
                            .check()
                            .stringColumn("finding")
                            .asList())
                    .containsExactly("gap");
        }
    }

    @Nested
    class Scores {
        private RfmTable rfm(String rfm) {
            return RfmTable.of(Transactions.of(RuleShop.dataset(folder, "rfm: " + rfm + "\n")));
        }

        @Test
        void takeBinsAndCutsOfTheDescriptionFile() {
            RfmScores scores = rfm("{bins: 3, cuts: {recency: [1, 4], monetary: [40, 89.5]}, rules: [{name: All}]}")
                    .score();
            assertThat(scores.frozenEdges().recency()).containsExactly(1.0, 4.0);
            assertThat(scores.table().intColumn("R").asList()).containsExactly(1, 2, 2, 2, 3);
            assertThat(scores.table().intColumn("M").asList()).containsExactly(1, 1, 3, 3, 3);
            assertThat(scores.frozenEdges().frequency())
                    .as("quantiles where nothing is given")
                    .isEqualTo(scores.rfm().score(3).frozenEdges().frequency());
            assertThat(scores.sentence())
                    .isEqualTo(
                            "Given edges, unequal bins: frequency score 1 holds 2 customers, equal shares would be 2");
        }

        @Test
        void countDaysInPlaceOfOrders() {
            RfmTable days = rfm("{frequency: days}");
            assertThat(days.rows()).extracting(RfmRow::frequency).containsExactly(1, 1, 1, 1, 1);
            assertThat(days.frequency().name()).isEqualTo("frequency, order days");
            assertThat(days.frequencySentence()).isEqualTo("Nobody came back after the first day");
            assertThat(rfm("{frequency: orders}").rows())
                    .extracting(RfmRow::frequency)
                    .containsExactly(1, 2, 3, 4, 5);
        }

        @Test
        void showWhatIsNotAtItsDefaultAmongTheChoices() {
            assertThat(RuleShop.dataset(folder, "").choices())
                    .extractingByKey("rfm")
                    .hasToString("{bins=5}");
            assertThat(RuleShop.dataset(
                                    folder,
                                    "rfm: {bins: 2, frequency: days, cuts: {recency: [3]}, rules: [{name: A, r: 2}]}\n")
                            .choices())
                    .extractingByKey("rfm")
                    .hasToString(
                            "{bins=2, cuts={recency=[3.0]}, frequency=days, rules={A=R 2, no rule=none of the rules holds}}");
        }

        @Test
        void makeOneNumberOfThree() {
            RfmScores scores = RuleShop.rfm(folder).score();
            assertThat(scores.loyalty(new LoyaltyWeights(1, 1, 1)).numbers("loyalty"))
                    .containsExactly(0, 25, 50, 75, 100);
            RfmScores cut =
                    new RfmEdges(List.of(2.0, 9.0), List.of(1.0, 9.0), List.of(90.0, 900.0)).score(scores.rfm());
            assertThat(cut.table().intColumn("R").asList()).containsExactly(2, 2, 2, 3, 3);
            assertThat(cut.loyalty(new LoyaltyWeights(2, 1, 0)).numbers("loyalty"))
                    .as("R 2 2 2 3 3 counts twice, F 1 2 2 2 2 once, M not")
                    .containsExactly(100 * 2 / 6.0, 50, 50, 100 * 5 / 6.0, 100 * 5 / 6.0);
        }

        @ParameterizedTest
        @CsvSource({"0, 0, 0", "-1, 2, 3", "NaN, 1, 1", "1, Infinity, 1"})
        void refuseWeightsThatMeanNothing(double r, double f, double m) {
            assertThatThrownBy(() -> new LoyaltyWeights(r, f, m))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weights: numbers from 0, one above it, found " + r + ", " + f + ", " + m);
        }
    }

    @Nested
    class AtAnotherDay {
        private final RfmTable rfm = RuleShop.rfm(folder);

        @Test
        void onlyWhatWasBoughtBeforeCounts() {
            RfmTable then = rfm.at(LocalDate.of(2011, 5, 4));
            assertThat(then.rows())
                    .containsExactly(
                            new RfmRow("1", 3, 1, 10, 3), new RfmRow("2", 2, 2, 40, 2), new RfmRow("3", 1, 3, 90, 1));
            assertThat(then.transactions().snapshot()).isEqualTo("2011-05-04");
        }

        @Test
        void aLaterDayMakesEverybodyOlder() {
            assertThat(rfm.at(LocalDate.of(2011, 6, 6)).row("5")).isEqualTo(new RfmRow("5", 32, 5, 250, 32));
            assertThat(rfm.at(rfm.transactions().snapshot()).rows()).isEqualTo(rfm.rows());
        }

        @Test
        void beforeTheFirstPurchaseThereIsNobody() {
            assertThatThrownBy(() -> rfm.at(LocalDate.of(2011, 5, 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("lines until 2011-04-30: at least one purchase, found none");
        }
    }
}
