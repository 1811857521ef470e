package segmentbook.dataset;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Dataset} of a description file: one typed reader for each group of keys. */
final class Description {
    private static final String NOT_TEXT = ".*\\.(xls[xbm]?|ods|parquet|jsonl?|ndjson|gz|zip|7z|bz2|xz|zst)";

    private final Path source;
    private final Node.Section root;

    private Description(Path source, Node.Section root) {
        this.source = source;
        this.root = root;
    }

    static Dataset read(Path file) {
        Path source = file.toAbsolutePath().normalize();
        return new Description(source, YamlFile.read(file)).dataset();
    }

    private Dataset dataset() {
        Kind kind = root.read("kind", node -> node.choice(Kind.class), Kind.TRANSACTIONS);
        Contract.check(root, kind);
        String name = root.need("name").text();
        Format format = root.read("format", Description::format, Format.DEFAULT);
        Node.Section columns = root.need("columns").section("");
        return root.checked(() -> new Dataset(
                name,
                root.read("title", Node::text, name),
                source,
                OriginKeys.of(root, source),
                format,
                kind == Kind.CUSTOMERS ? customerColumns(columns, format) : columns(columns, format),
                root.read("cleaning", Description::cleaning, CleaningRules.DEFAULT),
                truth(),
                root.find("snapshot").map(Node::date).orElse(null),
                root.read("currency", Node::text, ""),
                RfmOptions.DEFAULT,
                root.read("clusters", Description::clusters, ClusterOptions.DEFAULT),
                root.read("actOn", way -> way.choice(ActOn.class), ActOn.RFM),
                root.read("recommend", Description::recommend, RecommendOptions.DEFAULT),
                root.read("offers", this::offers, OfferOptions.DEFAULT),
                root.read("privacy", this::privacy, Privacy.OFF),
                attributes(kind)));
    }

    private @Nullable Attributes attributes(Kind kind) {
        Node found = root.find("attributes").orElse(null);
        for (String key : List.of("derive", "limits")) {
            if (kind == Kind.TRANSACTIONS && found == null) {
                root.find(key)
                        .filter(node -> !node.says(YamlFile.parse(key, "{}")))
                        .ifPresent(node -> {
                            throw new DataException(
                                    key + ": attributes that it is for, found no key attributes", node.place(), "");
                        });
            }
        }
        if (found == null) {
            return null;
        }
        Node.Section section = found.section("");
        return new Attributes(OriginKeys.files(section.need("file"), source), customerColumns(section, Format.DEFAULT));
    }

    private Privacy privacy(Node node) {
        return PrivacyKey.of(node.section(""), source, System.getenv());
    }

    private OfferOptions offers(Node node) {
        return new OfferOptions(node.section("").find("file").map(this::file).orElse(null));
    }

    private static ClusterOptions clusters(Node node) {
        Node.Section section = node.section("");
        ClusterOptions usual = ClusterOptions.DEFAULT;
        int[] range = section.read("range", Description::range, new int[] {usual.least(), usual.most()});
        return node.checked(() -> new ClusterOptions(
                section.read("k", Description::k, usual.k()),
                range[0],
                range[1],
                section.read("seed", seed -> seed.whole(0), usual.seed()),
                section.read("restarts", times -> times.whole(1), usual.restarts()),
                section.read("names", Description::names, usual.names())));
    }

