package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTests {
    private final Path folder;

    ContentTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ofAFileIsThatOfItsBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("shop.csv"), "time,customer\n2011-05-01 10:00:00,7\n");
        // printf 'time,customer\n2011-05-01 10:00:00,7\n' | sha256sum
        assertThat(Content.of(file))
                .isEqualTo(new Content(36, "5ef424a7061e192335c9b73be5472e5ce4104ac1ce3e0ea4ab69bd6c0a0c16ae"));
    }

    @Test
    void ofCellsTellsWhereEachEnds() {
        Content.Counting one = new Content.Counting();
        one.add("ab");
        one.add("c");
        Content.Counting other = new Content.Counting();
        other.add("a");
        other.add("bc");
        // printf 'ab\0c\0' | sha256sum
        assertThat(one.content())
                .isEqualTo(new Content(5, "629c2f14f654f026086f2aefe1855533d0897f49df86a19073be17b237361b09"))
                .isNotEqualTo(other.content());
    }

    @Test
    void ofNoFileIsRefused() {
        assertThatThrownBy(() -> Content.of(folder.resolve("none.csv")))
                .isInstanceOf(DataException.class)
                .hasMessage("file: cannot be read: none.csv");
    }
}
