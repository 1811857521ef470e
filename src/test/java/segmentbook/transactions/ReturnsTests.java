package segmentbook.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.Dataset;
import segmentbook.statistics.Shares;

class ReturnsTests {
    /** ann sends back all of one, ben a twentieth; cem sends back what the file has no purchase of; a guest counts nowhere. */
    private static final String LINES = """
            invoice,customer,product,time,quantity,price
            1,ann,p1,2024-01-10 10:00:00,2,20
            2,ben,p1,2024-01-10 10:00:00,20,5
            3,cem,p1,2024-01-10 10:00:00,6,10
            C4,ann,p1,2024-01-11 10:00:00,-2,20
            C5,ben,p1,2024-01-11 10:00:00,-1,5
            C6,cem,p2,2024-01-11 10:00:00,-1,99
            7,,p1,2024-01-10 10:00:00,6,10
            """;

    private final Path folder;

    ReturnsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private Dataset dataset(String lines) {
        return SmallShop.dataset(folder, lines);
    }

    @Test
    void arePartedByWhatCustomersSentBack() {
        Shares returns = Returns.of(dataset(LINES));
        assertThat(returns.classes())
                .containsExactly("none", "to 1 %", "to 5 %", "to 10 %", "to 25 %", "to 50 %", "more");
        assertThat(returns.parts().get("the customers")).containsExactly(1 / 3.0, 0.0, 1 / 3.0, 0.0, 0.0, 0.0, 1 / 3.0);
        assertThat(returns.parts().get("what all paid")).containsExactly(.3, 0.0, .5, 0.0, 0.0, 0.0, .2);
        assertThat(returns.percent("what came back", 2)).isCloseTo(100 * 5 / 45.0, within(1e-12));
        assertThat(returns.percent("what came back", 6)).isCloseTo(100 * 40 / 45.0, within(1e-12));
        assertThat(returns.finding())
                .isEqualTo("1 of 3 customers sent back over a tenth of their money (1 over a tenth of their units);"
                        + " they paid 20.0 % of all money, and 89 % of what came back is theirs");
    }

    @Test
    void aTenthIsNotOverATenth() {
        String tenth = LINES.replace("C4,ann,p1,2024-01-11 10:00:00,-2", "C4,ann,p1,2024-01-11 10:00:00,-.2");
        assertThat(Returns.of(dataset(tenth)).finding()).startsWith("0 of 3 customers sent back over a tenth");
    }

    @Test
    void areTheSameWhateverTheFileDoesWithCancellations() {
        Dataset dataset = dataset(LINES);
        CleaningRules rules = dataset.options(CleaningRules.class);
        assertThat(Returns.of(dataset.with(rules.withCancellations(Cancellations.DROP))))
                .isEqualTo(Returns.of(dataset));
        assertThat(Returns.of(dataset.with(rules.withCancellations(Cancellations.KEEP))))
                .isEqualTo(Returns.of(dataset));
    }

    @Test
    void sayWhereNothingCameBack() {
        Shares none =
                Returns.of(dataset(LINES.replace("C4", "4").replace("C5", "5").replace(",-", ",")));
        assertThat(none.classes()).isEmpty();
        assertThat(none.finding()).isEqualTo("The file holds no purchase that was sent back");
    }

    @Test
    void guestsStandBesideTheKnown() {
        String lines = LINES.replace("C6,cem", "8,");
        assertThat(Cleaning.of(SmallShop.lines(folder, lines)).ledger().guests("GBP"))
                .isEqualTo("2 customers have 2 lines worth 155 GBP; guests, of whom no id is known, have 2 worth -39,"
                        + " and are left out from here on");
        assertThat(Cleaning.of(SmallShop.lines(folder, LINES.replace("7,,", "7,dan,")))
                        .ledger()
                        .guests("GBP"))
                .isEqualTo("3 customers have 3 lines worth 215 GBP, and no line is without a customer");
    }

    /** Set D has 4,324 customers; ten more sent everything back. The figures are of this library. */
    @Test
    void ofOnlineRetail() {
        assertThat(Returns.of(OnlineRetail.D.dataset()).finding())
                .isEqualTo(
                        "167 of 4,334 customers sent back over a tenth of their money (136 over a tenth of their units);"
                                + " they paid 7.7 % of all money, and 79 % of what came back is theirs");
    }
}
