package segmentbook.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    Champions                     | champions
                    Can't Lose                    | cant-lose
                    "recent, rare, low spenders"  | recent-rare-low-spenders
                    ../../etc/passwd              | etc-passwd
                    Ärzte & Söhne                 | arzte-sohne
                    NUL                           | segment-nul
                    日本                           | segment
                    " . "                         | segment
                    """)
    void areSafeOnEveryFileSystem(String text, String name) {
        assertThat(FileNames.of(List.of(text))).containsExactly(name);
    }

    @Test
    void getANumberWhereTwoWouldBeEqual() {
        assertThat(FileNames.of(List.of("At Risk", "at-risk", "at risk 2", "AT RISK")))
                .containsExactly("at-risk", "at-risk-2", "at-risk-2-2", "at-risk-3");
    }

    @Property(tries = 200)
    void areOneToSixtyAndAFewPlainCharactersAndDiffer(@ForAll List<String> texts) {
        assertThat(FileNames.of(texts))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(texts)
                .allMatch(name -> name.matches("[a-z0-9](?:[a-z0-9-]{0,66}[a-z0-9])?"));
    }
}
