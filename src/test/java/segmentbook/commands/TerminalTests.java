package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in the data never commands a terminal. */
class TerminalTests {
    private static final String ESC = "\u001B";
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"1B", "07", "08", "7F", "0D", "9B", "9D", "90", "202E", "2066", "200F", "2028"})
    void controlCharactersAreReplacedHoweverTheyArePrinted(String code) {
        String text = "a" + (char) Integer.parseInt(code, 16) + "b";
        try (Terminal terminal = new Terminal(bytes)) {
            terminal.print(text);
            terminal.println(text);
            terminal.printf("%s", text);
            terminal.append(text).append(text, 0, 3);
            terminal.println((Object) text);
        }
        assertThat(printed().replaceAll("\\R", "\n")).isEqualTo("a\uFFFDba\uFFFDb\na\uFFFDba\uFFFDba\uFFFDba\uFFFDb\n");
    }

    @Test
    void lettersAndLinesStay() {
        new Terminal(bytes).print("1 \u20AC\tä\n\uD83D\uDC4D");
        assertThat(printed()).isEqualTo("1 \u20AC\tä\n\uD83D\uDC4D");
    }

    @Test
    void noCommandPrintsThoseOfAFile(@TempDir Path folder) throws IOException {
        String header = "Order,Date,SKU,Na" + ESC + "[2Jme,Amount,Customer\n";
        StringBuilder lines = new StringBuilder(header);
        for (int i = 0; i < 40; i++) {
            lines.append("%d,2024-01-%02d,P%s[31m%d,N%s]0;x\u0007%d,%d.5,%s\n"
                    .formatted(
                            i,
                            i % 28 + 1,
                            ESC,
                            i % 3,
                            ESC,
                            i,
                            i,
                            i % 2 == 0 ? "gu" + ESC + "[1mest" : "K" + ESC + "[3m" + i % 9));
        }
        lines.append("x,20" + ESC + "24,P,N,1,K\u009B1m\n");
        Path data = Files.writeString(folder.resolve("escape.csv"), lines);
        Path yaml = Files.writeString(
                folder.resolve("escape.yaml"),
                "name: escape\nfile: escape.csv\ncleaning: {cancelledPrefix: null}\n"
                        + "columns: {invoice: Order, time: Date, product: SKU, amount: Amount, customer: Customer}\n");
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"),
                "name: escape\nfile: escape.csv\ncolumns: {time: When, customer: Customer}\n");
        for (List<String> command : List.of(
                List.of("check", yaml.toString()),
                List.of("check", wrong.toString()),
                List.of("check" + ESC + "[2J"),
                List.of("new", data.toString()),
                List.of("score", data.toString(), yaml.toString()))) {
            Main.run(command.toArray(String[]::new), bytes, bytes);
        }
        assertThat(printed())
                .contains("line 42, Date: 20\uFFFD24", "the file has: Order")
                .doesNotContain(ESC, "\u0007", "\u009B");
    }
}
