package segmentbook.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;

/**
 * Runs several pages on one description file, which the environment names, in one virtual machine. Arguments: a file for
 * the problems, one for what is shown, and the pages.
 */
final class ShopShell {
    private ShopShell() {}

    public static void main(String[] arguments) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        boolean purchases =
                Dataset.read(Path.of(System.getenv("SEGMENTBOOK_FILE"))).kind() == Kind.TRANSACTIONS;
        for (int i = 2; i < arguments.length; i++) {
            Page whole = Page.read(Path.of(arguments[i]));
            Page page = purchases ? whole : whole.without("transactions");
            problems.addAll(PageShell.all(page, "%classpath ../lib/*.jar", shown));
        }
        Files.write(Path.of(arguments[0]), problems);
        Files.write(Path.of(arguments[1]), shown);
        System.exit(0);
    }
}
