package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.WhenChanged;

@WhenChanged({"src/simulation", "data"})
class LineWriterTests {
    private static final LocalDateTime TIME = LocalDateTime.of(2025, 1, 2, 9, 5);

    private static String written(String description, long pence) throws IOException {
        StringBuilder out = new StringBuilder();
        LineWriter writer = LineWriter.of(out);
        writer.write(new Line("C7", "20010A", description, -12, TIME, pence, "17850.0", "EIRE"));
        return out.substring(out.indexOf("\n") + 1);
    }

    @Test
    void aLineIsWrittenAsTheSchemaSays() throws IOException {
        assertThat(written("MUG ", 295)).isEqualTo("C7,20010A,MUG ,-12,2025-01-02 09:05:00,2.95,17850.0,EIRE\n");
    }

    @Test
    void aSeparatorOrAQuoteInANameIsQuoted() throws IOException {
        assertThat(written("TAGS, PACK OF 8", 55)).contains(",\"TAGS, PACK OF 8\",");
        assertThat(written("CAKE STAND 12\"", 55)).contains(",\"CAKE STAND 12\"\"\",");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "5, 0.05", "100, 1.00", "-1106206, -11062.06", "-5, -0.05"})
    void pricesHaveTwoDecimals(long pence, String text) throws IOException {
        assertThat(written("MUG", pence)).contains("," + text + ",17850.0,");
    }
}
