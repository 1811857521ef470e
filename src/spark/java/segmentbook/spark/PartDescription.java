package segmentbook.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Privacy;

/**
 * The analyst's description file as it holds for a part of the lines: the part's file for the data's, and no key of
 * pseudonyms, which travels beside it and is never written. Has no {@code toString}, which Spark could show.
 */
final class PartDescription implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String FILE = "part-of-the-lines.csv";

    private final String name; // of the analyst's file, for messages
    private final String yaml;
    private final Privacy privacy;

    private PartDescription(String name, String yaml, Privacy privacy) {
        this.name = name;
        this.yaml = yaml;
        this.privacy = privacy;
    }

    /**
     * Of a description file whose data need not lie on this machine.
     *
     * @throws DataException where it is none, or has one row a customer
     */
    static PartDescription of(Path description) {
        MappingNode root = root(description);
        for (String each : List.of("url", "jdbc", "query", "tokenEnv", "truth")) {
            remove(root, each);
        }
        beside(find(root, "privacy"), "keyFile", description);
        beside(find(root, "attributes"), "file", description);
        put(root, "file", text(FILE));
        String name = String.valueOf(description.getFileName());
        Privacy privacy =
                new PartDescription(name, text(root), Privacy.OFF).opened().privacy();
        remove(root, "privacy");
        return new PartDescription(name, text(root), privacy);
    }

    /**
     * The choices of the description file, with the format as far as it is given, and no lines.
     *
     * @throws DataException where it has one row a customer
     */
    Dataset withoutLines() {
        Dataset open = opened();
        open.columns(); // of invoice lines, or it says so
        return open;
    }

    private Dataset opened() {
        Path folder = LocalFiles.folder();
        try {
            Files.createFile(file(folder));
            return Dataset.read(write(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LocalFiles.delete(folder);
        }
    }

    /** The addresses of the data as the description file gives them; those on this machine from its folder on. */
    static List<String> addresses(Path description) {
        Node file = find(root(description), "file")
                .orElseThrow(() -> new DataException("file: required on Spark, found none in " + description));
        List<Node> all = file instanceof SequenceNode several ? several.getValue() : List.of(file);
        return all.stream()
                .map(each -> each instanceof ScalarNode one ? one.getValue() : "")
                .map(each -> each.contains("://")
                        ? each
                        : description
                                .toAbsolutePath()
                                .normalize()
                                .resolveSibling(each)
                                .toString())
                .toList();
    }

    /** The same with the format, and the snapshot, that hold for all lines: nothing is detected in a part. */
    PartDescription with(Map<String, String> format, Optional<String> snapshot) {
        MappingNode root = (MappingNode) new Yaml().compose(new StringReader(yaml));
        put(root, "format", section(format));
        snapshot.ifPresent(day -> put(root, "snapshot", text(day)));
        return new PartDescription(name, text(root), privacy);
    }

    /** The text of the analyst's description file for a sample of its lines beside it: all else stays as it is. */
    static String ofSample(Path description, String name, String file, Map<String, String> format, String snapshot) {
        MappingNode root = root(description);
        List.of("url", "jdbc", "query", "tokenEnv").forEach(each -> remove(root, each));
        put(root, "name", text(name));
        put(root, "file", text(file));
        put(root, "format", section(format));
        put(root, "snapshot", text(snapshot));
        return text(root);
    }

    private static MappingNode section(Map<String, String> values) {
        List<NodeTuple> keys = new ArrayList<>();
        values.forEach((key, value) -> keys.add(new NodeTuple(text(key), text(value))));
        return new MappingNode(Tag.MAP, keys, DumperOptions.FlowStyle.FLOW);
    }

    /** The data set of a part whose lines stand in {@link #file} of a folder. */
    Dataset dataset(Path folder) {
        Dataset open = Dataset.read(write(folder));
        return new Dataset(
                open.name(),
                open.title(),
                open.source(),
                open.origin(),
                open.format(),
                open.layout(),
                open.options(),
                null,
                open.snapshotDate(),
                open.currency(),
                privacy,
                open.attributes(),
                open.received());
    }

    /** The file of a part's lines in a folder. */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    private Path write(Path folder) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MappingNode root(Path description) {
        try {
            Node root = new Yaml().compose(new StringReader(Files.readString(description)));
            if (root instanceof MappingNode mapping) {
                return mapping;
            }
            throw new DataException(description + ": a description file, found none");
        } catch (IOException | YAMLException e) {
            throw new DataException(description + ": a description file that can be read, found " + e.getMessage());
        }
    }

    private static Optional<Node> find(MappingNode in, String key) {
        return in.getValue().stream()
                .filter(each -> isKey(each, key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static boolean isKey(NodeTuple tuple, String key) {
        return tuple.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
    }

    private static void remove(MappingNode from, String key) {
        from.setValue(from.getValue().stream().filter(each -> !isKey(each, key)).toList());
    }

    private static void put(MappingNode in, String key, Node value) {
        List<NodeTuple> others = new ArrayList<>(in.getValue());
        others.removeIf(each -> isKey(each, key));
        others.add(new NodeTuple(text(key), value));
        in.setValue(others);
    }

    /** Makes the path of a key whole, since the file that holds it is written elsewhere. */
    private static void beside(Optional<Node> section, String key, Path description) {
        section.filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .ifPresent(in -> find(in, key)
                        .filter(ScalarNode.class::isInstance)
                        .ifPresent(path -> put(
                                in,
                                key,
                                text(description
                                        .toAbsolutePath()
                                        .normalize()
                                        .resolveSibling(((ScalarNode) path).getValue())
                                        .toString()))));
    }

    private static ScalarNode text(String value) {
        return new ScalarNode(Tag.STR, value, null, null, DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    }

    private static String text(Node root) {
        DumperOptions options = new DumperOptions();
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(root, text);
        return text.toString();
    }
}
