package segmentbook.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.clustering.Centres;
import segmentbook.clustering.Predictor;
import segmentbook.customers.Column.Kind;
import segmentbook.description.DataException;
import segmentbook.features.FeatureMatrix;
import segmentbook.features.FittedStep;
import segmentbook.features.Log1p;
import segmentbook.features.Standardise;
import segmentbook.rfm.Counted;
import segmentbook.rfm.RfmEdges;

/** What is written is read back to the last bit; what is wrong is refused in one line that names the key. */
class ModelFileTests {
    private static final String HINT = "a model.json that a run wrote, such as out/shop/model.json";

    private static Path write(Path folder, byte[] bytes) {
        try {
            return Files.write(folder.resolve("model.json"), bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static SavedModel read(Path folder, String text) {
        return SavedModel.read(write(folder, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyKeyIsExplained(@TempDir Path folder) throws IOException {
        String explained = Files.readString(Path.of("docs/results.md"));
        JsonNode model =
                new ObjectMapper().readTree(NineCustomers.in(folder).model().json());
        assertThat(keys(model)).hasSize(36).allSatisfy(key -> assertThat(explained)
                .contains("`" + key + "`"));
    }

    @Test
    void aChangedDigitIsRefused(@TempDir Path folder) throws IOException {
        String text = NineCustomers.in(folder).model().json();
        String changed = text.replace("\"segmentbook\" : \"", "\"segmentbook\" : \"9");
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> read(folder, changed))
                .isInstanceOf(DataException.class)
                .hasMessage("checksum: that of what the file holds, found another; it was changed after it was written "
                        + "(model.json); get it again, or take the key out where the change was meant");
        assertThat(read(folder, text.replace("\n", "\r\n   ")).json()).isEqualTo(text);
        assertThat(SavedModel.ofJson(text).json()).isEqualTo(text);
        assertThatThrownBy(() -> SavedModel.ofJson(changed))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("checksum: that of what the file holds, found another");
        String without = changed.replaceFirst(",\\s+\"checksum\" : \"[0-9a-f]{64}\"", "");
        assertThat(without).doesNotContain("checksum");
        assertThat(read(folder, without).json()).contains("\"segmentbook\" : \"9");
    }

    /** All names of keys, without those of data files, scores and segments. */
    private static TreeSet<String> keys(JsonNode node) {
        TreeSet<String> keys = new TreeSet<>();
        node.properties().forEach(each -> {
            if (!each.getKey().matches("[A-Z].*|.*\\.csv")) {
                keys.add(each.getKey());
            }
            keys.addAll(keys(each.getValue()));
        });
        node.elements().forEachRemaining(each -> keys.addAll(keys(each)));
        return keys;
    }

    /** Any doubles, also subnormal ones and zeros below zero, come back; so do names in any script. */
    static class IsReadBack {
        @Property(tries = 300)
        void toTheLastBit(@ForAll @Size(21) long[] bits) throws IOException {
            double[] any = Arrays.stream(bits)
                    .mapToDouble(Double::longBitsToDouble)
                    .map(value -> Double.isFinite(value) ? value : -0.0)
                    .toArray();
            ModelFile file = file(any);
            Path folder = Files.createTempDirectory("model");
            Path path = Files.writeString(folder.resolve("model.json"), ModelJson.text(file));
            try {
                assertThat(ModelJson.read(path)).isEqualTo(file);
                assertThat(SavedModel.read(path).json()).isEqualTo(ModelJson.text(file));
            } finally {
                Files.delete(path);
                Files.delete(folder);
            }
        }

        private static List<Double> rising(double[] values, int from) {
            return Arrays.stream(values, from, from + 4).sorted().boxed().toList();
        }

        private static ModelFile file(double[] any) {
            List<String> names = List.of("recency", "frequency", "monetary");
            List<Standardise.Scale> scales = IntStream.range(0, 3)
                    .mapToObj(i -> new Standardise.Scale(
                            names.get(i), any[12 + i] % 1, Math.max(Double.MIN_VALUE, Math.abs(any[15 + i] % 1))))
                    .toList();
            List<FittedStep> steps = List.of(new Log1p(List.of("frequency", "monetary")), new Standardise(scales));
            double[] middle = {any[18] % 700, any[19] % 700, any[20] % 700};
            Map<String, Double> centre = new LinkedHashMap<>();
            IntStream.range(0, 3).forEach(i -> centre.put(names.get(i), middle[i]));
            return new ModelFile(
                    ModelFile.FORMAT,
                    "0.1.0",
                    new ModelFile.MadeFrom(
                            "läden", Map.of("数据.csv", "0".repeat(64)), "2020-02-29", 8, 1, "", "0123cdef"),
                    names.stream()
                            .map(name -> new ModelFile.RawColumn(name, Kind.NUMBER, ""))
                            .toList(),
                    steps,
                    "Ward",
                    new Predictor.CorePoint(Centres.of(names, new double[][] {middle}), List.of(1), 7),
                    List.of(new ModelFile.Cluster(
                            1, "名 \"ä\" \\ \u200d", 7, centre, FeatureMatrix.undo(steps, centre))),
                    new ModelFile.Rfm(
                            new RfmEdges(rising(any, 0), rising(any, 4), rising(any, 8)),
                            Counted.ORDERS,
                            grid(),
                            null,
                            Map.of("Champions", 2)));
        }

        private static Map<String, Map<String, String>> grid() {
            return Stream.of("R1", "R2", "R3", "R4", "R5")
                    .collect(Collectors.toMap(r -> r, r -> IntStream.rangeClosed(1, 5)
                            .boxed()
                            .collect(Collectors.toMap(f -> "F" + f, f -> r + f))));
        }
    }

    @Nested
    class IsRefused {
        private final Path folder;

        IsRefused(@TempDir Path folder) {
            this.folder = folder;
        }

        private void refused(String text, String message) {
            assertThatThrownBy(() -> read(folder, text))
                    .isInstanceOf(DataException.class)
                    .hasMessage(message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "\"format\": 2 | \"format\": 3 | format: 2, found 3 (model.json); a newer Segmentbook reads it",
                    "\"format\": 2 | \"format\": 1 | format: 2, found 1 (model.json); "
                            + "an older Segmentbook wrote it; run its data again",
                    "\"format\": 2, | ~~ | format: required, found nothing (model.json)",
                    "\"format\": 2 | \"format\": \"1\" | format: a whole number, found \"1\" (model.json)",
                    "\"format\": 2 | \"format\": 1.0 | format: a whole number, found 1.0 (model.json)",
                    "\"0.1.0\" | 7 | segmentbook: a text, found 7 (model.json)",
                    "\"0.1.0\" | \" \" | segmentbook: one line of text, found   (model.json)",
                    "\"name\": \"by-hand\", | ~~ | made_from.name: required, found nothing (model.json)",
                    "\"by-hand\" | \"a\\nb\" | made_from: name: one line of text, found a b (model.json)",
                    "2020-01-31 | 2020-02-30 | made_from: snapshot: a date such as 2011-12-10, or empty, found 2020-02-30 (model.json)",
                    "\"customers\": 5 | \"customers\": 0 | made_from: customers: 1 or more, found 0 (model.json)",
                    "\"customers\": 5 | \"customers\": 6 | made_from.customers: those of all clusters and noise together, 5, found 6 "
                            + "(model.json)",
                    "\"customers\": 5 | \"customers\": 99999999999 | made_from.customers: a whole number, "
                            + "found 99999999999 (model.json)",
                    "\"GBP\" | \"pounds\" | made_from: money_unit: three capital letters, units, or empty, found pounds "
                            + "(model.json)",
                    "\"pseudonym_key\": \"\" | \"pseudonym_key\": \"17850\" | made_from: pseudonym_key: eight hexadecimal digits, "
                            + "or empty, found 17850 (model.json)",
                    "\"GBP\" | null | made_from.money_unit: a text, found null (model.json)",
                    "[5, 20] | [20, 5] | rfm.edges: recency: as many edges as the other measures, 1 to 9, none falling, "
                            + "found [20.0, 5.0] (model.json)",
                    "[1, 3] | [1] | rfm.edges: frequency: as many edges as the other measures, 1 to 9, none falling, "
                            + "found [1.0] (model.json)",
                    "[1, 3] | [1, null] | rfm.edges.frequency[1]: a number, found null (model.json)",
                    "[1, 3] | [1, \"3\"] | rfm.edges.frequency[1]: a number, found \"3\" (model.json)",
                    "[1, 3] | [1, \"NaN\"] | rfm.edges: frequency: finite edges, found [1.0, NaN] (model.json)",
                    "[1, 3] | [1, 1e999] | rfm.edges: frequency: finite edges, found [1.0, Infinity] (model.json)",
                    "[1, 3] | 1 | rfm.edges.frequency: a list, found 1 (model.json)",
                    "[1, 3] | {} | rfm.edges.frequency: a list, found {} (model.json)",
                    "\"F3\": \"two-three\" | \"F4\": \"two-three\" | rfm: segments: a name for each of R1 to R3 and F1 to F3",
                    "\"R1\" | \"R4\" | rfm: segments: a name for each of R1 to R3 and F1 to F3",
                    "\"two-three\" | \"\" | rfm: segments: a name for each of R1 to R3 and F1 to F3",
                    "\"two-three\" | [] | rfm.segments.R2.F3: a text, found [] (model.json)",
                    "\"kind\": \"number\" | \"kind\": \"date\" | columns[0].kind: number, yes_no or words, found \"date\" "
                            + "(model.json)",
                    "\"name\": \"recency\" | \"name\": \"monetary\" | columns: each once, "
                            + "found [monetary, frequency, monetary] (model.json)",
                    "\"step\": \"floor\" | \"step\": \"ceiling\" | steps[0]: step one of fill, floor, log1p, one_hot, power, projection, rescale, standardise, weigh, "
                            + "found \"ceiling\" (model.json)",
                    "\"step\": \"floor\", | ~~ | steps[0]: step one of fill, floor, log1p, one_hot, power, projection, rescale, standardise, weigh, found nothing "
                            + "(model.json)",
                    "\"deviation\": 2 | \"deviation\": 0 | steps[1].scales[0]: scaling of recency: a finite mean and a "
                            + "deviation above zero, found 10.0 and 0.0 (model.json)",
                    "\"deviation\": 2 | \"deviation\": true | steps[1].scales[0].deviation: a number, found true (model.json)",
                    "\"deviation\": 2 | \"deviation\": 2, \"sd\": 2 | steps[1].scales[0].sd: unknown key; known here: column, "
                            + "deviation, mean (model.json)",
                    "\"mean\": 10 | \"mean\": \"\" | steps[1].scales[0].mean: a number, found \"\" (model.json)",
                    "\"column\": \"recency\" | \"column\": \"age\" | steps[1]: columns of [recency, frequency, monetary], "
                            + "found [age, frequency, monetary] (model.json)",
                    "\"nearest\": \"centre\" | \"nearest\": \"shop\" | predictor: nearest one of centre, component, core_point, merged, reachable, "
                            + "found \"shop\" (model.json)",
                    "[-4.5, -4, 45] | [-4.5, -4] | predictor.points: centres: a finite value for each of "
                            + "[recency, frequency, monetary], found [-4.5, -4.0] (model.json)",
                    "[-4.5, -4, 45] | 7 | predictor.points.values[1]: a list, found 7 (model.json)",
                    "0.0] | 1.0] | clusters[0].centre: that of the predictor, found [0.0, -4.5, 0.0] (model.json)",
                    "\"cluster\": 2 | \"cluster\": 1 | clusters: those of the predictor, 1 to 2, found [1, 1] (model.json)",
                    "\"typical\": {\"recency\": 10 | \"typical\": {\"recency\": 12 | clusters[0].typical: what follows from "
                            + "centre and steps, {recency=10.0, frequency=1.0, monetary=10.0}, found "
                            + "{recency=12.0, frequency=1.0, monetary=10.0} (model.json)",
                    "\"recency\": 0 | \"recency\": 1e999 | clusters[0]: centre: finite numbers, found "
                            + "{recency=Infinity, frequency=-4.5, monetary=0.0} (model.json)",
                })
        void whereAKeyIsWrong(String from, String to, String message) {
            assertThat(TwoClusters.TEXT).contains(from);
            assertThatThrownBy(() -> read(
                            folder, TwoClusters.TEXT.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to))))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(message)
                    .message()
                    .contains("(model.json)")
                    .hasLineCount(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "~~ | model: keys with values, found nothing (model.json)",
                    "[] | model: keys with values, found [] (model.json)",
                    "7 | model: keys with values, found 7 (model.json)",
                    "name: shop | not JSON: Unrecognized token 'name'",
                    "{\"format\": 2 | not JSON: Unexpected end-of-input",
                    "{\"format\": NaN} | not JSON: Non-standard token 'NaN'",
                    "{\"format\": 2} {} | not JSON: Trailing token",
                    "{\"format\": 1, \"format\": 1} | not JSON: Duplicate field 'format' (model.json, line 1)",
                    "{} | format: required, found nothing (model.json)",
                })
        void whereItIsNoModel(String text, String message) {
            assertThatThrownBy(() -> read(folder, text))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(message)
                    .message()
                    .hasLineCount(1);
        }

        @Test
        void whereItIsDeepOrHuge() {
            refused(
                    "[".repeat(500_000),
                    "not JSON: Document nesting depth (11) exceeds the maximum allowed (10) (model.json); " + HINT);
            assertThatThrownBy(() -> read(folder, "{\"format\": " + "1".repeat(1000) + "}"))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("not JSON: Number value length (1000) exceeds the maximum allowed (100)");
            refused(
                    " ".repeat(17_000_000),
                    folder.resolve("model.json") + ": a model file of at most 16 MB, found more; " + HINT);
        }

        @ParameterizedTest
        @ValueSource(ints = {0x80, 0xFF, 0x00})
        void whereItIsNoText(int bad) {
            byte[] bytes = TwoClusters.TEXT.getBytes(StandardCharsets.UTF_8);
            bytes[TwoClusters.TEXT.indexOf("by-hand")] = (byte) bad;
            assertThatThrownBy(() -> SavedModel.read(write(folder, bytes)))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("not JSON: ");
        }

        @Test
        void whereThereIsNone() {
            Path none = folder.resolve("none.json");
            assertThatThrownBy(() -> SavedModel.read(none))
                    .isInstanceOf(DataException.class)
                    .hasMessage(none + ": a model file, found no such file; " + HINT);
            assertThatThrownBy(() -> SavedModel.read(folder))
                    .isInstanceOf(DataException.class)
                    .hasMessage(folder + ": a model file, found a folder; " + HINT);
        }

        /** Cut anywhere or with any one character changed it is read or refused, never anything else. */
        @Test
        void orReadWhateverCharacterIsChanged() {
            String text = TwoClusters.TEXT;
            for (int i = 0; i < text.length(); i++) {
                for (String broken :
                        List.of(text.substring(0, i), text.substring(0, i) + "}" + text.substring(i + 1))) {
                    try {
                        assertThat(read(folder, broken).table().rowCount()).isEqualTo(2);
                    } catch (DataException refused) {
                        assertThat(refused).hasMessageNotContainingAny("com.fasterxml", "segmentbook.models", "\n");
                    }
                }
            }
        }
    }
}
