package segmentbook.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of customers that were once read wrongly, and what is said of them now; beside each one that differs in one thing. */
class DraftOfCustomersTests {
    private final Path folder;

    DraftOfCustomersTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> notes(String header, IntFunction<String> line) throws IOException {
        String lines = IntStream.range(0, 40).mapToObj(line).collect(Collectors.joining("\n", header + "\n", "\n"));
        Path data = Files.writeString(folder.resolve("table.csv"), lines);
        return Draft.of(data, folder.resolve("data")).notes();
    }

    /** The note on a column called {@code seen}. */
    private String seen(String header, IntFunction<String> cell) throws IOException {
        return notes("id," + header, line -> line + "," + cell.apply(line)).stream()
                .filter(note -> note.contains(": " + header + ",") || note.contains(": " + header + " "))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "signup_date, cancelled_at, customers",
        "activated_on, churn_date, customers",
        "signup_date, renewal_date, customers",
        "order_date, cancelled_at, transactions"
    })
    void whichSayWhenAccountsBeganAndEndedAreNoOrders(String begun, String ended, String kind) throws IOException {
        assertThat(notes("account_id," + begun + "," + ended + ",mrr_usd,status", line -> {
                    String end = line % 3 == 0 ? "2023-03-%02d".formatted(1 + line % 28) : "";
                    String status = line % 3 == 0 ? "cancelled" : "active";
                    return "acc_%d,2022-01-%02d,%s,%d.5,%s".formatted(line, 1 + line % 28, end, 20 + line, status);
                }))
                .anyMatch(note -> note.startsWith("kind: " + kind));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "',a,b,c', false"})
    void withMoreWordsThanNumbersOfferLatentClassesOfThem(String more, boolean offered) throws IOException {
        String numbers = more.isEmpty() ? "" : ",1%1$d,2%1$d,3%1$d";
        List<String> notes = notes("id,visits,kids,happy,pious" + more, line -> {
            String answers = "n%d,%d,%s,%s,%s"
                    .formatted(line, line, line % 2, line % 3 == 0 ? "yes" : "no", "abc".charAt(line % 3));
            return answers + numbers.formatted(line);
        });
        assertThat(notes.contains(
                        "features: {use: [kids, happy, pious]} (open), 3 columns of words beside 1 of numbers:"
                                + " with clusters below, latent classes of their answers"))
                .isEqualTo(offered);
        assertThat(notes.contains("clusters: {algorithm: latent} (open), with features above"))
                .isEqualTo(offered);
    }

    /** Which of 40 is the first of a hundred says something; who stands in which line does not. */
    @Test
    void numbersOfLinesAndRanksAreLeftOut() throws IOException {
        assertThat(seen("rank", line -> String.valueOf(40 - line))).endsWith("left out: an id, another on each line");
        assertThat(seen("points", line -> String.valueOf(41 - line))).contains("40 different numbers, 2 to 41");
    }

    @Test
    void idsOnNearlyEachLineAreCounted() throws IOException {
        assertThat(seen("hash", line -> "0x" + (line == 39 ? 3 : line) + "f"))
                .endsWith("left out: 39 ids on 40 lines; several lines of an id may be one customer");
        assertThat(seen("hash2", line -> "0x" + line + "f")).endsWith("left out: an id, another on each line");
    }

    @Test
    void whatAModelMadeOfOtherColumnsIsLeftOut() throws IOException {
        IntFunction<String> share = line -> "0." + (100 + line);
        assertThat(seen("Naive_Bayes_Classifier_1", share))
                .endsWith("left out: computed from other columns by a model, as its header says");
        assertThat(seen("Utilization_Ratio", share)).contains("columns.numeric.");
    }

    @Test
    void groupsUnderHeadersOfPlacesAndMachinesTellNobody() throws IOException {
        IntFunction<String> cities =
                line -> List.of("Berlin", "Hamburg", "Munich").get(line % 3);
        assertThat(seen("City", cities)).endsWith("City, 3 groups");
        assertThat(seen("First Name", cities)).endsWith("it may tell who somebody is");
        assertThat(seen("Town", line -> "Town" + line / 2)).endsWith("it may tell who somebody is");
        IntFunction<String> devices =
                line -> List.of("Mobile Phone", "Desk Top", "Set Box").get(line % 3);
        assertThat(seen("Preferred Device", devices)).endsWith("Preferred Device, 3 groups");
        assertThat(seen("Sales Agent", devices)).endsWith("it may tell who somebody is");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void answersOnOneScaleAreNumbersWhateverTheyAskFor(int questions) throws IOException {
        String header = "id,Q1 Quality is worth paying for"
                + IntStream.range(2, 1 + questions)
                        .mapToObj(i -> ",Q" + i + " fun")
                        .collect(Collectors.joining());
        var notes = notes(
                header,
                line -> line
                        + IntStream.range(0, questions)
                                .mapToObj(i -> "," + (1 + (line * (i + 1) + line / 5) % 5))
                                .collect(Collectors.joining()));
        String kind = questions < 5 ? "columns.categorical." : "columns.numeric.";
        assertThat(notes).anyMatch(note -> note.startsWith(kind + "q1_quality"));
    }

    @Test
    void severalThingsOfAGroupAreCounted() throws IOException {
        assertThat(seen("group_classes", line -> String.valueOf(line % 7))).contains("numeric");
        assertThat(seen("group_code", line -> String.valueOf(line % 7))).contains("categorical");
        assertThat(seen("customer_categories", line -> String.valueOf(line % 7)))
                .contains("categorical");
    }

    @ParameterizedTest
    @CsvSource({"c%d@shop.org, true", "C%d, false"})
    void idsThatTellWhoSomebodyIsMayBeHidden(String id, boolean asked) throws IOException {
        assertThat(notes("customer,age", line -> id.formatted(line) + "," + (20 + line)).stream()
                        .anyMatch(note -> note.startsWith("privacy: {pseudonymise: true, keyFile: ids.key} (open)")))
                .isEqualTo(asked);
    }

    @Test
    void minusOneAsTheLeastWholeNumberMayBeAMark() throws IOException {
        String mark = "; where -1 says never or unknown, limits from 0 make it missing";
        assertThat(seen("pdays", line -> String.valueOf(line % 3 == 0 ? -1 : line)))
                .endsWith("27 different numbers, -1 to 38" + mark);
        assertThat(seen("balance", line -> String.valueOf(5 - line)))
                .contains("-34 to 5")
                .doesNotContain(mark);
        assertThat(seen("mood", line -> String.valueOf(line % 3 - 1)))
                .contains("-1 to 1")
                .doesNotContain(mark);
        assertThat(seen("margin", line -> line % 3 == 0 ? "-1" : line + ".5")).doesNotContain(mark);
    }
}
