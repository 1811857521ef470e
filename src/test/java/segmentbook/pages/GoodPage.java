package segmentbook.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A page of made-up cells that keeps every rule, to be spoiled in one place. */
final class GoodPage {
    static final String NAME = "01-count-things.ipynb";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> FIGURE = Map.of(
            Page.PLOTLY, Map.of("data", new int[0]), "image/png", "iVBORw0KGgo=", "text/plain", "Figure: Things");
    private static final Map<String, Object> TABLE = Map.of(
            "text/html",
            "<table>\n<thead>\n<tr><th>n</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td></tr>\n</tbody>\n</table>",
            "text/plain",
            "n\n1");
    private final ArrayNode cells = JSON.createArrayNode();
    private int count;

    private GoodPage() {}

    /** The page with its solution beside it in {@code folder}. */
    static ObjectNode in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("solutions"));
        Files.writeString(folder.resolve("solutions").resolve(NAME), "{}");
        return new GoodPage().page();
    }

    private ObjectNode page() {
        prose("# Count things\n\nHow many things are there? For people who count.");
        prose("## What you will learn\n\nTo count.\n\n## What you need\n\nThings, and [links](https://example.org).");
        code("%classpath ../lib/*.jar\nimport java.util.List; // not found? run ./run once\nNotebook.start();", null);
        prose("The parameters.");
        code("String file = Notebook.parameter(\"SEGMENTBOOK_FILE\", \"../data/shop.yaml\");", null);
        cells.get(4).withObject("/metadata").putArray("tags").add("parameters");
        for (int step = 1; step <= 4; step++) {
            prose("## " + step + " Look\n\n" + "word ".repeat(120));
            code("Things.of(file)", FIGURE);
            prose("Read it so: " + "word ".repeat(100) + "in 2011, on 2011-12-09, with `1234` and $x = 5678$.");
            code("Things.table(file)", TABLE);
            prose("A caveat is a sentence.");
        }
        prose("## What we found");
        code("Things.findings()", Map.of("text/markdown", "- 12 things\n- 3 kinds", "text/plain", "- 12 things"));
        prose("## Exercises\n\n1. Count more.\n2. Count less.\n3. Count yours.\n\n[Solutions](solutions/" + NAME
                + ").");
        prose("## Next page\n\n[Count again](" + NAME + ").");
        prose("Made with:");
        code("Notebook.versions(Map.of())", TABLE);
        ObjectNode page = JSON.createObjectNode();
        page.set("cells", cells);
        page.withObject("/metadata/kernelspec").put("name", "java");
        page.withObject("/metadata/language_info").put("name", "java");
        return page;
    }

    private void prose(String text) {
        cells.addObject().put("cell_type", "markdown").put("source", text).putObject("metadata");
    }

    private void code(String source, Map<String, Object> data) {
        ObjectNode cell = cells.addObject().put("cell_type", "code").put("execution_count", ++count);
        cell.putObject("metadata");
        ArrayNode lines = cell.putArray("source");
        source.lines().forEach(line -> lines.add(line + "\n"));
        ArrayNode outputs = cell.putArray("outputs");
        if (data != null) {
            output(outputs, data);
        }
    }

    static void output(ArrayNode outputs, Map<String, Object> data) {
        ObjectNode output = outputs.addObject().put("output_type", "execute_result");
        output.set("data", JSON.<JsonNode>valueToTree(data));
        if (data.containsKey("image/png")) {
            output.withObject("/metadata").putObject("image/png").put("alt", "Things");
        }
    }
}
