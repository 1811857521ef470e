package segmentbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import segmentbook.clustering.KMeans;
import segmentbook.rfm.RfmTable;
import segmentbook.rfm.SegmentRules;
import tech.tablesaw.api.Table;

/** Help from the Javadoc of the library's own sources. */
class HelpTests {
    private static final Help HELP = help();

    private static Help help() {
        try {
            return new Help(HelpText.lines(Path.of("src", "main", "java")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void saysWhatATypeIsAndWhatItCanDoWhatMakesItAndItsTableFirst() {
        Table help = HELP.table(RfmTable.class);
        assertThat(help.name())
                .isEqualTo("RfmTable: Recency, frequency and monetary of every customer, in the order of their ids.");
        assertThat(help.stringColumn("call").asList())
                .startsWith("RfmTable.of(transactions)", "RfmTable.of(transactions, counted)", ".table()")
                .contains(".score(bins)");
        assertThat(help.where(help.stringColumn("call").isEqualTo(".score(bins)"))
                        .getString(0, "what it is"))
                .isEqualTo("Scores from 1 to bins by quantiles, best last.");
    }

    @Test
    void namesThePartsOfARecordAndWhatItsInterfacesCan() {
        List<String> calls = HELP.table(KMeans.class).stringColumn("call").asList();
        assertThat(calls).contains(".k()", ".seed()", ".fit(matrix)");
    }

    @Test
    void findsATypeByItsSimpleName() {
        assertThat(HELP.find("Inequality")).contains("segmentbook.statistics.Inequality");
        assertThat(HELP.find("NoSuchType")).isEmpty();
    }

    @Test
    void constantsStandWithTheirValues() throws IOException {
        assertThat(HELP.table(SegmentRules.class).name()).contains("and to no rule where none does");
        assertThat(HelpText.lines(Path.of("src", "main", "java"))).noneMatch(line -> line.contains("{@value"));
    }

    @Test
    void everyPublicTypeSaysWhatItIs() throws IOException {
        assertThat(HelpText.lines(Path.of("src", "main", "java")))
                .filteredOn(line -> line.contains("\t\t\t"))
                .hasSizeGreaterThan(140)
                .noneMatch(line -> line.endsWith("\t"));
    }

    @Test
    void saysThatAnotherTypeHasNone() {
        assertThat(Shown.of(Notebook.help("text")).content())
                .containsEntry(Shown.PLAIN, "String is no type of Segmentbook, so there is no help for it here.");
    }
}
