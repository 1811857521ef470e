package segmentbook.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Outputs as a reviewer should see them: all there, the same on each run and machine, nothing from outside. */
final class OutputRules {
    static final long LARGEST = 1_000_000;
    private static final Pattern ROW = Pattern.compile("<tr");
    private static final Pattern BODY = Pattern.compile("(?s)<tbody>.*?</tbody>");
    private static final Map<String, Pattern> NEVER = never();

    private OutputRules() {}

    static List<String> problems(Page page, long bytes) {
        List<String> problems = new ArrayList<>();
        if (bytes > LARGEST) {
            problems.add("size: at most 1 MB, found " + bytes + " bytes");
        }
        int count = 0;
        for (Page.Cell cell : page.code()) {
            count++;
            List<String> found = new ArrayList<>();
            if (cell.json().path("execution_count").asInt() != count) {
                found.add("execution count " + count + ", found "
                        + cell.json().path("execution_count").asText());
            }
            if (cell.json().at("/metadata/execution").isObject()) {
                found.add("no time stamps, found metadata.execution");
            }
            cell.outputs().forEach(output -> found.addAll(output(output, cell.isTagged("raises-exception"))));
            cell.shownTexts().forEach(text -> found.addAll(text(text)));
            found.forEach(problem -> problems.add("cell " + cell.number() + ": " + problem));
        }
        problems.addAll(cures(page));
        return problems;
    }

    /** Pages show, and do not only tell: at least this many figures. */
    static List<String> figures(Page page, int least) {
        long figures = page.code().stream()
                .flatMap(c -> c.outputs().stream())
                .filter(o -> o.path("data").has(Page.PLOTLY))
                .count();
        return figures >= least ? List.of() : List.of("figures: at least " + least + ", found " + figures);
    }

    private static List<String> output(JsonNode output, boolean mayFail) {
        List<String> problems = new ArrayList<>();
        if (output.path("name").asText().equals("stderr")) {
            problems.add("nothing on stderr, found " + OrderRules.firstLine(Page.text(output.path("text"))));
        }
        if (!mayFail && output.path("output_type").asText().equals("error")) {
            problems.add("no error without the tag raises-exception, found "
                    + output.path("evalue").asText());
        }
        JsonNode data = output.path("data");
        if (data.has(Page.PLOTLY) && (!data.has("image/png") || data.has("text/html"))) {
            problems.add("a figure with a PNG and without HTML, found " + String.join(", ", iterable(data)));
        }
        if (data.has("image/png")
                && output.path("metadata")
                        .path("image/png")
                        .path("alt")
                        .asText()
                        .isBlank()) {
            problems.add("a picture with an alternative text, found none");
        }
        Matcher body = BODY.matcher(Page.text(data.path("text/html")));
        while (body.find()) {
            long rows = ROW.matcher(body.group()).results().count();
            if (rows > 10) {
                problems.add("tables of at most 10 rows, found " + rows);
            }
        }
        return problems;
    }

    private static List<String> text(String text) {
        List<String> problems = new ArrayList<>();
        NEVER.forEach((what, pattern) -> {
            Matcher match = pattern.matcher(text);
            if (match.find()) {
                problems.add("no " + what + ", found " + match.group());
            }
        });
        return problems;
    }

    private static List<String> cures(Page page) {
        List<String> problems = new ArrayList<>();
        List<Page.Cell> code = page.code();
        for (int i = 0; i < code.size(); i++) {
            Page.Cell cell = code.get(i);
            boolean fails = cell.outputs().stream()
                    .anyMatch(o -> o.path("output_type").asText().equals("error"));
            boolean last = i == code.size() - 1 || code.get(i + 1).number() > cell.number() + 2;
            if (cell.isTagged("raises-exception") && (!fails || last)) {
                problems.add("cell " + cell.number() + ": an error on purpose and then its cure, found "
                        + (fails ? "no code cell after it" : "no error"));
            }
        }
        return problems;
    }

    private static Iterable<String> iterable(JsonNode object) {
        return object::fieldNames;
    }

    private static Map<String, Pattern> never() {
        Map<String, Pattern> never = new LinkedHashMap<>();
        never.put(
                "path of a machine",
                Pattern.compile("/(?:home|root|Users|tmp|work|var|opt|mnt|private)/[\\w.-]+|\\b[A-Z]:\\\\\\w+"));
        never.put("hash code", Pattern.compile("\\b[\\w$.]+@[0-9a-f]{5,8}\\b"));
        never.put("random id", Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"));
        never.put("duration", Pattern.compile("\\b\\d+(?:[.,]\\d+)? ?(?:ms|µs|ns|millis|milliseconds|seconds)\\b"));
        never.put("clock", Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+"));
        never.put(
                "outside reference",
                Pattern.compile(
                        "(?i)<(?:script|link|iframe|object|embed|style|base)\\b|\\bsrc\\s*=\\s*[\"']?(?:https?:)?//|url\\(\\s*[\"']?(?:https?:)?//|@import|!\\[[^]]*]\\(\\s*(?:https?:)?//"));
        return never;
    }
}
