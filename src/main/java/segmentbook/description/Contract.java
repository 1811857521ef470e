package segmentbook.description;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of a description file of one kind. A test compares them with {@code docs/description-file.md}. */
final class Contract {
    /** Keys of features that do not exist yet, with their defaults. */
    static final Map<String, String> NOT_YET = Map.of("format.zone", "null", "rfm.monetary", "total");

    private final Kind kind;
    private final Map<String, Set<String>> keys = new LinkedHashMap<>(); // by their section, "" for the whole file

    private Contract(Kind kind) {
        this.kind = kind;
        boolean lines = kind == Kind.TRANSACTIONS;
        add("", List.of("name", "title", "kind", "file", "url", "tokenEnv", "jdbc", "query"));
        add("format", Binder.keys(Format.class));
        add("columns", lines ? List.of("customer", "time") : List.of("customer", "numeric", "categorical"));
        if (lines) {
            add("columns", Arrays.stream(Field.values()).map(Field::key).toList());
        }
        add("", List.of("derive", "limits"));
        add("truth", Binder.keys(Truth.class));
        if (lines) {
            add("attributes", List.of("file", "customer", "numeric", "categorical"));
        }
        add("", List.of("snapshot", "currency"));
        add("privacy", List.of("pseudonymise", "keyFile"));
        AllOptions.DEFAULTS.stream()
                .filter(options -> options.isFor(kind))
                .forEach(options -> add(options.section(), Binder.keys(options.getClass())));
        NOT_YET.keySet().stream().map(key -> key.split("\\.")).forEach(key -> add(key[0], Set.of(key[1])));
    }

    private void add(String section, Collection<String> names) {
        if (!section.isEmpty()) {
            keys.computeIfAbsent("", none -> new LinkedHashSet<>()).add(section);
        }
        keys.computeIfAbsent(section, none -> new LinkedHashSet<>()).addAll(names);
    }

    /** The keys of each section of a file of this kind; those at the top stand under the empty text. */
    static Map<String, Set<String>> of(Kind kind) {
        return new Contract(kind).keys;
    }

    /**
     * Refuses unknown keys, keys of another kind, and values of features that do not exist yet.
     *
     * @throws DataException at the first such key in the order of the file
     */
    static void check(Node.Section root, Kind kind) {
        new Contract(kind).check(root);
    }

    private void check(Node.Section section) {
        section.entries().forEach((name, node) -> {
            if (!known(section.path()).contains(name)) {
                throw unknown(section.path(), name, node);
            } else if (node.absent()) {
                return;
            }
            String later = NOT_YET.get(node.path());
            if (keys.containsKey(node.path())) {
                check(node.section(hint(node.path())));
            } else if (later != null && !node.shown().equals(later)) {
                throw node.wrong(later.equals("null") ? "not yet" : "only " + later + " so far");
            }
        });
    }

    private Collection<String> known(String section) {
        return keys.getOrDefault(section, Set.of());
    }

    private String hint(String section) {
        return "known here: " + String.join(", ", known(section));
    }

    private DataException unknown(String section, String name, Node node) {
        boolean ofAnother = Arrays.stream(Kind.values())
                .anyMatch(other -> of(other).getOrDefault(section, Set.of()).contains(name));
        if (ofAnother) {
            return node.error("not for kind " + kind.key() + ", found " + node.shown(), hint(section));
        }
        String near = Spelling.nearest(name, known(section))
                .or(() -> keys.entrySet().stream()
                        .filter(each ->
                                !each.getKey().isEmpty() && each.getValue().contains(name))
                        .map(each -> each.getKey() + "." + name)
                        .findFirst())
                .map(meant -> "did you mean " + meant + "? ")
                .orElse("");
        return node.error("unknown key", near + hint(section));
    }
}
