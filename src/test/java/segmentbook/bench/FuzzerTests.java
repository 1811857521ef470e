package segmentbook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import segmentbook.SharedData;
import segmentbook.dataset.DataException;

/** A few of the mutants that {@code src/bench/fuzz} makes by the hundred thousand. */
class FuzzerTests {
    private static final int MUTANTS = 1_500;

    private final Path folder;

    FuzzerTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void brokenFilesOfTheProjectGiveAResultOrOneLine() throws IOException, InterruptedException {
        Path data = Path.of("data");
        List<Path> descriptions =
                List.of(data.resolve("shop.yaml"), data.resolve("mall.yaml"), data.resolve("broken.yaml"));
        assertThat(Fuzzer.of(folder, descriptions).run(1, MUTANTS).toString()).contains("READ=", "REFUSED=");
    }

    @Test
    void brokenRealFilesGiveAResultOrOneLine() throws IOException, InterruptedException {
        List<Path> descriptions = new ArrayList<>();
        for (String name : List.of("online-retail", "mall-customers")) {
            SharedData.file(name.equals("online-retail") ? name + ".csv.gz" : name + ".csv");
            descriptions.add(SharedData.file(name + ".yaml"));
        }
        assertThat(Fuzzer.of(folder, descriptions).run(1, MUTANTS).toString()).contains("READ=", "REFUSED=");
    }

    @ParameterizedTest
    @EnumSource
    void theSameNumberGivesTheSameMutant(Mutation mutation) {
        byte[] file = "a,b\n1,2\n3,4\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] mutant = mutation.of(file, new Random(7));
        assertThat(mutation.of(file, new Random(7))).isEqualTo(mutant);
        assertThat(file).asString().isEqualTo("a,b\n1,2\n3,4\n");
        assertThat(mutation.of(new byte[0], new Random(7))).isNotNull();
    }

    @Test
    void anyOtherExceptionEndsIt() throws IOException {
        Fuzzer fuzzer = Fuzzer.of(folder, List.of(Path.of("data", "mall.yaml")), description -> {
            throw new IllegalStateException("not for readers");
        });
        assertThatThrownBy(() -> fuzzer.run(1, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("mutant 1");
    }

    @Test
    void aMessageThatSaysNothingEndsIt() throws IOException {
        Fuzzer fuzzer = Fuzzer.of(folder, List.of(Path.of("data", "mall.yaml")), description -> {
            throw new DataException(" \n");
        });
        assertThatThrownBy(() -> fuzzer.run(1, 1)).isInstanceOf(AssertionError.class);
    }
}
