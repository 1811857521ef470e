package segmentbook.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A notebook file as it stands on disk. */
record Page(Path file, JsonNode json) {
    static final Path NOTEBOOKS = Path.of("notebooks");
    static final String PLOTLY = "application/vnd.plotly.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A cell; its number counts all cells from 1. */
    record Cell(int number, JsonNode json) {
        boolean isCode() {
            return json.path("cell_type").asText().equals("code");
        }

        boolean isProse() {
            return json.path("cell_type").asText().equals("markdown");
        }

        boolean isTagged(String tag) {
            return Page.stream(json.at("/metadata/tags"))
                    .anyMatch(t -> t.asText().equals(tag));
        }

        String source() {
            return text(json.path("source"));
        }

        List<JsonNode> outputs() {
            return Page.stream(json.path("outputs")).toList();
        }

        /** The texts of all outputs that a reader can see: streams, errors, plain, HTML, Markdown. */
        List<String> shownTexts() {
            List<String> texts = new ArrayList<>();
            for (JsonNode output : outputs()) {
                texts.add(text(output.path("text")));
                texts.add(output.path("evalue").asText());
                texts.add(text(output.path("traceback")));
                for (String type : List.of("text/plain", "text/html", "text/markdown")) {
                    texts.add(text(output.path("data").path(type)));
                }
            }
            texts.removeIf(String::isEmpty);
            return texts;
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages in a folder by name; none where there is no folder. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages and all solutions. */
    static List<Path> all() {
        return Stream.concat(in(NOTEBOOKS).stream(), in(NOTEBOOKS.resolve("solutions")).stream())
                .toList();
    }

    /** The page without the cells that have a tag, as pages run where these cannot: numbers of cells stay. */
    Page without(String tag) {
        JsonNode copy = json.deepCopy();
        copy.path("cells").forEach(cell -> {
            if (new Cell(0, cell).isTagged(tag)) {
                ((ObjectNode) cell).put("cell_type", "raw");
            }
        });
        return new Page(file, copy);
    }

    String name() {
        return file.getFileName().toString();
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        json.path("cells").forEach(cell -> cells.add(new Cell(cells.size() + 1, cell)));
        return cells;
    }

    List<Cell> code() {
        return cells().stream().filter(Cell::isCode).toList();
    }

    List<Cell> prose() {
        return cells().stream().filter(Cell::isProse).toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes.stream();
    }

    /** A notebook's text, which stands as one string or as a list of lines. */
    static String text(JsonNode text) {
        if (!text.isArray()) {
            return text.asText("");
        }
        StringBuilder joined = new StringBuilder();
        text.forEach(line -> joined.append(line.asText()));
        return joined.toString();
    }
}
