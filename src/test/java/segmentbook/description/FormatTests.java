package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTests {
    private static Format of(String time) {
        return new Format(StandardCharsets.UTF_8, ',', '"', time, '.', "", true, 0, "", Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd HH:mm:ss     | 2011-12-09 08:26:00   | 2011-12-09T08:26",
                "uuuu-MM-dd'T'HH:mm      | 2011-12-09T08:26      | 2011-12-09T08:26",
                "M/d/yyyy H:mm           | 1/2/2011 8:26         | 2011-01-02T08:26",
                "dd.MM.yy HH:mm          | 31.12.11 23:59        | 2011-12-31T23:59",
                "d MMM yyyy h:mm a       | 9 sep 2011 8:26 pm    | 2011-09-09T20:26",
                "yyyyMMddHHmmss          | 20111209082600        | 2011-12-09T08:26",
            })
    void timesAreRead(String pattern, String text, LocalDateTime time) {
        assertThat(LocalDateTime.parse(text, Format.formatter(of(pattern).time())))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"yyyyMMdd, 19970101", "dd/MM/yyyy, 01/01/1997", "'EEE, d MMMM uuuu', 'Wed, 1 January 1997'"})
    void aPatternWithoutHoursGivesADay(String pattern, String text) {
        assertThat(LocalDate.parse(text, Format.formatter(of(pattern).time()))).isEqualTo(LocalDate.of(1997, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-02-30 00:00:00", "2011-13-01 00:00:00", "2011-12-09 24:00:00", "2011-12-09 8:26:00"})
    void aTimeThatDoesNotExistIsRefusedAndNotMoved(String text) {
        assertThatExceptionOfType(DateTimeParseException.class)
                .isThrownBy(() -> LocalDateTime.parse(text, Format.formatter(Format.DEFAULT.time())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HH:mm",
                "yyyy-MM",
                "yyyy-mm-dd",
                "YYYY-MM-dd",
                "yyyy-MM-dd hh:mm",
                "yyyy-MM-dd mm:ss",
                "yyyy-MM-dd HH:mm XXX",
                "yyyy-MM-dd VV",
                "yyyy-MM-dd foo",
                "'yyyy-MM-dd",
                "yyyy-MM-dd {",
                "MMMMMMMMM",
            })
    void aPatternThatDoesNotGiveTheTimeIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(pattern))
                .withMessage("time: a pattern that gives a day and, where it has a time of day, the hour of 24, "
                        + "such as yyyy-MM-dd HH:mm:ss or dd.MM.yyyy, found " + pattern);
    }

    @Test
    void aNegativeNumberOfLinesToSkipIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Format.DEFAULT.withSkipLines(-1))
                .withMessage("skipLines: a whole number from 0, found -1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "; | .  | decimal: \".\" or \",\", found ;",
                ", | ,  | thousands: another mark than format.decimal, found ,",
                ". | .. | thousands: \".\", \",\", \" \", \"'\" or \"\", found ..",
                ". | _  | thousands: \".\", \",\", \" \", \"'\" or \"\", found _",
            })
    void marksThatNoNumberHasAreRefused(char decimal, String thousands, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Format.DEFAULT.withNumbers(decimal, thousands))
                .withMessage(message);
    }
}
