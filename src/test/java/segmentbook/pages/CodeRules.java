package segmentbook.pages;

import java.util.ArrayList;
import java.util.List;

/** Short code cells that lead from text to text, in Java and in order. */
final class CodeRules {
    private static final int LONGEST = 20;
    private static final int MEDIAN = 5;
    private static final int COLUMNS = 100;

    private CodeRules() {}

    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>(kernel(page));
        List<Integer> lengths = new ArrayList<>();
        for (Page.Cell cell : page.code()) {
            List<String> lines = cell.source().lines().filter(l -> !l.isBlank()).toList();
            lengths.add(lines.size());
            if (lines.size() > LONGEST) {
                problems.add("cell " + cell.number() + ": at most 20 lines, found " + lines.size());
            }
            int widest = lines.stream().mapToInt(String::length).max().orElse(0);
            if (widest > COLUMNS) {
                problems.add("cell " + cell.number() + ": at most 100 columns, found " + widest);
            }
            if (lines.stream().anyMatch(l -> l.startsWith("import ") && l.contains("*;"))) {
                problems.add("cell " + cell.number() + ": explicit imports, found one with *");
            }
        }
        lengths.sort(null);
        int median = lengths.isEmpty() ? 0 : lengths.get((lengths.size() - 1) / 2);
        if (median > MEDIAN) {
            problems.add("code cells: a median of at most 5 lines, found " + median);
        }
        problems.addAll(rhythm(page));
        return problems;
    }

    static List<String> kernel(Page page) {
        List<String> problems = new ArrayList<>();
        for (String at : List.of("/metadata/kernelspec/name", "/metadata/language_info/name")) {
            String found = page.json().at(at).asText("none");
            if (!found.equals("java")) {
                problems.add(at.substring(1).replace('/', '.') + ": java, found " + found);
            }
        }
        return problems;
    }

    private static List<String> rhythm(Page page) {
        List<String> problems = new ArrayList<>();
        int row = 0;
        for (Page.Cell cell : page.cells()) {
            row = cell.isCode() ? row + 1 : 0;
            if (row == 3) {
                problems.add("cell " + cell.number() + ": at most two code cells in a row, found a third");
            }
        }
        return problems;
    }
}
