package segmentbook.tables;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import segmentbook.description.DataException;
import segmentbook.description.Place;

/** Replaces ids by pseudonyms, and finds ids in other cells. */
public final class HiddenIds {
    private static final int MIN_LENGTH = 4; // shorter ids occur in other cells by chance

    private HiddenIds() {}

    /**
     * The column with a pseudonym for each id.
     *
     * @throws DataException if two ids have the same
     */
    public static TextColumn of(TextColumn ids, UnaryOperator<String> pseudonyms, Place place) {
        TextColumn hidden = ids.map(pseudonyms);
        if (hidden.distinct() != ids.distinct()) {
            throw new DataException(
                    "privacy: a pseudonym for each id, found two ids with one", place, "take another key");
        }
        return hidden;
    }

    /** Whether the text contains the id as a whole word. */
    public static boolean standIn(String text, String id) {
        return id.length() >= MIN_LENGTH
                && text.contains(id)
                && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(id) + "(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find();
    }
}
