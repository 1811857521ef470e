package segmentbook.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@link PageShell} as a kernel would be started: in the page's folder, with the results put aside. */
final class PageShellRun {
    private static final Path WORK = Path.of("target", "page-shell").toAbsolutePath();

    private PageShellRun() {}

    /** What is wrong with a page's code; nothing where all of it runs. {@code lib} as the page must name it. */
    static List<String> problems(Path page, String lib) throws IOException, InterruptedException {
        Path results = Files.createDirectories(WORK.resolve(page.getFileName().toString()));
        Path problems = Files.createTempFile(results, "problems", ".txt");
        Path log = Files.createTempFile(results, "log", ".txt");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + results,
                "-cp",
                System.getProperty("java.class.path"),
                PageShell.class.getName(),
                page.toAbsolutePath().toString(),
                problems.toString(),
                "%classpath " + lib + "/*.jar");
        java.directory(page.toAbsolutePath().getParent().toFile());
        java.environment().put("SEGMENTBOOK_OUT", results.resolve("out").toString());
        java.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = java.start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return List.of("page: all cells run, found no end within 15 minutes and " + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            return List.of(
                    "page: all cells run, found an end with " + process.exitValue() + " and " + Files.readString(log));
        }
        return Files.readAllLines(problems);
    }
}
