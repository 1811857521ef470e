package segmentbook.dataset;

import static segmentbook.dataset.Key.later;
import static segmentbook.dataset.Key.read;
import static segmentbook.dataset.Key.required;
import static segmentbook.dataset.Kind.CUSTOMERS;
import static segmentbook.dataset.Kind.TRANSACTIONS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of a description file: these, no others. A feature to come turns its line from {@code later} to {@code read}
 * and adds a typed reader to {@link Description}; {@code docs/description-file.md} says the same, which a test holds.
 */
final class Contract {
    static final List<Key> KEYS = List.of(
            required("name"),
            read("title", "null"),
            read("kind", "transactions"),
            required("file"),
            read("url", "null"),
            read("tokenEnv", "null"),
            read("jdbc", "null"),
            read("query", "null"),
            read("format.charset", "null"),
            read("format.separator", "null"),
            read("format.quote", "null"),
            read("format.time", "null"),
            later("format.zone", "null"),
            read("format.decimal", "null"),
            read("format.thousands", "null"),
            read("format.header", "null"),
            read("format.skipLines", "null"),
            read("format.sheet", "null"),
            required("columns.customer"),
            required("columns.time").only(TRANSACTIONS),
            read("columns.invoice", "null").only(TRANSACTIONS),
            read("columns.product", "null").only(TRANSACTIONS),
            read("columns.description", "null").only(TRANSACTIONS),
            read("columns.quantity", "null").only(TRANSACTIONS),
            read("columns.price", "null").only(TRANSACTIONS),
            read("columns.amount", "null").only(TRANSACTIONS),
            read("columns.category", "null").only(TRANSACTIONS),
            read("columns.brand", "null").only(TRANSACTIONS),
            read("columns.channel", "null").only(TRANSACTIONS),
            read("columns.country", "null").only(TRANSACTIONS),
            read("columns.numeric", "{}").only(CUSTOMERS),
            read("columns.categorical", "{}").only(CUSTOMERS),
            read("derive", "{}"),
            read("limits", "{}"),
            read("cleaning.dropDuplicates", "true").only(TRANSACTIONS),
            read("cleaning.cancelledPrefix", "C").only(TRANSACTIONS),
            read("cleaning.cancellations", "net").only(TRANSACTIONS),
            read("cleaning.notProducts", "[]").only(TRANSACTIONS),
            read("cleaning.notProductPatterns", "[]").only(TRANSACTIONS),
            required("truth.file"),
            required("truth.customer"),
            required("truth.label"),
            read("truth.dropOut", "null"),
            required("attributes.file").only(TRANSACTIONS),
            required("attributes.customer").only(TRANSACTIONS),
            read("attributes.numeric", "{}").only(TRANSACTIONS),
            read("attributes.categorical", "{}").only(TRANSACTIONS),
            read("snapshot", "null"),
            read("currency", "null"),
            later("rfm.bins", "5"),
            later("rfm.cuts", "{}"),
            later("rfm.monetary", "total"),
            later("rfm.rules", "null"),
            later("features.use", "[recency, frequency, monetary]"),
            later("features.transform", "log1p"),
            later("features.scale", "standard"),
            later("features.weights", "{}"),
            read("clusters.k", "auto"),
            read("clusters.range", "[2, 10]"),
            later("clusters.algorithm", "kmeans"),
            read("clusters.seed", "42"),
            read("clusters.restarts", "10"),
            read("clusters.names", "{}"),
            later("clusters.merge", "[]"),
            read("actOn", "rfm").only(TRANSACTIONS),
            read("recommend.k", "10").only(TRANSACTIONS),
            read("recommend.repeat", "false").only(TRANSACTIONS),
            read("recommend.split", "null").only(TRANSACTIONS),
            read("offers.file", "null").only(TRANSACTIONS),
            later("offers.optOut", "null"),
            later("offers.holdOut", "0.1"),
            later("offers.fairness", "[]"),
            later("offers.responses", "null"),
            later("value.horizonDays", "365"),
            later("value.discountRate", "0.1"),
            later("value.churnDays", "91"),
            read("privacy.pseudonymise", "false"),
            read("privacy.keyFile", "null"));

    private static final Map<String, Key> BY_PATH = new LinkedHashMap<>();

    static {
        KEYS.forEach(key -> BY_PATH.put(key.path(), key));
    }

    private Contract() {}

    /**
     * Refuses keys that the contract does not know, that belong to another kind, or whose feature is not there yet.
     *
     * @throws DataException at the first such key in the order of the file
     */
    static void check(Node.Section section, Kind kind) {
        section.entries().forEach((name, node) -> {
            Key key = name.contains(".") ? null : BY_PATH.get(node.path());
            if (key != null ? !key.fits(kind) : onlyOther(node.path(), kind)) {
                String rule = node.path() + ": not for kind " + kind.key() + ", found " + node.shown();
                throw new DataException(rule, node.place(), known(section.path(), kind));
            } else if (key != null) {
                key.check(node);
            } else if (name.contains(".") || below(node.path(), kind).isEmpty()) {
                throw unknown(section.path(), name, node, kind);
            } else if (!node.absent()) {
                check(node.section(known(node.path(), kind)), kind);
            }
        });
    }

    private static boolean onlyOther(String path, Kind kind) {
        return below(path, kind).isEmpty()
                && KEYS.stream().anyMatch(key -> key.path().startsWith(path + "."));
    }

    /** The keys directly below {@code path}, in the order of the contract. */
    private static Set<String> below(String path, Kind kind) {
        String prefix = path.isEmpty() ? "" : path + ".";
        Set<String> names = new LinkedHashSet<>();
        for (Key key : KEYS) {
            if (key.path().startsWith(prefix) && key.fits(kind)) {
                names.add(key.path().substring(prefix.length()).replaceFirst("\\..*", ""));
            }
        }
        return names;
    }

    private static DataException unknown(String parent, String name, Node node, Kind kind) {
        Set<String> choices = below(parent, kind);
        List<String> meant = new ArrayList<>();
        Spelling.nearest(name, choices).ifPresent(meant::add);
        for (Key key : KEYS) {
            if (meant.isEmpty() && key.fits(kind) && key.path().endsWith("." + name)) {
                meant.add(key.path());
            }
        }
        String hint = meant.isEmpty() ? "" : "did you mean " + meant.get(0) + "? ";
        return new DataException(node.path() + ": unknown key", node.place(), hint + known(parent, kind));
    }

    private static String known(String path, Kind kind) {
        return "known here: " + String.join(", ", below(path, kind));
    }
}
