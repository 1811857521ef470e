package segmentbook.plots;

import tech.tablesaw.plotly.components.Figure;

/** What stands where a chart would: the sentence that says why this data has none. */
public final class MissingFigure extends Figure {
    private final String sentence;

    MissingFigure(String sentence) {
        this.sentence = sentence;
    }

    /** Why there is no chart, without its full stop. */
    public String sentence() {
        return sentence;
    }
}
