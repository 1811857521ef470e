package segmentbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenChangedTests {
    @WhenChanged("data")
    private static final class Costly {}

    private final Path project;
    private final WhenChanged.Rule rule;
    private final WhenChanged inputs = Costly.class.getAnnotation(WhenChanged.class);

    WhenChangedTests(@TempDir Path project) {
        this.project = project;
        rule = new WhenChanged.Rule(project, false);
    }

    @BeforeEach
    void aProject() throws IOException {
        Files.createDirectories(project.resolve("src/test/java/segmentbook"));
        Files.createDirectories(project.resolve("data"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("data/a.csv"), "1");
        Files.writeString(project.resolve("other.txt"), "1");
    }

    @Test
    void aClassThatNeverPassedRuns() {
        assertThat(rule.hasPassed(Costly.class, inputs)).isFalse();
    }

    @Test
    void aClassThatPassedIsSkippedWhateverElseChanges() throws IOException {
        rule.remember(Costly.class, inputs);
        Files.writeString(project.resolve("other.txt"), "2");
        assertThat(rule.hasPassed(Costly.class, inputs)).isTrue();
    }

    @Test
    void itRunsAgainWhenAFileChangesOrComesOrGoes() throws IOException {
        rule.remember(Costly.class, inputs);
        Files.writeString(project.resolve("data/a.csv"), "2");
        assertThat(rule.hasPassed(Costly.class, inputs)).isFalse();

        rule.remember(Costly.class, inputs);
        Files.writeString(project.resolve("data/b.csv"), "1");
        assertThat(rule.hasPassed(Costly.class, inputs)).isFalse();

        rule.remember(Costly.class, inputs);
        Files.delete(project.resolve("data/a.csv"));
        assertThat(rule.hasPassed(Costly.class, inputs)).isFalse();
    }

    @Test
    void itRunsAgainWhenItsOwnPackageOrTheBuildChanges() throws IOException {
        rule.remember(Costly.class, inputs);
        Files.writeString(project.resolve("src/test/java/segmentbook/ATests.java"), "class ATests {}");
        assertThat(rule.hasPassed(Costly.class, inputs)).isFalse();

        rule.remember(Costly.class, inputs);
        Files.writeString(project.resolve("pom.xml"), "<project></project>");
        assertThat(rule.hasPassed(Costly.class, inputs)).isFalse();
    }
}
