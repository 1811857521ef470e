package segmentbook.description;

import java.util.List;

/**
 * The options of a package, as a {@link Section} of the description file gives them. An implementation is a record: its
 * components are the keys, and a constructor without arguments gives their defaults. A component may be a text, a
 * number, {@code true} or {@code false}, a date, a file, an enum, {@link Range}, {@code OptionalInt} for {@code auto}
 * or a number, a list or set of texts, a list of numbers or of {@link SegmentRule}, or texts by number; the value null needs {@code @Nullable}. The record checks
 * itself and throws {@link OptionException}. {@code AllOptions} names its class, so that {@link
 * Dataset#read} knows the keys and refuses wrong values at once.
 */
public interface Options {
    /** The key of the section; empty where the components are keys at the top of the file. */
    default String section() {
        return getClass().getAnnotation(Section.class).value();
    }

    /** Whether the keys belong into a description file of this kind. */
    default boolean isFor(Kind kind) {
        return List.of(getClass().getAnnotation(Section.class).kinds()).contains(kind);
    }

    /** What {@code summary.json} shows: the values by their keys, or one text. */
    default Object choices() {
        return Binder.values(this);
    }
}
