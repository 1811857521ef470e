package segmentbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** A folder of each property's own, as JUnit's {@code TempDir} is for tests, which jqwik does not know. */
public abstract class PropertyFolder {
    private @Nullable Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("segmentbook-properties");
    }

    @AfterProperty
    void removeFolder() {
        try {
            FileUtils.deleteDirectory(path().toFile());
        } catch (IOException stillInUse) {
            // after a failure the search for a smaller case may still write; its report must not be hidden
        }
    }

    protected Path path() {
        if (folder == null) {
            throw new IllegalStateException("no folder yet");
        }
        return folder;
    }
}
