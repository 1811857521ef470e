package segmentbook.plots;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTests {

    @ParameterizedTest
    @CsvSource({
        "a &amp; b, a & b",
        "&amp;lt;, &amp;lt;",
        "&quot;x&quot; &#39;y&#39; &gt;, '\"x\" ''y'' >'",
        "a &lt; b, a &lt; b",
        "a < b, a &lt; b",
        "<b>x</b><br/><i>y</i><sub>z</sub>, <b>x</b><br/><i>y</i><sub>z</sub>",
        "<img src=x> <bad>, &lt;img src=x> &lt;bad>",
    })
    void undoesEntitiesAndKeepsTagsFromData(String text, String shown) {
        assertThat(DisplayText.of(text)).isEqualTo(shown);
    }

    @Test
    void breaksLongTextAtBlanks() {
        assertThat(DisplayText.wrapped("one two three", 7)).isEqualTo("one two<br>three");
        assertThat(DisplayText.wrapped("  one  two ", 7)).isEqualTo("one two");
        assertThat(DisplayText.wrapped("unbreakable", 4)).isEqualTo("unbreakable");
        assertThat(DisplayText.wrapped("a<b", 80)).isEqualTo("a&lt;b");
    }

    @Property(tries = 200)
    void plainIsTheReverseOfLiteral(@ForAll String data) {
        assertThat(DisplayText.plain(DisplayText.literal(data))).isEqualTo(data);
    }

    @Property(tries = 200)
    void literalTextPassesAgainUnchanged(
            @ForAll @Chars({'&', 'l', 't', 'a', 'm', 'p', ';', '<', '>', '#', '3', '9', ' '}) String data) {
        String literal = DisplayText.literal(data);
        assertThat(DisplayText.of(literal)).isEqualTo(literal);
        assertThat(DisplayText.plain(literal)).isEqualTo(data);
    }
}
