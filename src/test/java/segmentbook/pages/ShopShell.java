package segmentbook.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several pages on one description file, which the environment names, in one virtual machine. Arguments: a file for
 * the problems, one for what is shown, and the pages.
 */
final class ShopShell {
    private ShopShell() {}

    public static void main(String[] arguments) throws IOException {
        List<String> problems = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            problems.addAll(PageShell.all(Page.read(Path.of(arguments[i])), "%classpath ../lib/*.jar", shown));
        }
        Files.write(Path.of(arguments[0]), problems);
        Files.write(Path.of(arguments[1]), shown);
        System.exit(0);
    }
}
