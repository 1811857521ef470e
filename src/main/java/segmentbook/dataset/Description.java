package segmentbook.dataset;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Dataset} of the tree of a description file. */
final class Description {
    private final Path source;
    private final Node.Section root;
    private final Binder binder;

    private Description(Path source, Node.Section root) {
        this.source = source;
        this.root = root;
        binder = new Binder(source);
    }

    static Dataset read(Path file) {
        Path source = file.toAbsolutePath().normalize();
        return new Description(source, YamlFile.read(file)).dataset();
    }

    private Dataset dataset() {
        Kind kind = root.read("kind", node -> node.choice(Kind.class), Kind.TRANSACTIONS);
        Contract.check(root, kind);
        String name = root.need("name").text();
        Format format = root.read("format", node -> format(node.section("")), Format.DEFAULT);
        Node.Section columns = root.need("columns").section("");
        return root.checked(() -> new Dataset(
                name,
                root.read("title", Node::text, name),
                source,
                OriginKeys.of(root, source),
                format,
                kind == Kind.CUSTOMERS ? customerColumns(columns, format) : columns(columns, format),
                Contract.OPTIONS.stream().map(this::options).toList(),
                root.find("truth")
                        .map(node -> binder.<Truth>bind(node.section(""), Truth.class, null, Map.of()))
                        .orElse(null),
                root.find("snapshot").map(Node::date).orElse(null),
                root.read("currency", Node::text, ""),
                root.read("privacy", node -> PrivacyKey.of(node.section(""), source, System.getenv()), Privacy.OFF),
                attributes(kind),
                new Content.Received()));
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
        if (found == null) {
            for (String key : kind == Kind.TRANSACTIONS ? List.of("derive", "limits") : List.<String>of()) {
                root.find(key).filter(node -> !node.yaml().equals("{}")).ifPresent(node -> {
                    throw node.error("attributes that it is for, found no key attributes", "");
                });
            }
            return null;
        }
        Node.Section section = found.section("");
        return new Attributes(OriginKeys.files(section.need("file"), source), customerColumns(section, Format.DEFAULT));
    }

    /** The section {@code format}; for {@code thousands} {@code ""} is a value: numbers have no mark between thousands. */
    private Format format(Node.Section section) {
        Set<String> given = section.entries().keySet().stream()
                .filter(key -> section.find(key).isPresent()
                        || (key.equals("thousands")
                                && section.entries().get(key) instanceof Node.Scalar none
                                && !none.isNull()))
                .collect(Collectors.toSet());
        boolean points = section.read("thousands", Node::text, "").equals(".");
        Format usual = points ? Format.DEFAULT.withNumbers(',', "") : Format.DEFAULT;
        return binder.bind(section, Format.class, usual, Map.of("given", given));
    }

    private static Columns columns(Node.Section section, Format format) {
        Map<Field, String> headers = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            section.find(field.key()).ifPresent(node -> headers.put(field, header(node, format)));
        }
        return section.checked(() -> new Columns(headers));
    }

    private CustomerColumns customerColumns(Node.Section section, Format format) {
        Function<Node, Map<String, String>> headers =
                node -> node.section("such as {age: Age}").each(each -> header(each, format));
        Function<Node, Map<String, String>> formulas =
                node -> node.section("such as {spent: frequency * basket}").each(Node::text);
        Function<Node, Map<String, Limits>> limits =
                node -> node.section("such as {age: [0, 110]}").each(Description::limits);
        try {
            return new CustomerColumns(
                    header(section.need("customer"), format),
                    section.read("numeric", headers, Map.of()),
                    section.read("categorical", headers, Map.of()),
                    root.read("derive", formulas, Map.of()),
                    root.read("limits", limits, Map.of()));
        } catch (OptionException e) {
            throw e.key().matches("(derive|limits)\\b.*") ? root.refused(e) : section.refused(e);
        }
    }

    private static Limits limits(Node node) {
        List<Node> ends = node.pair("two numbers such as [0, 110], null where there is no limit");
        Node min = ends.get(0);
        Node max = ends.get(1);
        return node.checked(() -> new Limits(
                min.absent() ? Double.NEGATIVE_INFINITY : min.number(),
                max.absent() ? Double.POSITIVE_INFINITY : max.number()));
    }

    private static String header(Node node, Format format) {
        return format.header() ? node.text() : String.valueOf(node.whole(1));
    }
}
