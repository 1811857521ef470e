package segmentbook.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** The keys of a description file of one kind. A test compares them with {@code docs/description-file.md}. */
final class Contract {
    /** The options of later packages, at their defaults. */
    static final List<Options> OPTIONS = ServiceLoader.load(Options.class, Options.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** Keys of features that do not exist yet, with their defaults. */
    static final Node.Section NOT_YET = YamlFile.resource(Contract.class, "not-yet.yaml");

    private final Kind kind;
    private final Map<String, Set<String>> keys = new LinkedHashMap<>(); // by their section, "" for the whole file

    private Contract(Kind kind) {
        this.kind = kind;
        add("", "name", "title", "kind", "file", "url", "tokenEnv", "jdbc", "query");
        Binder.keys(Format.class).stream().filter(key -> !key.equals("given")).forEach(key -> add("format", key));
        if (kind == Kind.CUSTOMERS) {
            add("columns", "customer", "numeric", "categorical");
        } else {
            add("columns", "customer", "time");
            Arrays.stream(Field.values()).forEach(field -> add("columns", field.key()));
        }
        add("", "derive", "limits");
        Binder.keys(Truth.class).forEach(key -> add("truth", key));
        if (kind == Kind.TRANSACTIONS) {
            add("attributes", "file", "customer", "numeric", "categorical");
        }
        add("", "snapshot", "currency");
        add("privacy", "pseudonymise", "keyFile");
        OPTIONS.stream().filter(options -> options.isFor(kind)).forEach(options -> Binder.keys(options.getClass())
                .forEach(key -> add(options.section(), key)));
        NOT_YET.entries()
                .forEach((section, node) -> node.section("").entries().keySet().forEach(key -> add(section, key)));
    }

    private void add(String section, String... names) {
        if (!section.isEmpty()) {
            add("", section);
        }
        keys.computeIfAbsent(section, none -> new LinkedHashSet<>()).addAll(List.of(names));
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
            }
            Optional<Node> later = NOT_YET.below(node.path());
            if (keys.containsKey(node.path())) {
                if (!node.absent()) {
                    check(node.section(hint(node.path())));
                }
            } else if (later.isPresent()
                    && !node.absent()
                    && !node.yaml().equals(later.get().yaml())) {
                String only = later.get().yaml();
                throw node.wrong(only.equals("null") ? "not yet" : "only " + only + " so far");
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
        List<String> meant = new ArrayList<>();
        Spelling.nearest(name, known(section)).ifPresent(meant::add);
        keys.forEach((other, names) -> {
            if (!other.isEmpty() && names.contains(name)) {
                meant.add(other + "." + name);
            }
        });
        String near = meant.isEmpty() ? "" : "did you mean " + meant.get(0) + "? ";
        return node.error("unknown key", near + hint(section));
    }
}
