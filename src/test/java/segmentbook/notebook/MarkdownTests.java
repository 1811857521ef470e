package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTests {

    @Test
    void whatWasNotMeasuredIsNotKnown() {
        assertThat(Markdown.of("%.2f of %s, %.1f for %d", Double.NaN, "tea", 1.5, 3)
                        .text())
                .isEqualTo("not known of tea, 1.5 for 3");
        assertThat(Markdown.of("%s", "NaN").text()).isEqualTo("NaN");
    }

    @Test
    void formatsNumbersTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Markdown.of("%,d customers, %.1f %%", 4338, 74.62)).hasToString("4,338 customers, 74.6 %");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *bold* _x_        | \\*bold\\* \\_x\\_
            $5 and $6         | \\$5 and \\$6
            <a href="x">      | &lt;a href="x"&gt;
            A & B             | A &amp; B
            [x](y) `c` #1     | \\[x\\](y) \\`c\\` \\#1

            1. first          | 1\\. first
            - item            | \\- item
            1.5               | 1\\.5
            plain, text (ok)  | plain, text (ok)
            """, quoteCharacter = '~')
    void showsDataAmongTheArgumentsLetterByLetter(String data, String shown) {
        assertThat(Markdown.of("%s", data).text()).isEqualTo(shown);
    }

    @Test
    void keepsDataOnOneLine() {
        assertThat(Markdown.of("a %s b", "x\r\n\n## y").text()).isEqualTo("a x \\#\\# y b");
    }

    @Test
    void takesOtherMarkdownAsItIs() {
        assertThat(Markdown.of("so %s", new Markdown("**much**")).text()).isEqualTo("so **much**");
    }

    @Test
    void makesABulletOfEachItem() {
        assertThat(Markdown.bullets(new Markdown("one"), new Markdown("two\nlines"))
                        .text())
                .isEqualTo("- one\n- two\n  lines");
        assertThat(Markdown.bullets().text()).isEmpty();
        assertThat(Markdown.bullets(List.of("one", "one", "two")).text()).isEqualTo("- one.\n- two.");
    }
}
