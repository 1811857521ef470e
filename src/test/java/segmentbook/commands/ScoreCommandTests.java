package segmentbook.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import segmentbook.clustering.Clustering;
import segmentbook.clustering.KMeans;
import segmentbook.description.Dataset;
import segmentbook.features.FeatureMatrix;
import segmentbook.models.SavedModel;
import segmentbook.rfm.CustomerBase;
import segmentbook.rfm.RfmTable;
import segmentbook.segments.ChosenClusters;
import segmentbook.segments.ClusterNames;
import segmentbook.transactions.Transactions;

class ScoreCommandTests {
    private static final String YAML = "name: %s\ntitle: T\nfile: %s.csv\ncurrency: GBP\nsnapshot: 2020-01-31\n"
            + "columns: {invoice: i, time: t, price: p, customer: c}\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;
    private final Path model;

    /** A model of two customers, a of one small order a month ago and b of two large ones yesterday. */
    ScoreCommandTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path march = describe(
                "march", "1,2020-01-01 10:00:00,1,a\n2,2020-01-29 10:00:00,99,b\n3,2020-01-30 10:00:00,99,b\n");
        RfmTable rfm = RfmTable.of(Transactions.of(Dataset.read(march)));
        FeatureMatrix features = FeatureMatrix.of(rfm.customerTable());
        Clustering clusters = new KMeans(2).fit(features);
        SavedModel saved = SavedModel.of(rfm.score(5).segments(), clusters, ClusterNames.of(clusters));
        model = Files.writeString(folder.resolve("model.json"), saved.json());
    }

    private Path describe(String name, String lines) throws IOException {
        Files.writeString(folder.resolve(name + ".csv"), "i,t,p,c\n" + lines);
        return Files.writeString(folder.resolve(name + ".yaml"), YAML.formatted(name, name));
    }

    private int score(Path file, Path description) {
        return Main.guarded(() -> ScoreCommand.run(folder, file, description, stream(out)), stream(err), false);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void newCustomersArePlacedWrittenAndCounted() throws IOException {
        Path april = describe("april", """
                1,2020-01-02 10:00:00,2,c
                2,2020-01-03 10:00:00,1,d
                3,2020-01-30 10:00:00,98,e
                4,2020-01-30 10:00:00,98,e
                """);
        assertThat(score(model, april)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                model: k-means, k = 2, from march at 2020-01-31
                3 customers of april placed at 2020-01-31

                        1  Champions
                        2  Hibernating

                        1   1 recent, frequent, high spenders
                        2   2 long gone, rare, low spenders

                written to out/april/scored.csv
                """);
        assertThat(err.size()).isZero();
        assertThat(Files.readString(folder.resolve("out/april/scored.csv")))
                .startsWith("customer_id,recency_days,frequency,monetary,r_score,f_score,m_score,segment,cluster,"
                        + "cluster_name,distance\nc,29,1,2,")
                .hasLineCount(4);
    }

    @Test
    void oneNewCustomerIsPlacedFromTheCommandLine() {
        String[] line = {"score", model.toString(), "--customer", "recency=2,frequency=2,monetary=190"};
        assertThat(Main.run(line, out, err)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("""
                        model: k-means, k = 2, from march at 2020-01-31
                        segment: Champions
                        cluster: 1
                        cluster_name: recent, frequent, high spenders
                        distance: """.stripTrailing());
        assertThat(folder.resolve("out")).doesNotExist();
        line[3] = "recency=2";
        assertThat(Main.run(line, out, err)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "customer: a value for frequency, found none; the model needs recency, days; frequency, orders; "
                                + "monetary, GBP\n");
    }

    @Test
    void customersWithoutANeededValueAreListedAndTheOthersPlaced() throws IOException {
        Dataset mall = Dataset.read(Path.of("data/mall.yaml"));
        Path malls = Files.writeString(
                folder.resolve("malls.json"),
                SavedModel.of(ChosenClusters.of(CustomerBase.of(mall))).json());
        String lines = Files.readString(Path.of("data/mall.csv")).replaceFirst("(?m)^(1,[^,]*,[^,]*),[^,]*,", "$1,,");
        Files.writeString(folder.resolve("gap.csv"), lines);
        Path gap = Files.writeString(
                folder.resolve("gap.yaml"),
                Files.readString(Path.of("data/mall.yaml"))
                        .replaceFirst("(?m)^name:.*", "name: gap")
                        .replaceFirst("(?m)^file:.*", "file: gap.csv")
                        .replaceAll("(?m)^(truth|attributes):.*", ""));
        assertThat(score(malls, gap)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("199 customers of gap placed", "- not placed, a needed value is missing: 1 customer, 1\n");
        assertThat(Files.readString(folder.resolve("out/gap/scored.csv"))).hasLineCount(200);
    }

    private String warnings() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("- "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatCheckWarnsOfIsPrintedAndASnapshotFarFromTheModels() throws IOException {
        Path april = describe("april", """
                1,2020-01-02 10:00:00,2,c
                2,2020-01-03 10:00:00,free,d
                3,2020-01-30 10:00:00,98,null
                4,2099-12-31 10:00:00,98,e
                """);
        Files.writeString(april, Files.readString(april).replace("2020-01-31", "2100-01-01"));
        assertThat(score(model, april)).isZero();
        assertThat(warnings()).isEqualTo("""
                - warning: time or number unreadable, 1 line (line 3, p: free); left out
                - warning: customer id that names nobody, 1 line (line 4, c: null); kept as a customer; \
                write cleaning: {missingCustomers: ["null"]} to treat it as missing
                - warning: time in the future, 1 line (line 5, t: 2099-12-31 10:00:00); kept; all recencies count from the last line
                - warning: snapshot 2100-01-01 is 29,190 days from the model's, 2020-01-31; more than a year""");
    }

    @ParameterizedTest
    @CsvSource({"2021-01-30, ''", "2021-01-31, 366", "2019-01-31, ''", "2019-01-30, 366"})
    void aSnapshotWithinAYearOfTheModelsIsNotFar(String snapshot, String days) throws IOException {
        Path april = describe("april", "1,2019-01-02 10:00:00,2,c\n2,2019-01-03 10:00:00,2,d\n");
        Files.writeString(april, Files.readString(april).replace("2020-01-31", snapshot));
        assertThat(score(model, april)).isZero();
        assertThat(warnings())
                .isEqualTo(
                        days.isEmpty()
                                ? ""
                                : "- warning: snapshot " + snapshot
                                        + " is 366 days from the model's, 2020-01-31; more than a year");
    }

    @Test
    void aBrokenModelGivesOneAndOneLineAndNoFile() throws IOException {
        Path april = describe("april", "1,2020-01-02 10:00:00,2,c\n");
        Files.writeString(model, Files.readString(model).replace("\"algorithm\"", "\"method\": 1, \"algorithm\""));
        assertThat(score(model, april)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("method: unknown key; known here: algorithm, clusters, ")
                .hasLineCount(1);
        assertThat(out.size()).isZero();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void unusableDataGivesOneAndOneLine() throws IOException {
        Path april = describe("april", "1,2020-03-02 10:00:00,2,c\n");
        assertThat(score(model, april)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("snapshot: on or after the last purchase, found 2020-01-31 before 2020-03-02")
                .hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Nested
    class OfHiddenIds {
        private static final String LINES = "1,2020-01-02 10:00:00,2,17850\n2,2020-01-30 10:00:00,98,17850\n";

        private Path hidden(String name, String key) throws IOException {
            Path file = describe(name, LINES);
            Path keyFile = Files.writeString(folder.resolve(name + ".key"), key);
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
            String privacy = "privacy: {pseudonymise: true, keyFile: " + name + ".key}\n";
            return Files.writeString(file, privacy, StandardOpenOption.APPEND);
        }

        private void modelOf(String key) throws IOException {
            String text = Files.readString(model);
            assertThat(text).contains("\"pseudonym_key\" : \"\"");
            String other = text.replace("\"pseudonym_key\" : \"\"", "\"pseudonym_key\" : \"" + key + "\"");
            Files.writeString(model, other.replaceFirst(",\\s+\"checksum\" : \"[0-9a-f]{64}\"", ""));
        }

        @Test
        void theModelsKeyGivesTheSamePseudonymsAsThere() throws IOException {
            modelOf("249e3fda");
            assertThat(score(model, hidden("april", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")))
                    .isZero();
            assertThat(Files.readString(folder.resolve("out/april/scored.csv")))
                    .contains("\np-rrkwf5nhg5n7,")
                    .doesNotContain("17850");
            assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("17850");
        }

        @Test
        void anotherKeyIsRefused() throws IOException {
            modelOf("249e3fda");
            assertThat(score(model, hidden("april", "f0f1e2d3c4b5a69788796a5b4c3d2e1f")))
                    .isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .matches(
                            "privacy: ids hidden by the model's key, with fingerprint 249e3fda, found ids hidden by the key "
                                    + "with fingerprint [0-9a-f]{8} \\(april.yaml\\); take the same key: with another one customers "
                                    + "cannot be told to be the same\n");
            assertThat(folder.resolve("out")).doesNotExist();
        }

        @Test
        void idsAsTheyAreAreRefusedBesideAModelOfPseudonyms() throws IOException {
            modelOf("249e3fda");
            assertThat(score(model, describe("april", LINES))).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("found ids as they are (april.yaml)");
        }

        @Test
        void aModelWithoutPseudonymsPlacesThem() throws IOException {
            assertThat(score(model, hidden("april", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")))
                    .isZero();
        }
    }

    @Test
    void filesInTheWrongOrderAreToldApart() throws IOException {
        assertThat(score(describe("april", "1,2020-01-02 10:00:00,2,c\n"), model))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("not JSON: ")
                .contains("(april.yaml, line 1); a model.json that a run wrote")
                .hasLineCount(1);
    }

    @Test
    void tablesOfCustomersNeedAModelOfTheirColumns() {
        assertThat(score(model, Path.of("data/mall.yaml"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("columns: those of the model, found no number recency; the model needs recency, days; ");
    }

    @Test
    void aTableOfCustomersIsPlacedByAModelOfOne() throws IOException {
        Dataset mall = Dataset.read(Path.of("data/mall.yaml"));
        ChosenClusters chosen = ChosenClusters.of(CustomerBase.of(mall));
        Path malls = Files.writeString(
                folder.resolve("malls.json"), SavedModel.of(chosen).json());
        assertThat(score(malls, Path.of("data/mall.yaml"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("model: k-means, k = " + chosen.decision().k()
                        + ", from mall\n200 customers of mall placed\n\n")
                .endsWith("\nwritten to out/mall/scored.csv\n");
        assertThat(Files.readString(folder.resolve("out/mall/scored.csv")))
                .startsWith("customer_id,cluster,cluster_name,distance\n")
                .hasLineCount(201);
        assertThat(score(malls, describe("april", "1,2020-01-02 10:00:00,2,c\n")))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("model: one of purchases, found one of income; score ");
    }
}
