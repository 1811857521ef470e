package segmentbook.pages;

import java.util.List;

/** The code of all pages and solutions, for tests that ask what they use. */
public final class PageSources {
    private PageSources() {}

    /** Each code cell; none where there are no pages. */
    public static List<String> all() {
        return Page.all().stream()
                .flatMap(file -> Page.read(file).code().stream())
                .map(Page.Cell::source)
                .toList();
    }
}
