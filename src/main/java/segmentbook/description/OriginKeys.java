package segmentbook.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import segmentbook.statistics.Words;

/** Reads the keys that say where the data is: {@code file}, or {@code url} and {@code tokenEnv}, or {@code jdbc} and {@code query}. */
final class OriginKeys {
    /** The most files that a list or a pattern may name. */
    static final int MOST_FILES = 1_000;

    private static final int MOST_SEEN = 100_000;
    private static final int DEEPEST = 20;
    private static final int SHOWN = 8;
    private static final String NOT_YET = ".*\\.(xls|xlsb|ods|7z|bz2|xz|zst|rar|tar|tgz)";
    private static final String READABLE =
            "delimited text, .xlsx, JSON or Parquet, text and JSON also .gz or alone in a .zip, so far";

    private OriginKeys() {}

    /**
     * Reads the keys.
     *
     * @param source the description file, beside which files are looked for
     * @throws DataException where none or several of the three are given, or a file is not there
     */
    static Origin of(Node.Section root, Path source) {
        List<String> given = Stream.of("file", "url", "jdbc")
                .filter(key -> root.find(key).isPresent())
                .toList();
        DataException.require(!given.isEmpty(), "file: required, or url or jdbc, found nothing", root.place(), "");
        if (given.size() > 1) {
            throw root.need(given.get(1)).error("one of file, url and jdbc, found " + String.join(" and ", given), "");
        }
        requireBeside(root, "tokenEnv", "url");
        requireBeside(root, "query", "jdbc");
        Node node = root.need(given.get(0));
        return switch (given.get(0)) {
            case "url" -> endpoint(node, root);
            case "jdbc" -> query(node, root.need("query").text(), source);
            default -> files(node, source);
        };
    }

    private static void requireBeside(Node.Section root, String key, String other) {
        root.find(key).filter(node -> root.find(other).isEmpty()).ifPresent(node -> {
            throw node.error("only with " + other + ", found it without", "");
        });
    }

    private static Origin endpoint(Node node, Node.Section root) {
        URI url = node.parsed("an address such as https://shop.example/orders.csv", URI::create);
        boolean web = String.valueOf(url.getScheme()).matches("(?i)https?") && url.getHost() != null;
        node.require(web, "an address that begins with https:// or http://");
        boolean open = url.getRawUserInfo() == null;
        node.require(open, "no user and password; give tokenEnv, the name of an environment variable");
        var token = root.find("tokenEnv");
        token.filter(each -> !each.text().matches("[A-Za-z_][A-Za-z0-9_]*")).ifPresent(each -> {
            throw each.error(
                    "the name of an environment variable such as SHOP_TOKEN, found none",
                    "not the token itself, which no file should hold");
        });
        return new Origin.Endpoint(url, token.map(Node::text).orElse(null));
    }

    private static Origin query(Node node, String query, Path source) {
        if (!node.text().matches("jdbc:[A-Za-z0-9]+:[^\\p{Cntrl}]*")) {
            throw node.error("an address such as jdbc:sqlite:shop.db, found none", "");
        }
        Path folder = Objects.requireNonNullElse(source.getParent(), source);
        try {
            Origin.Query origin = new Origin.Query(node.text(), query, folder);
            origin.file().filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
                throw node.error("a database file, found no file " + Spelling.name(file), Spelling.hintBeside(file));
            });
            return origin;
        } catch (InvalidPathException unreadable) {
            throw node.error("an address with the path of a file, found none", "");
        }
    }

    /** The files that a key names: one, a pattern, or a list of either. */
    static Origin.Files files(Node node, Path source) {
        List<Node> nodes = node instanceof Node.Items items ? items.nodes() : List.of(node);
        node.require(!nodes.isEmpty(), "a file, a pattern or a list of them");
        var files = new LinkedHashSet<Path>();
        for (Node each : nodes) {
            for (Path file : named(each, source)) {
                if (!files.add(file)) {
                    throw each.error("each file once, found " + Spelling.name(file) + " twice", "");
                }
            }
        }
        if (files.size() > MOST_FILES) {
            throw node.error("at most " + MOST_FILES + " files, found " + files.size(), "");
        }
        return new Origin.Files(List.copyOf(files));
    }

    private static List<Path> named(Node node, Path source) {
        String text = node.text();
        try {
            if (!text.matches(".*[*?\\[{].*") || Files.isRegularFile(source.resolveSibling(text))) {
                return List.of(file(node, source, NOT_YET, READABLE));
            }
        } catch (InvalidPathException onlyAPattern) {
            // a system that allows no * in the names of files: a pattern
        }
        int glob = text.replaceFirst("[*?\\[{].*", "").lastIndexOf('/') + 1;
        return matching(node, source.resolveSibling(text.substring(0, glob)).normalize(), text.substring(glob));
    }

    /** The files below a folder that a pattern names, in the order of their paths. */
    private static List<Path> matching(Node node, Path base, String pattern) {
        List<Path> seen = walk(base, pattern.contains("**") ? DEEPEST : pattern.split("/", -1).length);
        var matcher = node.parsed("a pattern such as exports/*.csv", same -> FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern));
        List<Path> found = seen.stream()
                .filter(path -> matcher.matches(base.relativize(path)) && Files.isRegularFile(path))
                .sorted()
                .toList();
        if (!found.isEmpty() && seen.size() < MOST_SEEN) {
            return found;
        }
        List<String> names = seen.stream()
                .map(path -> Node.shown(String.valueOf(base.relativize(path))))
                .sorted()
                .toList();
        String there = names.isEmpty() ? "no file" : Words.some(names, SHOWN);
        String rule = seen.size() < MOST_SEEN ? "a pattern that some file matches" : "a pattern below fewer folders";
        throw node.error(rule + ", found " + node.shown(), "there is: " + there);
    }

    /** What is below a folder, as far as it can be read. */
    private static List<Path> walk(Path base, int depth) {
        List<Path> seen = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
            walk.limit(MOST_SEEN)
                    .filter(path -> !path.equals(base) && !Spelling.name(path).startsWith("."))
                    .forEach(seen::add);
        } catch (IOException | UncheckedIOException unreadable) {
            // what was seen before is what can be read
        }
        return seen;
    }

    /**
     * The file that a node names.
     *
     * @param refused names of files that cannot be read
     * @param readable kinds of files that can be read, for the message
     */
    static Path file(Node node, Path source, String refused, String readable) {
        String text = node.text();
        node.require(!text.toLowerCase(Locale.ROOT).matches(refused), "only " + readable);
        try {
            Path file = source.resolveSibling(text).normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
            String found = (Files.isDirectory(file) ? "the folder " : "no file ") + Node.shown(text);
            throw node.error("a file, found " + found, Spelling.hintBeside(file));
        } catch (InvalidPathException e) {
            throw node.wrong("the path of a file");
        }
    }
}
