package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyTests {
    private static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final Privacy HIDDEN = Privacy.by(KEY);

    /*
     * Python: v = int.from_bytes(hmac.new(KEY, ("id:" + id).encode(), hashlib.sha256).digest(), "big")
     * "p-" + "".join("abcdefghijkmnpqrstuvwxyz23456789"[(v >> (251 - 5 * i)) & 31] for i in range(12))
     */
    @ParameterizedTest
    @CsvSource({"17850, p-rrkwf5nhg5n7", "CUST-SECRET-0001, p-jey2xrzi2z8q", "ä 数, p-8ia7rr93grsw"})
    void pseudonymsAreAKeyedHashThatOthersCanMakeToo(String id, String pseudonym) {
        assertThat(HIDDEN.pseudonyms().apply(id)).isEqualTo(pseudonym);
    }

    /* Python: hmac.new(KEY, b"fingerprint", hashlib.sha256).hexdigest()[:8] */
    @Test
    void theFingerprintAndNotTheKeyIsShown() {
        assertThat(HIDDEN.fingerprint()).isEqualTo("249e3fda");
        assertThat(HIDDEN).hasToString("ids hidden by the key with fingerprint 249e3fda");
    }

    @Test
    void theSwitchIsShownOnOneId() {
        assertThat(Privacy.OFF.example("17850"))
                .matches(
                        "The ids are those of the file: with pseudonymise set to true, and a key made up for this sentence, "
                                + "customer 17850 would be p-[a-z2-9]{12}");
        assertThat(HIDDEN.example("p-rrkwf5nhg5n7"))
                .isEqualTo("Customer p-rrkwf5nhg5n7 is a pseudonym: ids hidden by the key with fingerprint 249e3fda");
    }

    @Test
    void anotherKeyGivesOtherPseudonymsAndAnotherFingerprint() {
        Privacy other = Privacy.by(KEY.replace('f', 'e'));
        assertThat(other.pseudonyms().apply("17850")).isNotEqualTo("p-rrkwf5nhg5n7");
        assertThat(other.fingerprint()).isNotEqualTo("249e3fda");
    }

    @Test
    void aMissingIdStaysMissing() {
        assertThat(HIDDEN.pseudonyms().apply("")).isEmpty();
    }

    @Test
    void manyIdsHaveAsManyPseudonyms() {
        UnaryOperator<String> pseudonyms = HIDDEN.pseudonyms();
        Set<String> made = new HashSet<>();
        for (int id = 0; id < 200_000; id++) {
            made.add(pseudonyms.apply(String.valueOf(id)));
        }
        assertThat(made).hasSize(200_000).allMatch(each -> each.matches("p-[a-km-np-z2-9]{12}"));
    }

    @Property(tries = 300)
    void aPseudonymHoldsNothingOfTheId(@ForAll @NotEmpty String id) {
        assertThat(HIDDEN.pseudonyms().apply(id))
                .matches("p-[a-km-np-z2-9]{12}")
                .isNotEqualTo(id);
        assertThat(HIDDEN.shown(id)).doesNotContainPattern("[\\p{N}\\p{L}&&[^x]]");
    }

    @ParameterizedTest
    @CsvSource({"2024-13-01 9:00, ####-##-## #:##", "anna@shop.org, xxxx@xxxx.xxx", "Ä٣, x#", "n/a, x/x", "'', ''"})
    void messagesShowTheShapeOfATextThatMayBeAnId(String text, String shape) {
        assertThat(HIDDEN.shown(text)).isEqualTo(shape);
        assertThat(Privacy.OFF.shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"CustomerID, CustomerID", "7700017, #######", "anna@shop.org, xxxx@xxxx.xxx", "Line 2, xxxx #"})
    void headersThatLookLikeValuesShowTheirShape(String header, String shown) {
        assertThat(HIDDEN.shownHeader(header)).isEqualTo(shown);
        assertThat(Privacy.OFF.shownHeader(header)).isEqualTo(header);
    }

    @Test
    void withoutAKeyNothingIsHidden() {
        assertThat(Privacy.OFF.hidesIds()).isFalse();
        assertThat(Privacy.OFF.pseudonyms().apply("17850")).isEqualTo("17850");
        assertThat(Privacy.OFF.fingerprint()).isEmpty();
        assertThat(Privacy.OFF).hasToString("ids as they are");
    }
}
