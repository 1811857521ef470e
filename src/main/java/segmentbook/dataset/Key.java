package segmentbook.dataset;

import org.jspecify.annotations.Nullable;

/**
 * One key of the contract.
 *
 * @param path the keys that lead to it, joined by dots
 * @param fallback its default, as YAML; {@link #REQUIRED} where it has none
 * @param state whether its feature is there
 * @param only the kind it belongs to, or null for every kind
 */
record Key(
        String path, String fallback, State state, @Nullable Kind only) {
    static final String REQUIRED = "required";

    enum State {
        /** A typed reader takes it. */
        READ,
        /** Its feature is not there yet: passes at its default only. */
        LATER
    }

    static Key required(String path) {
        return new Key(path, REQUIRED, State.READ, null);
    }

    static Key read(String path, String fallback) {
        return new Key(path, fallback, State.READ, null);
    }

    static Key later(String path, String fallback) {
        return new Key(path, fallback, State.LATER, null);
    }

    /** This key, for one kind only. */
    Key only(Kind kind) {
        return new Key(path, fallback, state, kind);
    }

    boolean fits(Kind kind) {
        return only == null || only == kind;
    }

    /** Refuses a value whose feature is not there yet. */
    void check(Node node) {
        if (state != State.LATER || node.absent() || node.says(YamlFile.parse(path, fallback))) {
            return;
        }
        throw fallback.equals("null") ? node.wrong("not yet") : node.wrong("only " + fallback + " so far");
    }
}
