package segmentbook.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import segmentbook.description.Dataset;
import segmentbook.description.Kind;

/**
 * Runs pages on one description file after the other in one virtual machine, where
 * each page is compiled once: each line of its input names pages with a blank between them. The environment names the description
 * file, which changes in its place. Arguments: a file for the problems and one for what is shown; a line {@link #DONE}
 * follows when they are there.
 */
final class ShopShell {
    static final String DONE = "ShopShell: done";

    private static final Map<Page, CompiledPage> COMPILED = new HashMap<>();

    private ShopShell() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String pages = asked.readLine(); pages != null; pages = asked.readLine()) {
            List<String> problems = new ArrayList<>();
            List<String> shown = new ArrayList<>();
            boolean purchases =
                    Dataset.read(Path.of(System.getenv("SEGMENTBOOK_FILE"))).kind() == Kind.TRANSACTIONS;
            for (String each : pages.split(" ")) {
                Page whole = Page.read(Path.of(each));
                problems.addAll(problems(purchases ? whole : whole.without("transactions"), shown));
            }
            Files.write(Path.of(arguments[0]), problems);
            Files.write(Path.of(arguments[1]), shown);
            System.out.println(DONE);
        }
        System.exit(0);
    }

    private static List<String> problems(Page page, List<String> shown) {
        CompiledPage known = COMPILED.get(page);
        if (known != null) {
            return known.run(page.name(), shown);
        }
        CompiledPage compiled = new CompiledPage();
        List<String> problems = PageShell.all(page, "%classpath ../lib/*.jar", shown, compiled.new Writer());
        if (problems.isEmpty()) { // else the rest of a cell is not compiled
            COMPILED.put(page, compiled);
        }
        return problems;
    }
}
