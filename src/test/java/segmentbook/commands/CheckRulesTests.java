package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.rfm.RuleShop;

/** What {@code check} says about rules that name segments. */
class CheckRulesTests {
    private final Path folder;

    CheckRulesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private String check(int exit, String... rules) {
        RuleShop.dataset(folder, rules.length == 0 ? "" : "rfm:\n  rules:\n    - " + String.join("\n    - ", rules));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = {"check", folder.resolve("shop.yaml").toString()};
        assertThat(Main.run(args, out, out)).isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theirGapsAndOverlapsStandThereWithTheirLines() {
        assertThat(check(0, "{name: A, r: [3, 5]}", "{name: B, r: [2, 3]}"))
                .contains(
                        "- rules, gap: no rule at R1 F1 M1, R1 F1 M2, R1 F1 M3, …, 25 score cells, 1 customer (shop.yaml, line 9)")
                .contains("- rules, overlap: B with A, 25 score cells, 1 customer (shop.yaml, line 9)");
    }

    @Test
    void nothingIsSaidWhereNothingIsWrong() {
        assertThat(check(0, "{name: A, r: [3, 5]}", "{name: B}")).doesNotContain("rules,");
        assertThat(check(0)).doesNotContain("rules,");
    }

    @Test
    void aColumnThatIsNotThereIsAnErrorBeforeARun() {
        assertThat(check(1, "{name: A, colour: [red]}", "{name: B}"))
                .contains("rfm.rules: a column of the customers, found colour (shop.yaml, line 8); known: recency,");
    }
}
