package segmentbook.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts {@link PageShell} as a kernel would be started: in the pages' folder, with the results put aside. */
final class PageShellRun {
    private static final Path WORK = Path.of("target", "page-shell").toAbsolutePath();

    private PageShellRun() {}

    /**
     * What is wrong with the code of pages of one folder, by page; nothing where all of it runs. They share a virtual machine, which
     * has most of the library compiled after the first of them. {@code lib} as the pages must name it.
     */
    static Map<Path, List<String>> problems(List<Path> pages, String lib) throws IOException, InterruptedException {
        Path results = Files.createDirectories(WORK);
        Path problems = Files.createTempFile(results, "problems", ".txt");
        Path log = Files.createTempFile(results, "log", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + results,
                "-cp",
                System.getProperty("java.class.path"),
                PageShell.class.getName(),
                problems.toString(),
                "%classpath " + lib + "/*.jar"));
        pages.forEach(page -> command.add(page.toAbsolutePath().toString()));
        ProcessBuilder java = new ProcessBuilder(command);
        java.directory(pages.get(0).toAbsolutePath().getParent().toFile());
        java.environment()
                .put(PageShell.OUT, Files.createTempDirectory(results, "out").toString());
        java.redirectErrorStream(true).redirectOutput(log.toFile());
        Process process = java.start();
        boolean ended = process.waitFor(15, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("all pages end within 15 minutes, and say: " + Files.readString(log))
                .isTrue();
        List<String> lines = Files.readAllLines(problems);
        return pages.stream().collect(Collectors.toMap(page -> page, page -> lines.stream()
                .filter(line -> line.startsWith(page.toAbsolutePath() + ": "))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList()));
    }
}
