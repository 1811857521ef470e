package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a reader sees of a mistake in a file. */
class DataExceptionTests {
    @Test
    void sayWhatWhereAndTheChoices() {
        assertThat(new DataException("columns.time: no column When", new Place("a.csv", 3, "Day"), "there is: Date"))
                .hasMessage("columns.time: no column When (a.csv, line 3, column Day); there is: Date")
                .hasNoCause();
    }

    @Test
    void areOneLineWhateverTheFilesHold() {
        assertThat(new DataException("no column Cus\n\r\ttomer\u0000\u0007\u2028x", Place.file("a.csv"), ""))
                .hasMessage("no column Cus tomer x (a.csv)");
    }

    @Test
    void keepTheirPlaceAsAValue() {
        Place place = new Place("a.csv", 3, "Day");
        DataException placed = new DataException("columns.time: no column\nWhen", place, "there is:\nDate");
        assertThat(placed.place()).contains(place);
        assertThat(placed.problem()).isEqualTo("columns.time: no column When");
        assertThat(placed.choices()).isEqualTo("there is: Date");
    }

    @Test
    void mayHaveNoPlace() {
        DataException nowhere = new DataException("shop.yaml: no such file");
        assertThat(nowhere).hasMessage("shop.yaml: no such file");
        assertThat(nowhere.place()).isEmpty();
        assertThat(nowhere.problem()).isEqualTo("shop.yaml: no such file");
        assertThat(nowhere.choices()).isEmpty();
    }

    @Test
    void areThrownOnlyWhereARuleDoesNotHold() {
        assertThatNoException().isThrownBy(() -> DataException.require(true, "features: one, found none"));
        assertThatThrownBy(() -> DataException.require(false, "features: one, found none"))
                .isInstanceOf(DataException.class)
                .hasMessage("features: one, found none");
    }
}
