package segmentbook.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads a description file into {@link Node}s that know their lines: one document of UTF-8 text, at most 1 MB, keys
 * with values at the top, each key once, at most ten levels deep. Aliases and tags are refused, so nothing in the file
 * can grow or become anything but text.
 */
record YamlFile(String name, YAMLParser parser) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 10;

    /** Reads {@code file}. */
    static Node.Section read(Path file) {
        return parse(String.valueOf(file.getFileName()), text(file)).section("");
    }

    /** The tree of {@code text}; errors call it {@code name}. */
    static Node parse(String name, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return new YamlFile(name, parser).document();
        } catch (JsonProcessingException e) {
            throw notYaml(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file that is part of the library, beside a class. */
    static Node.Section resource(Class<?> beside, String name) {
        var url = Objects.requireNonNull(beside.getResource(name), name);
        return parse(name, Uncheck.get(() -> IOUtils.toString(url, StandardCharsets.UTF_8)))
                .section("");
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            String meant = Spelling.hintBeside(file);
            String place = file.isAbsolute()
                    ? ""
                    : " in " + file.toAbsolutePath().normalize().getParent();
            String missing = "no such file" + place + (meant.isEmpty() ? "" : "; " + meant);
            String other = "a description file, found " + (Files.isDirectory(file) ? "a folder" : "no plain file");
            throw new DataException(file + ": " + (Files.exists(file) ? other : missing));
        }
        byte[] bytes = Content.small(file, MOST_BYTES, "a description file", "is this the data itself?");
        return decode(String.valueOf(file.getFileName()), bytes);
    }

    private static String decode(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString().replaceFirst("^\uFEFF", "");
        if (result.isError()) {
            String found = String.format("byte 0x%02X", bytes[in.position()]);
            throw new DataException("UTF-8 text: expected, found " + found, line(name, text), "save the file as UTF-8");
        }
        int[] odd = text.codePoints()
                .filter(each -> !StreamReader.isPrintable(each))
                .toArray();
        String before = odd.length == 0 ? "" : text.substring(0, text.indexOf(odd[0]));
        String found = odd.length == 0 ? "" : String.format("character 0x%02X", odd[0]);
        DataException.require(odd.length == 0, "text: expected, found " + found, line(name, before), "");
        return text;
    }

    private static Place line(String name, String before) {
        return new Place(name, 1 + before.chars().filter(c -> c == '\n').count(), null);
    }

    private Node document() throws IOException {
        String nothing = "description file: keys with values, found nothing";
        DataException.require(parser.nextToken() != null, nothing, Place.file(name), "");
        Node root = node("", Place.file(name), 0);
        String second = "description file: one document, found a second";
        DataException.require(parser.nextToken() == null, second, here(), "one file for each data set");
        return root;
    }

    private Node node(String path, Place place, int depth) throws IOException {
        boolean plain = !parser.isCurrentAlias() && parser.getTypeId() == null;
        String mark = path + ": a plain value, found " + (parser.isCurrentAlias() ? "the alias *" : "the tag !");
        DataException.require(plain, mark, place, "write the value itself");
        String deep = "description file: at most " + DEEPEST + " levels, found more";
        DataException.require(depth <= DEEPEST, deep, here(), "");
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(path, place, depth);
        } else if (token == JsonToken.START_ARRAY) {
            var nodes = new ArrayList<Node>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                nodes.add(node(path, here(), depth + 1));
            }
            return new Node.Items(path, place, List.copyOf(nodes));
        }
        return new Node.Scalar(path, place, parser.getText(), token == JsonToken.VALUE_NULL);
    }

    private Node section(String path, Place place, int depth) throws IOException {
        var entries = new LinkedHashMap<String, Node>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.getText();
            String below = (path.isEmpty() ? "" : path + ".") + (key.isEmpty() ? "\"\"" : Node.shown(key));
            Place at = here();
            Node first = entries.get(key);
            if (first != null) {
                String choices = "first in line " + first.place().line();
                throw new DataException(below + ": once, found again", at, choices);
            }
            parser.nextToken();
            entries.put(key, node(below, at, depth + 1));
        }
        return new Node.Section(path, place, entries);
    }

    private Place here() {
        return new Place(name, parser.currentTokenLocation().getLineNr(), null);
    }

    private static DataException notYaml(String name, JsonProcessingException e) {
        var mark = e.getCause() instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        if (!(e.getCause() instanceof MarkedYAMLException marked) || mark == null) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().replaceFirst(", got this.*", "");
            return new DataException("not YAML: " + problem, new Place(name, line, null), "");
        }
        String problem = String.valueOf(marked.getProblem());
        boolean tab = problem.contains("(TAB)");
        int begun = Objects.requireNonNullElse(marked.getContextMark(), mark).getLine();
        String unfinished = begun == mark.getLine() ? "" : "what began in line " + (begun + 1) + " does not end well";
        boolean colon = problem.startsWith("mapping values");
        String choices = colon ? "a text that holds \": \" stands in quotes" : unfinished;
        return new DataException(
                "not YAML: " + (tab ? "a tab" : problem),
                new Place(name, mark.getLine() + 1L, null),
                tab ? "indent with spaces" : choices);
    }
}
