package segmentbook.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounding to 14 digits is what decimal arithmetic makes of it, by the short way too. */
class MoneyRoundingTests {

    private static double byDecimalDigits(double amount) {
        return new BigDecimal(amount).round(new MathContext(14)).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3",
        "4310.000000000001, 4310",
        "-0.7100000000000001, -0.71",
        "0.005, 0.005",
        "1234567890.1234567, 1234567890.1235",
        "99999999999.994, 99999999999.994",
        "123456789012345.67, 123456789012350",
        "-0.0, 0.0"
    })
    void whatFloatingPointLeavesGoesAndSmallPartsOfPenceStay(double amount, double rounded) {
        assertThat(RfmTable.rounded(amount)).isEqualTo(rounded);
    }

    @Property
    void sumsNearWholePenceAreRoundedAsByDecimalDigits(
            @ForAll @LongRange(min = -20_000_000_000_000L, max = 20_000_000_000_000L) long pence,
            @ForAll @IntRange(min = -400, max = 400) int ulps) {
        double amount = pence / 100.0 + ulps * Math.ulp(pence / 100.0);
        assertThat(RfmTable.rounded(amount)).isEqualTo(byDecimalDigits(amount));
    }

    @Property
    void anyAmountIsRoundedAsByDecimalDigits(@ForAll @DoubleRange(min = -1e15, max = 1e15) double amount) {
        assertThat(RfmTable.rounded(amount)).isEqualTo(byDecimalDigits(amount));
    }
}
