package segmentbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class SharedDataTests {
    @TempDir
    Path folder;

    @Test
    void aFileThatIsThereIsGiven() throws IOException {
        Path file = Files.writeString(folder.resolve("set.csv"), "a\n");
        assertThat(SharedData.file(folder, "set.csv", true)).isEqualTo(file);
        assertThat(SharedData.file(folder, "set.csv", false)).isEqualTo(file);
    }

    @Test
    void aMissingFileSkipsTheTestAndSaysSo() {
        assertThatThrownBy(() -> SharedData.file(folder, "set.csv", false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("real data set missing: " + folder.resolve("set.csv") + ", skipped");
    }

    @Test
    void aMissingFileFailsTheTestWhereTheRunRequiresIt() {
        assertThatThrownBy(() -> SharedData.file(folder, "set.csv", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("and CI=true requires it");
    }
}
