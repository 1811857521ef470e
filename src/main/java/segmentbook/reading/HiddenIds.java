package segmentbook.reading;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Place;

/** Ids behind pseudonyms, and ids that stand where none should. */
public final class HiddenIds {
    private static final int SHORTEST = 4; // shorter ids stand in other cells by chance

    private HiddenIds() {}

    /**
     * The column with a pseudonym for each id.
     *
     * @throws DataException where two ids have one
     */
    public static TextColumn of(TextColumn ids, UnaryOperator<String> pseudonyms, Place place) {
        TextColumn hidden = ids.map(pseudonyms);
        if (hidden.distinct() != ids.distinct()) {
            throw new DataException(
                    "privacy: a pseudonym for each id, found two ids with one", place, "take another key");
        }
        return hidden;
    }

    /** Whether the id stands in the text with neither letter nor digit beside it. */
    public static boolean standIn(String text, String id) {
        return id.length() >= SHORTEST
                && text.contains(id)
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }
}
