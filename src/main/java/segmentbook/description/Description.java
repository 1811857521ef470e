package segmentbook.description;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Dataset} of the tree of a description file. */
record Description(Path source, Node.Section root, @Nullable Origin elsewhere, Binder binder) {
    static Dataset read(Path file) {
        Path source = file.toAbsolutePath().normalize();
        return new Description(source, YamlFile.read(file), null, new Binder(source)).dataset();
    }

    static Dataset elsewhere(Path file, String text, @Nullable Privacy privacy) {
        Path source = file.toAbsolutePath().normalize();
        var read = YamlFile.parse(String.valueOf(source.getFileName()), text).section("");
        Map<String, Node> entries = new LinkedHashMap<>(read.entries());
        entries.remove("truth");
        if (privacy != null) {
            entries.remove("privacy");
        }
        Node.Section root = new Node.Section(read.path(), read.place(), entries);
        var dataset = new Description(source, root, new Origin.Files(List.of(source)), new Binder(source)).dataset();
        return privacy == null ? dataset : Binder.copy(dataset, "privacy", privacy);
    }

    private Dataset dataset() {
        Kind kind = root.read("kind", node -> node.choice(Kind.class), Kind.TRANSACTIONS);
        Contract.check(root, kind);
        String name = root.need("name").text();
        Format format = root.read("format", node -> format(node.section("")), Format.DEFAULT);
        Node named = root.need("columns");
        Node.Section columns = (format.header() ? named : numbered(named)).section("");
        return root.checked(() -> new Dataset(
                name,
                root.read("title", Node::text, name),
                source,
                elsewhere == null ? OriginKeys.of(root, source) : elsewhere,
                format,
                kind == Kind.CUSTOMERS ? customerColumns(columns) : columns(columns),
                AllOptions.DEFAULTS.stream().map(this::options).toList(),
                root.find("truth")
                        .map(node -> binder.<Truth>bind(node.section(""), Truth.class, null, Map.of()))
                        .orElse(null),
                root.find("snapshot").map(Node::date).orElse(null),
                root.read("currency", Node::text, ""),
                root.read("privacy", node -> PrivacyKey.of(node.section(""), source, System.getenv()), Privacy.OFF),
                attributes(kind),
                new ConcurrentHashMap<>()));
    }

    /** What the file says about the options of a package; {@code defaults} where it says nothing. */
    private Options options(Options defaults) {
        Node node = defaults.section().isEmpty()
                ? root
                : root.find(defaults.section()).orElse(null);
        return node == null ? defaults : binder.bind(node.section(""), defaults.getClass(), defaults, Map.of());
    }

    private @Nullable Attributes attributes(Kind kind) {
        Node found = root.find("attributes").orElse(null);
        if (found != null) {
            Node.Section section = found.section("");
            return new Attributes(OriginKeys.files(section.need("file"), source), customerColumns(section));
        }
        for (String key : kind == Kind.TRANSACTIONS ? List.of("derive", "limits") : List.<String>of()) {
            root.find(key)
                    .filter(node -> !node.equals(new Node.Section(key, node.place(), Map.of())))
                    .ifPresent(node -> {
                        throw node.error("attributes that it is for, found no key attributes", "");
                    });
        }
        return null;
    }

    /** The section {@code format}; for {@code thousands} {@code ""} is a value: numbers have no mark between thousands. */
    private Format format(Node.Section section) {
        var given = section.entries().keySet().stream()
                .filter(key -> section.find(key).isPresent()
                        || (key.equals("thousands")
                                && section.entries().get(key) instanceof Node.Scalar none
                                && !none.isNull()))
                .collect(Collectors.toSet());
        boolean points = section.read("thousands", Node::text, "").equals(".");
        Format usual = points ? Format.DEFAULT.withNumbers(',', "") : Format.DEFAULT;
        return binder.bind(section, Format.class, usual, Map.of("given", given));
    }

    private static Columns columns(Node.Section section) {
        Map<Field, String> headers = new EnumMap<>(Field.class);
        Stream.of(Field.values())
                .forEach(field -> section.find(field.key()).ifPresent(node -> headers.put(field, node.text())));
        return section.checked(() -> new Columns(headers));
    }

    /** The columns that a section names, with formulas and limits from the top of the file. */
    private CustomerColumns customerColumns(Node.Section section) {
        Map<String, Node> entries = new LinkedHashMap<>(section.entries());
        Stream.of("derive", "limits").forEach(key -> root.find(key).ifPresent(node -> entries.put(key, node)));
        Node.Section all = new Node.Section(section.path(), section.place(), entries);
        return binder.bind(all, CustomerColumns.class, null, Map.of());
    }

    /** The section with numbers of columns, from 1, where the file has no headers. */
    private static Node numbered(Node node) {
        if (node instanceof Node.Section section) {
            return new Node.Section(section.path(), section.place(), section.each(Description::numbered));
        }
        return node.absent() ? node : new Node.Scalar(node.path(), node.place(), "" + node.whole(1), false);
    }
}
