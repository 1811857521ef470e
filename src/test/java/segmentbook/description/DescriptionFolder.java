package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;

/** A folder with small data files, in which a test writes and reads {@code shop.yaml}. */
record DescriptionFolder(Path folder) {
    /** The least that a description of invoice lines says. */
    static final String LEAST = "name: shop\nfile: shop.csv\ncolumns: {time: When, customer: Who}\n";

    DescriptionFolder {
        try {
            Files.writeString(folder.resolve("shop.csv"), "When,Who\n");
            Files.writeString(folder.resolve("truth.csv"), "who,kind\n");
            Files.createDirectories(folder.resolve("exports"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset read(String yaml) {
        return read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    Dataset read(byte[] yaml) {
        try {
            return Dataset.read(Files.write(folder.resolve("shop.yaml"), yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AbstractStringAssert<?> errorOf(String yaml) {
        return errorOf(yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** The message, which must be one line and carry no stack trace. */
    AbstractStringAssert<?> errorOf(byte[] yaml) {
        return assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(DataException.class)
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getStackTrace())
                        .isEmpty())
                .extracting(Throwable::getMessage)
                .asInstanceOf(STRING)
                .doesNotContain("\n")
                .hasSizeLessThan(700);
    }
}
