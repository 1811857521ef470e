package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTests {
    private static final Map<String, Double> ROW =
            Map.of("frequency", 4.0, "basket", 2.5, "none", Double.NaN, "log", 3.0, "e", 7.0);

    private static double value(String text) {
        return Formula.of("derive.x", text, ROW.keySet()).value(ROW::get);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "frequency * basket          | 10",
                "frequency*basket+1          | 11",
                "1 + 2 * 3                   | 7",
                "(1 + 2) * 3                 | 9",
                "10 - 4 - 3                  | 3",
                "24 / 4 / 2                  | 3",
                "-frequency                  | -4",
                "2 - -3                      | 5",
                "--2                         | 2",
                "-2 * 3                      | -6",
                "1.5e2 + .5 + 2.             | 152.5",
                "2 e                         | none",
                "sqrt(frequency)             | 2",
                "min(frequency, basket)      | 2.5",
                "max(1, frequency, basket)   | 4",
                "max(-1, -2)                 | -1",
                "log(max(1, frequency - 3))  | 0",
                "log * 2                     | 6",
                "log(log)                    | 1.0986122886681098",
                "e + 1                       | 8",
                "((((1))))                   | 1",
            })
    void isComputedAsOnPaper(String text, String result) {
        if (result.equals("none")) {
            assertThatIllegalArgumentException().isThrownBy(() -> value(text));
        } else {
            assertThat(value(text)).isCloseTo(Double.parseDouble(result), within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"none + 1", "1 / 0", "0 / 0", "log(0)", "log(-1)", "sqrt(-1)", "min(none, 1)", "max(1, none)"})
    void hasNoValueWhereANumberIsMissingOrThereIsNone(String text) {
        assertThat(value(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a                | a name that is known, found a at character 1 of a; known: age, income",
                "age + incom      | a name that is known, found incom at character 7 of age + incom; known: age, income",
                "age income       | +, -, *, / or the end, found income at character 5 of age income; known: age, income",
                "age +            | a number, a name or (, found the end of age +; known: age, income",
                "(age             | ), found the end of (age; known: age, income",
                "age)             | +, -, *, / or the end, found ) at character 4 of age); known: age, income",
                "()               | a number, a name or (, found ) at character 2 of (); known: age, income",
                "age ^ 2          | +, -, *, / or the end, found ^ at character 5 of age ^ 2; known: age, income",
                "exp(age)         | log, sqrt, min or max, found exp at character 1 of exp(age); known: age, income",
                "log(age, 2)      | ), found , at character 8 of log(age, 2); known: age, income",
                "min(age)         | , and a second value, found ) at character 8 of min(age); known: age, income",
                "1..2             | +, -, *, / or the end, found .2 at character 3 of 1..2; known: age, income",
                ".                | a number, a name or (, found . at character 1 of .; known: age, income",
                "age; drop        | +, -, *, / or the end, found ; at character 4 of age; drop; known: age, income",
                "Runtime.exec     | a name that is known, found Runtime at character 1 of Runtime.exec; known: age, income",
                "äge              | a number, a name or (, found ä at character 1 of äge; known: age, income",
            })
    void saysWhereItIsWrong(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Formula.of("derive.x", text, List.of("age", "income")))
                .withMessage("derive.x: " + message);
    }

    @Test
    void endlessOnesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value("(".repeat(200) + "1" + ")".repeat(200)))
                .withMessage("derive.x: at most 50 parentheses in each other, found more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value("1" + "+1".repeat(300)))
                .withMessage("derive.x: a formula of at most 500 characters, found 601");
        assertThat(value("(".repeat(40) + "1" + ")".repeat(40))).isEqualTo(1);
        assertThat(value("(1) + ".repeat(60) + "1")).isEqualTo(61);
    }

    @Property(tries = 2_000)
    void anyTextIsAFormulaOrAnError(
            @ForAll
                    @StringLength(max = 40)
                    @Chars({'a', 'e', '.', '(', ')', '+', '-', '*', '/', ',', ' '})
                    @CharRange(from = '0', to = '9')
                    String text) {
        try {
            assertThat(Formula.of("derive.x", text, List.of("a")).value(name -> 2))
                    .isNotInfinite();
        } catch (IllegalArgumentException wrong) {
            assertThat(wrong).hasMessageStartingWith("derive.x: ").hasMessageEndingWith("known: a");
        }
    }
}
