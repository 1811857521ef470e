package segmentbook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.WhenChanged;

/** The command, in JVMs of its own: with a small heap, and with a locale and a time zone that must not matter. */
@WhenChanged({"src/simulation", "data"})
class MakeDataTests {
    private final Path logs;

    MakeDataTests(@TempDir Path logs) {
        this.logs = logs;
    }

    @Test
    void allFilesAreMadeAgainTheSameInAnyLocaleAndTimeZone(@TempDir Path folder) throws Exception {
        Run run = java(
                List.of("-Duser.language=ar", "-Duser.country=SA", "-Duser.timezone=Asia/Kolkata"), folder.toString());

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(unzipped(folder.resolve("shop.csv.gz"))).isEqualTo(unzipped(ShopLines.DATA.resolve("shop.csv.gz")));
        for (String file : List.of(
                "shop-truth.csv", "shop-members.csv", "mall.csv", "mall-truth.csv", "moons.csv", "widths.csv")) {
            assertThat(folder.resolve(file)).hasSameBinaryContentAs(ShopLines.DATA.resolve(file));
        }
    }

    @Test
    void theShopIsAtMostFiveMegabytes() throws IOException {
        assertThat(Files.size(ShopLines.DATA.resolve("shop.csv.gz"))).isLessThanOrEqualTo(5_000_000);
    }

    /** 600,000 lines are above 100 MB as objects; 10 million lines with 200,000 customers went through 120 MB. */
    @Test
    void memoryHoldsCustomersNotLines(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lines.csv");

        Run run = java(List.of("-Xmx24m"), "lines", "600000", "6000", file.toString());

        assertThat(run.exit()).as(run.output()).isZero();
        try (var lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(600_001);
        }
    }

    @Test
    void standardOutputTakesLinesToo() throws Exception {
        Run run = java(List.of(), "lines", "20000", "2000", "-");

        assertThat(run.output().lines()).hasSize(20_001);
        assertThat(run.output())
                .startsWith("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lines 5", "lines many 2000 -", "rows 50000 2000 -"})
    void wrongUseShowsTheUsage(String arguments) throws Exception {
        Run run = java(List.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output()).startsWith("usage: MakeData FOLDER").hasLineCount(1);
    }

    @Test
    void aShopThatWouldComeToTooFewLinesIsRefusedInOneLine() throws Exception {
        Run run = java(List.of(), "lines", "1000000", "1000", "-");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.output().strip())
                .isEqualTo(
                        "shop plan: from 1,000 customers, 10 to 350 lines each, found 1000 customers, 1000000 lines");
    }

    private static byte[] unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private record Run(int exit, String output) {}

    private Run java(List<String> options, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(new File(MakeData.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getPath());
        command.add(MakeData.class.getName());
        Collections.addAll(command, arguments);
        Path output = logs.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES))
                .as("the data were made within 10 minutes")
                .isTrue();
        return new Run(process.exitValue(), Files.readString(output));
    }
}
