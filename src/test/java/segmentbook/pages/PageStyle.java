package segmentbook.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All rules for a page, and those that hold for solutions too. */
final class PageStyle {
    private static final int FIGURES = 4;

    private PageStyle() {}

    static List<String> problems(Path file) throws IOException {
        Page page = Page.read(file);
        List<String> problems = new ArrayList<>(OrderRules.problems(page));
        problems.addAll(ProseRules.problems(page));
        problems.addAll(CodeRules.problems(page));
        problems.addAll(OutputRules.problems(page, Files.size(file)));
        problems.addAll(OutputRules.figures(page, FIGURES));
        return problems;
    }

    static List<String> problemsOfSolution(Path file) throws IOException {
        Page page = Page.read(file);
        List<String> problems = new ArrayList<>(OrderRules.links(page));
        problems.addAll(CodeRules.problems(page));
        problems.addAll(OutputRules.problems(page, Files.size(file)));
        return problems;
    }
}
