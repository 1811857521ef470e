package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportWordsTests {
    @Test
    void lessThanTheMedianOfAllIsAPartOfIt() {
        assertThat(ReportWords.more("many", 1, 3, "3")).isEqualTo("33\u00a0% of the median of all customers (3)");
        assertThat(ReportWords.more("many", 3, 1, "1")).isEqualTo("3.0 times as many as all customers (1)");
        assertThat(ReportWords.more("many", 3, 3, "3")).isEqualTo("all customers: 3");
    }
}
