package segmentbook.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The order of a page: question, what you will learn, set-up, parameters, steps, findings, exercises, next, versions. */
final class OrderRules {
    private static final Pattern NAME = Pattern.compile("(\\d\\d|A\\d)(-[a-z0-9]+){2,}\\.ipynb");
    private static final Pattern STEP = Pattern.compile("(?m)^## (\\d+) \\S.*$");
    private static final Pattern HEADING = Pattern.compile("(?m)^##? (.*)$");
    private static final Pattern EXERCISE = Pattern.compile("(?m)^(?:\\d+\\. |### )");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    private static final String PURCHASES = "transactions";

    private OrderRules() {}

    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        if (!NAME.matcher(page.name()).matches()) {
            problems.add("name: NN-verb-object.ipynb, found " + page.name());
        }
        problems.addAll(opening(page));
        problems.addAll(setUp(page));
        problems.addAll(steps(page));
        problems.addAll(ending(page));
        problems.addAll(links(page));
        problems.addAll(lonelyLeads(page));
        return problems;
    }

    /** Prose that leads to a cell of purchases, and stays where a table of customers has none. */
    private static List<String> lonelyLeads(Page page) {
        var cells = page.cells();
        return IntStream.range(1, cells.size())
                .filter(i -> cells.get(i).isCode() && cells.get(i).isTagged(PURCHASES))
                .mapToObj(i -> cells.get(i - 1))
                .filter(lead -> lead.isProse() && !lead.isTagged(PURCHASES))
                .map(lead -> "cell " + lead.number() + ": prose that goes with the cell of purchases that it leads to")
                .toList();
    }

    private static List<String> opening(Page page) {
        List<String> problems = new ArrayList<>();
        String first = page.cells().isEmpty() ? "" : page.cells().get(0).source();
        if (!first.startsWith("# ") || first.chars().filter(c -> c == '?').count() != 1) {
            problems.add("cell 1: a title and one question, found " + firstLine(first));
        }
        long titles = page.prose().stream()
                .filter(c -> ("\n" + c.source()).contains("\n# "))
                .count();
        if (titles != 1) {
            problems.add("title: one, found " + titles);
        }
        String before = String.join(
                "\n",
                page.cells().stream()
                        .takeWhile(c -> !c.isCode())
                        .map(Page.Cell::source)
                        .toList());
        for (String part : List.of("you will learn", "you need")) {
            if (!before.toLowerCase(Locale.ROOT).contains(part)) {
                problems.add("before the set-up: " + part + ", found none");
            }
        }
        return problems;
    }

    private static List<String> setUp(Page page) {
        List<String> problems = new ArrayList<>();
        List<Page.Cell> code = page.code();
        String setUp = code.isEmpty() ? "" : code.get(0).source();
        if (!setUp.startsWith("%classpath ") || !setUp.contains("Notebook.start();")) {
            problems.add("first code cell: %classpath, imports and Notebook.start(), found " + firstLine(setUp));
        }
        String firstImport =
                setUp.lines().filter(l -> l.startsWith("import ")).findFirst().orElse("no import");
        if (!firstImport.endsWith("// not found? run ./run once")) {
            problems.add("first import: ends with // not found? run ./run once, found " + firstImport);
        }
        long tagged = code.stream().filter(c -> c.isTagged("parameters")).count();
        if (tagged != 1 || !code.get(1).isTagged("parameters")) {
            problems.add("second code cell: the only one tagged parameters, found " + tagged + " with the tag");
        } else if (!code.get(1).source().contains("Notebook.parameter(")) {
            problems.add("parameters: read by Notebook.parameter, found "
                    + firstLine(code.get(1).source()));
        }
        return problems;
    }

    private static List<String> steps(Page page) {
        List<Integer> numbers = new ArrayList<>();
        for (Page.Cell cell : page.prose()) {
            Matcher step = STEP.matcher(cell.source());
            while (step.find()) {
                numbers.add(Integer.valueOf(step.group(1)));
            }
        }
        List<Integer> wanted =
                IntStream.rangeClosed(1, Math.max(3, numbers.size())).boxed().toList();
        return numbers.equals(wanted) ? List.of() : List.of("steps: ## 1 to at least ## 3 in turn, found " + numbers);
    }

    private static List<String> ending(Page page) {
        List<String> problems = new ArrayList<>();
        List<String> headings = HEADING.matcher(prose(page))
                .results()
                .map(m -> m.group(1))
                .filter(h -> !h.matches("\\d+ .*"))
                .toList();
        int found = headings.indexOf("What we found");
        if (found < 0 || headings.indexOf("Exercises") != found + 1) {
            problems.add("after the steps: What we found, then Exercises, found " + headings);
        }
        boolean onward = LINK.matcher(after(prose(page), "Exercises"))
                .results()
                .map(m -> m.group(1))
                .anyMatch(link -> link.endsWith(".ipynb") && !link.startsWith("solutions/"));
        if (!onward) {
            problems.add("after the exercises: a link to the next page, found none");
        }
        problems.addAll(findings(page));
        problems.addAll(exercises(page));
        List<Page.Cell> code = page.code();
        if (code.isEmpty() || !code.get(code.size() - 1).source().contains("Notebook.versions(")) {
            problems.add("last code cell: Notebook.versions, found none");
        }
        return problems;
    }

    private static List<String> findings(Page page) {
        List<Page.Cell> after = page.cells().stream()
                .dropWhile(c -> !c.isProse() || !(c.source() + "\n").contains("## What we found\n"))
                .filter(Page.Cell::isCode)
                .toList();
        List<String> bullets = after.isEmpty()
                ? List.of()
                : after.get(0).outputs().stream()
                        .flatMap(o -> Page.text(o.at("/data/text~1markdown")).lines())
                        .filter(l -> l.startsWith("- "))
                        .toList();
        boolean numbered = bullets.stream().allMatch(b -> b.matches(".*\\d.*"));
        return !bullets.isEmpty() && bullets.size() <= 5 && numbered
                ? List.of()
                : List.of("What we found: one to five computed bullets with numbers, found " + bullets);
    }

    private static List<String> exercises(Page page) {
        String text = after(prose(page), "Exercises");
        long count = EXERCISE.matcher(text).results().count();
        List<String> problems = new ArrayList<>();
        if (count < 3 || count > 5) {
            problems.add("Exercises: three to five, found " + count);
        }
        if (LINK.matcher(text).results().noneMatch(m -> m.group(1).startsWith("solutions/"))) {
            problems.add("Exercises: a link to their solutions/, found none");
        }
        return problems;
    }

    private static String prose(Page page) {
        return String.join("\n\n", page.prose().stream().map(Page.Cell::source).toList());
    }

    /** What stands after a heading, to the end of the page. */
    private static String after(String prose, String heading) {
        int start = ("\n" + prose + "\n").indexOf("\n## " + heading + "\n");
        return start < 0 ? "" : prose.substring(Math.min(prose.length(), start + heading.length() + 3));
    }

    /** Links to files that are not there. */
    static List<String> links(Page page) {
        List<String> problems = new ArrayList<>();
        for (Page.Cell cell : page.prose()) {
            LINK.matcher(cell.source()).results().map(m -> m.group(1)).forEach(link -> {
                String path = link.replaceFirst("#.*", "");
                Path folder = page.file().toAbsolutePath().getParent();
                if (!path.isEmpty() && !path.matches("[a-z]+:.*") && !Files.exists(folder.resolve(path))) {
                    problems.add("cell " + cell.number() + ": links that resolve, found " + link);
                }
            });
        }
        return problems;
    }

    static String firstLine(String text) {
        return text.isEmpty() ? "nothing" : text.lines().findFirst().orElse("nothing");
    }
}