    private static OptionalInt k(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.raw().equals("auto")) {
            return OptionalInt.empty();
        }
        if (node instanceof Node.Scalar scalar && scalar.raw().matches("[0-9]{1,9}")) {
            return OptionalInt.of(node.whole(0));
        }
        throw node.wrong("auto or a whole number");
    }

    private static int[] range(Node node) {
        if (node instanceof Node.Items items && items.nodes().size() == 2) {
            return items.nodes().stream().mapToInt(each -> each.whole(2)).toArray();
        }
        throw node.wrong("two whole numbers such as [2, 10]");
    }

    private static Map<Integer, String> names(Node node) {
        Map<Integer, String> names = new LinkedHashMap<>();
        node.section("such as {1: Regulars}").entries().forEach((cluster, name) -> {
            if (!cluster.matches("[1-9][0-9]{0,2}")) {
                throw name.wrong("the number of a cluster as key, from 1");
            }
            names.put(Integer.valueOf(cluster), name.text());
        });
        return names;
    }

    private static RecommendOptions recommend(Node node) {
        Node.Section section = node.section("");
        RecommendOptions usual = RecommendOptions.DEFAULT;
        return node.checked(() -> new RecommendOptions(
                section.read("k", products -> products.whole(1), usual.k()),
                section.read("repeat", Node::truth, usual.repeat()),
                section.find("split").map(Node::date).orElse(null)));
    }

    private static Format format(Node node) {
        Node.Section section = node.section("");
        Format usual = Format.DEFAULT;
        String thousands = section.read("thousands", Node::text, usual.thousands());
        return node.checked(() -> new Format(
                section.read("charset", Description::charset, usual.charset()),
                section.read("separator", Node::character, usual.separator()),
                section.read("quote", Node::character, usual.quote()),
                section.read("time", Node::text, usual.time()),
                section.read("decimal", Node::character, thousands.equals(".") ? ',' : usual.decimal()),
                thousands,
                section.read("header", Node::truth, usual.header()),
                section.read("skipLines", lines -> lines.whole(0), usual.skipLines()),
                section.read("sheet", Node::text, usual.sheet()),
                given(section)));
    }

    /** The keys with a value; {@code ""} is one for the mark between thousands: there is none. */
    private static Set<String> given(Node.Section section) {
        return section.entries().keySet().stream()
                .filter(key -> section.find(key).isPresent()
                        || (key.equals("thousands")
                                && section.entries().get(key) instanceof Node.Scalar none
                                && !none.isNull()))
                .collect(Collectors.toSet());
    }

    private static Charset charset(Node node) {
        try {
            return Charset.forName(node.text());
        } catch (IllegalArgumentException unknown) {
            throw node.wrong("a character set such as UTF-8, ISO-8859-1 or windows-1252");
        }
    }

    private static Columns columns(Node.Section section, Format format) {
        Map<Field, String> headers = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            section.find(field.key()).ifPresent(node -> headers.put(field, header(node, format)));
        }
        return section.checked(() -> new Columns(headers));
    }

    private CustomerColumns customerColumns(Node.Section section, Format format) {
        Function<Node, Map<String, String>> attributes = node -> {
            Map<String, String> headers = new LinkedHashMap<>();
            node.section("such as {age: Age}")
                    .entries()
                    .forEach((name, value) -> headers.put(name, header(value, format)));
            return headers;
        };
        String customer = header(section.need("customer"), format);
        return root.checked(() -> {
            try {
                return new CustomerColumns(
                        customer,
                        section.read("numeric", attributes, Map.of()),
                        section.read("categorical", attributes, Map.of()),
                        root.read("derive", Description::formulas, Map.of()),
                        root.read("limits", Description::limits, Map.of()));
            } catch (IllegalArgumentException wrong) {
                String message = String.valueOf(wrong.getMessage());
                throw new IllegalArgumentException(message.replaceAll("\\bcolumns(?=[.:])", section.path()), wrong);
            }
        });
    }

    private static Map<String, String> formulas(Node node) {
        Map<String, String> formulas = new LinkedHashMap<>();
        node.section("such as {spent: frequency * basket}")
                .entries()
                .forEach((name, formula) -> formulas.put(name, formula.text()));
        return formulas;
    }

    private static Map<String, Limits> limits(Node node) {
        Map<String, Limits> limits = new LinkedHashMap<>();
        node.section("such as {age: [0, 110]}").entries().forEach((name, pair) -> {
            if (!(pair instanceof Node.Items items) || items.nodes().size() != 2) {
                throw pair.wrong("two numbers such as [0, 110], null where there is no limit");
            }
            double[] ends = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
            for (int i = 0; i < ends.length; i++) {
                Node end = items.nodes().get(i);
                ends[i] = end.absent() ? ends[i] : end.number();
            }
            limits.put(name, pair.checked(() -> new Limits(ends[0], ends[1])));
        });
        return limits;
    }

    private static String header(Node node, Format format) {
        return format.header() ? node.text() : String.valueOf(node.whole(1));
    }

    private static CleaningRules cleaning(Node node) {
        Node.Section section = node.section("");
        CleaningRules usual = CleaningRules.DEFAULT;
        boolean anyPrefix = section.entries().containsKey("cancelledPrefix");
        return node.checked(() -> new CleaningRules(
                section.read("dropDuplicates", Node::truth, usual.dropDuplicates()),
                anyPrefix ? nullable(section, "cancelledPrefix") : usual.cancelledPrefix(),
                section.read("cancellations", way -> way.choice(Cancellations.class), usual.cancellations()),
                new LinkedHashSet<>(section.read("notProducts", Node::texts, List.of())),
                section.read("notProductPatterns", Node::texts, List.of())));
    }

    private @Nullable Truth truth() {
        return root.find("truth").map(node -> truth(node.section(""))).orElse(null);
    }

    private Truth truth(Node.Section section) {
        return section.checked(() -> new Truth(
                file(section.need("file")),
                section.need("customer").text(),
                section.need("label").text(),
                nullable(section, "dropOut")));
    }

    private static @Nullable String nullable(Node.Section section, String key) {
        return section.find(key).map(Node::text).orElse(null);
    }

    private Path file(Node node) {
        return OriginKeys.file(node, source, NOT_TEXT, "plain delimited text or YAML");
    }
}
