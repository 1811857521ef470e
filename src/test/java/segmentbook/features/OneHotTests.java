package segmentbook.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import segmentbook.customers.Column;
import segmentbook.customers.Column.Kind;
import segmentbook.customers.CustomerTable;
import segmentbook.description.DataException;

class OneHotTests {
    private static final CustomerTable FIVE = CustomerTable.of(List.of("1", "2", "3", "4", "5"))
            .with(Column.number("age"), 18, 30, 62, 40, 40)
            .with(Column.of("gender", Kind.WORDS), List.of("M", "F", "M", "F", ""));

    private static CustomerTable genders(String... words) {
        return CustomerTable.of(List.of("1", "2", "3", "4", "5").subList(0, words.length))
                .with(Column.of("gender", Kind.WORDS), List.of(words));
    }

    @Test
    void changesTheNumberOfColumns() {
        FeatureMatrix matrix = FeatureMatrix.raw(FIVE, table -> OneHot.fit(table, "gender", 1), Standardise::fit);
        assertThat(matrix.columns()).containsExactly("age", "gender=F", "gender=M", "gender missing");
        assertThat(matrix.raw().words("gender")).containsExactly("M", "F", "M", "F", "");
        assertThat(matrix.undo(matrix.row(4)).get("gender missing")).isEqualTo(1);
        assertThat(matrix.way().stringColumn("transform").asList())
                .containsExactly("none", "1 or 0", "1 or 0", "1 or 0");
    }

    @Test
    void mayFollowStandardising() {
        FeatureMatrix matrix = FeatureMatrix.raw(
                FIVE, table -> Standardise.fit(table, "age"), table -> OneHot.fit(table, "gender", 3));
        assertThat(matrix.columns()).containsExactly("age", "gender rare", "gender missing");
        assertThat(matrix.column(1)).containsExactly(1, 1, 1, 1, 0);
        assertThat(matrix.column(2)).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void frozenPoolsNewWordsWithRareOnes() {
        OneHot step = OneHot.fit(genders("F", "F", "M", "X", "Y"), "gender", 2);
        assertThat(step).isEqualTo(new OneHot("gender", List.of("F"), true, false));
        CustomerTable other = step.apply(genders("Z", "F"));
        assertThat(other.numbers("gender rare")).containsExactly(1, 0);
        assertThat(other.column("gender=F").kind()).isEqualTo(Kind.YES_NO);
    }

    @Test
    void frozenRefusesWhatItNeverSaw() {
        OneHot step = OneHot.fit(genders("F", "M"), "gender", 1);
        assertThatThrownBy(() -> step.apply(genders("F", "Z")))
                .isInstanceOf(DataException.class)
                .hasMessage("gender: one of F, M, found Z (customer 2)");
        assertThatThrownBy(() -> step.apply(genders(""))).hasMessage("gender: one of F, M, found nothing (customer 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.fit(FIVE, "gender", 0))
                .withMessage("encoding: categories of at least 1 customer, found 0");
    }
}
