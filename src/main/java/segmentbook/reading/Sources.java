package segmentbook.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Format;
import segmentbook.dataset.Layout;

/** Finds the class that reads what a description file names. */
final class Sources {
    private Sources() {}

    /** One a file, in their order; or the one of a query or an endpoint. */
    static List<Source> of(Dataset dataset) {
        if (dataset.files().isEmpty()) {
            throw new DataException("file: files so far, found " + dataset.origin());
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < dataset.files().size(); i++) {
            Path file = dataset.files().get(i);
            sources.add(file(file, dataset.origin().names().get(i), dataset.format(), dataset.layout()));
        }
        return sources;
    }

    /** The one of a file that no description file names yet. */
    static Source of(Path file) {
        return file(file, String.valueOf(file.getFileName()), Format.DEFAULT, null);
    }

    private static Source file(Path path, String name, Format format, @Nullable Layout layout) {
        return new TextFile(path, name, format, layout);
    }
}
