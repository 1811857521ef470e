package segmentbook.export;

import java.nio.file.Path;
import java.util.Map;
import segmentbook.description.Dataset;

/** A page's process that puts figures into the summary, one at a time: a folder and a section. */
final class SummaryWriter {
    static final int FIGURES = 20;

    private SummaryWriter() {}

    public static void main(String[] arguments) {
        Results results = Results.in(Dataset.read(Path.of("data/shop.yaml")), Path.of(arguments[0]));
        for (int i = 0; i < FIGURES; i++) {
            results.summary(arguments[1], Map.of("figure" + i, i));
        }
    }
}
