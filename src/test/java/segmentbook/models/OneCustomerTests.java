package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.description.DataException;
import segmentbook.rfm.RfmRow;
import tech.tablesaw.api.Table;

/** One customer who is said goes where they go in a file. */
class OneCustomerTests {
    private static final String NEEDS = "; the model needs recency, days; frequency, orders; monetary, GBP";

    private final NineCustomers page;

    OneCustomerTests(@TempDir Path folder) {
        page = NineCustomers.in(folder);
    }

    @Test
    void goesWhereTheSameCustomerOfAFileGoes() {
        SavedModel model = page.model();
        Table all = model.score(page.rfm());
        for (int row = 0; row < page.rfm().size(); row++) {
            RfmRow customer = page.rfm().rows().get(row);
            Table one = model.place("recency=%d, frequency = %d,monetary=%s"
                    .formatted(customer.recencyDays(), customer.frequency(), customer.monetary()));
            assertThat(one.columnNames())
                    .containsExactly("customer_id", "segment", "cluster", "cluster_name", "distance");
            assertThat(one.getString(0, "segment")).isEqualTo(all.getString(row, "segment"));
            assertThat(one.getString(0, "cluster_name")).isEqualTo(all.getString(row, "cluster_name"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recency=1,frequency=2 | customer: a value for monetary, found none",
                "recency=1,age=2 | customer: name=value with a name of the model, found age=2",
                "recency | customer: name=value with a name of the model, found recency",
                "recency=1,recency=2 | customer: each name once, found recency",
                "recency=x,frequency=1,monetary=1 | customer: a number for recency, found x",
                "recency=NaN,frequency=1,monetary=1 | customer: a number for recency, found NaN",
            })
    void whatIsWrongIsNamedWithWhatTheModelNeeds(String said, String message) {
        assertThatThrownBy(() -> page.model().place(said))
                .isInstanceOf(DataException.class)
                .hasMessage(message + NEEDS);
    }
}
