package segmentbook.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import segmentbook.SharedData;
import segmentbook.WhenChanged;
import segmentbook.description.DataException;

/** A few of the mutants that {@code src/bench/fuzz} makes by the hundred thousand. */
@WhenChanged({"src/bench/java", "data", "src/main/java"})
class FuzzerTests {
    private static final int MUTANTS = 100;

    private static final List<Path> OWN =
            List.of(Path.of("data", "shop.yaml"), Path.of("data", "mall.yaml"), Path.of("data", "broken.yaml"));

    private final Path folder;

    FuzzerTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBrokenWasRight(Form form) throws IOException {
        for (Path description : OWN) {
            List<Seed> seeds = Seed.of(description, EnumSet.of(form));
            assertThat(seeds).hasSize(description.endsWith("shop.yaml") && form.isFile() ? 2 : 1);
            for (Seed seed : seeds) {
                seed.right(folder);
                Reading.read(folder.resolve("mutant.yaml"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenFilesOfTheProjectGiveAResultOrOneLine(Form form) throws IOException, InterruptedException {
        assertThat(Fuzzer.of(folder, OWN, EnumSet.of(form)).run(1, MUTANTS).toString())
                .contains(form + " read=", form + " refused=");
    }

    @Test
    void brokenRealFilesGiveAResultOrOneLine() throws IOException, InterruptedException {
        List<Path> descriptions = new ArrayList<>();
        for (String name : List.of("online-retail", "mall-customers")) {
            SharedData.file(name.equals("online-retail") ? name + ".csv.gz" : name + ".csv");
            descriptions.add(SharedData.file(name + ".yaml"));
        }
        assertThat(Fuzzer.of(folder, descriptions, EnumSet.allOf(Form.class))
                        .run(1, 5 * MUTANTS)
                        .toString())
                .contains(" read=", " refused=");
    }

    @Test
    void aFileLeftBesideEndsIt() throws IOException {
        Fuzzer fuzzer = Fuzzer.of(folder, OWN, EnumSet.of(Form.CSV), description -> write("left"));
        assertThatThrownBy(() -> fuzzer.run(1, 1)).hasMessageStartingWith("mutant 1: nothing left beside it");
    }

    private void write(String name) {
        try {
            Files.writeString(folder.resolve(name), "");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameNumberGivesTheSameFile(Form form) throws IOException {
        byte[] file = form.file(Rows.of(Path.of("data", "mall.csv"), line -> true));
        byte[] right = file.clone();
        for (int number = 0; number < 50; number++) {
            assertThat(form.broken(file, new Random(number))).isEqualTo(form.broken(file, new Random(number)));
        }
        assertThat(file).isEqualTo(right);
    }

    static Stream<Breaking> breakings() {
        return Stream.concat(Stream.of(Mutation.values()), Stream.of(StoredMutation.values()));
    }

    @ParameterizedTest
    @MethodSource("breakings")
    void theSameNumberGivesTheSameMutant(Breaking mutation) {
        byte[] file = "a,b\n1,2\n3,4\n".getBytes(UTF_8);
        byte[] mutant = mutation.of(file, new Random(7));
        assertThat(mutation.of(file, new Random(7))).isEqualTo(mutant);
        assertThat(file).asString().isEqualTo("a,b\n1,2\n3,4\n");
        assertThat(mutation.of(new byte[0], new Random(7))).isNotNull();
    }

    @Test
    void anyOtherExceptionEndsIt() throws IOException {
        Fuzzer fuzzer = Fuzzer.of(folder, List.of(Path.of("data", "mall.yaml")), EnumSet.of(Form.CSV), description -> {
            throw new IllegalStateException("not for readers");
        });
        assertThatThrownBy(() -> fuzzer.run(1, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("mutant 1 (CSV)");
    }

    @Test
    void aMessageThatSaysNothingEndsIt() throws IOException {
        Fuzzer fuzzer = Fuzzer.of(folder, List.of(Path.of("data", "mall.yaml")), EnumSet.of(Form.CSV), description -> {
            throw new DataException(" \n");
        });
        assertThatThrownBy(() -> fuzzer.run(1, 1)).isInstanceOf(AssertionError.class);
    }
}
