package segmentbook.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code out/NAME} before the first run and after one. What a run makes of the former is in results_tests.py. */
class LastRunTests {
    private static final Dataset SHOP = Dataset.read(Path.of("data/shop.yaml"));
    private static final Table ONE = Table.create("one", IntColumn.create("n", new int[] {1}));

    private final Path project;
    private final Path link;

    LastRunTests(@TempDir Path project) {
        this.project = project;
        link = project.resolve("out/shop");
    }

    private Path csv(Table table) {
        return LastRun.of(SHOP, project).csv("scored.csv", table);
    }

    private void published(String run) throws IOException {
        Path folder = Files.createDirectories(project.resolve("out/.runs/shop").resolve(run));
        Files.writeString(folder.resolve("summary.json"), "{}");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(".runs/shop", run));
    }

    private Stream<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void aFileGoesBesideTheResultsOfTheLastRun() throws IOException {
        published("7");
        assertThat(csv(ONE)).isEqualTo(link.resolve("scored.csv")).hasContent("n\n1\n");
        assertThat(files(project.resolve("out/.runs/shop/7"))).containsExactly("scored.csv", "summary.json");
        assertThat(files(project.resolve("out/.runs/shop"))).containsExactly("7");
        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of(".runs/shop/7"));
    }

    @Test
    void aSecondOneTakesThePlaceOfTheFirst() throws IOException {
        csv(ONE);
        csv(Table.create("two", IntColumn.create("n", new int[] {2})));
        assertThat(link.resolve("scored.csv")).hasContent("n\n2\n");
        assertThat(files(link)).containsExactly("scored.csv");
    }

    @Test
    void beforeTheFirstRunTheLinkLeadsToAFolderWithoutANumber() throws IOException {
        csv(ONE);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of(".runs/shop/scored"));
        assertThat(link.resolve("scored.csv")).hasContent("n\n1\n");
    }

    @Test
    void aLinkThatLeadsNowhereIsReplaced() throws IOException {
        published("3");
        Files.delete(project.resolve("out/.runs/shop/3/summary.json"));
        Files.delete(project.resolve("out/.runs/shop/3"));
        csv(ONE);
        assertThat(link.resolve("scored.csv")).hasContent("n\n1\n");
    }

    @Test
    void whatNoRunMadeIsLeftAlone() throws IOException {
        String message = "out/shop: must be free for the link to the results, found something else; move what is there";
        Files.createDirectories(link);
        assertThatThrownBy(() -> csv(ONE)).isInstanceOf(DataException.class).hasMessage(message);
        assertThat(link).isEmptyDirectory();

        Files.delete(link);
        Files.createSymbolicLink(link, Files.createDirectories(project.resolve("elsewhere")));
        assertThatThrownBy(() -> csv(ONE)).isInstanceOf(DataException.class).hasMessage(message);
        assertThat(project.resolve("elsewhere")).isEmptyDirectory();

        Files.delete(link);
        Files.writeString(link, "mine");
        assertThatThrownBy(() -> csv(ONE)).isInstanceOf(DataException.class).hasMessage(message);
        assertThat(link).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
        Files.writeString(project.resolve("out"), "a file");
        assertThatThrownBy(() -> csv(ONE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("out/shop: cannot be written, ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aFileThatCannotBeReplacedStaysAsItIs() throws IOException {
        published("7");
        Path taken = Files.createDirectories(link.resolve("scored.csv"));
        Files.writeString(taken.resolve("mine"), "mine");
        assertThatThrownBy(() -> csv(ONE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("out/shop: cannot be written, results: cannot write scored.csv");
        assertThat(taken.resolve("mine")).hasContent("mine");
    }

    @Test
    void formulasAreGuardedThere() {
        csv(Table.create("ids", StringColumn.create("customer_id", "=1+1")));
        assertThat(link.resolve("scored.csv")).hasContent("customer_id\n'=1+1\n");
    }
}
