package segmentbook.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;

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
            sources.add(file(dataset.files().get(i), dataset.origin().names().get(i), dataset));
        }
        return sources;
    }

    private static Source file(Path path, String name, Dataset dataset) {
        return new TextFile(path, name, dataset.format(), dataset.layout());
    }
}
