package segmentbook.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyKeyTests {
    private static final String KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String FINGERPRINT = "249e3fda"; // PrivacyTests has the recipe
    private static final String HIDE = DescriptionFolder.LEAST + "privacy: {pseudonymise: true, keyFile: ids.key}\n";

    private final Path temporary;
    private final DescriptionFolder folder;

    PrivacyKeyTests(@TempDir Path temporary) {
        this.temporary = temporary;
        folder = new DescriptionFolder(temporary);
    }

    private Path key(String name, String text, String rights) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private Privacy by(String privacy, Map<String, String> environment) {
        Node.Section section = YamlFile.parse("shop.yaml", "privacy: " + privacy + "\n")
                .section("")
                .need("privacy")
                .section("");
        return PrivacyKey.of(section, temporary.resolve("shop.yaml"), environment);
    }

    @Nested
    class TheFile {
        @Test
        void isTakenFromBesideTheDescription() throws IOException {
            key("ids.key", KEY + "\n", "rw-------");
            assertThat(folder.read(HIDE).privacy().fingerprint()).isEqualTo(FINGERPRINT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"})
        void isRefusedWhereOthersHaveRights(String rights) throws IOException {
            key("ids.key", KEY, rights);
            folder.errorOf(HIDE)
                    .isEqualTo("privacy.keyFile: rights for the owner alone, found " + rights
                            + " (shop.yaml, line 4); chmod 600 ids.key");
        }

        @Test
        void isReadWhereItsOwnerMayOnlyRead() throws IOException {
            key("ids.key", KEY, "r--------");
            assertThat(folder.read(HIDE).privacy().hidesIds()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"out/ids.key", "out/.runs/shop/3/ids.key", "./x/../out/keys/ids.key"})
        void isRefusedBelowOut(String name) throws IOException {
            Files.createDirectories(temporary.resolve("x"));
            key(name, KEY, "rw-------");
            folder.errorOf(HIDE.replace("ids.key", name))
                    .isEqualTo("privacy.keyFile: outside every folder named out, whose results are handed on, found "
                            + name + " (shop.yaml, line 4)");
        }

        @Test
        void isRefusedBelowOutAlsoThroughALink() throws IOException {
            Files.createSymbolicLink(temporary.resolve("ids.key"), key("out/ids.key", KEY, "rw-------"));
            folder.errorOf(HIDE).startsWith("privacy.keyFile: outside every folder named out");
        }

        @Test
        void isMissedWithTheCommandThatMakesOneAndNeverMadeInSilence() throws Exception {
            folder.errorOf(HIDE)
                    .isEqualTo(
                            "privacy.keyFile: a file, found no file ids.key (shop.yaml, line 4); is the path right? a new "
                                    + "key gives every customer a new name; make one with "
                                    + "(umask 077; head -c 32 /dev/urandom | base64 > ids.key)");
            assertThat(temporary.resolve("ids.key")).doesNotExist();
        }

        @Test
        void isGoodWhereThatCommandMadeIt() throws Exception {
            try {
                folder.read(HIDE);
            } catch (DataException e) {
                String command = String.valueOf(e.getMessage()).replaceFirst(".* with ", "");
                Process shell = new ProcessBuilder("sh", "-c", command)
                        .directory(temporary.toFile())
                        .start();
                assertThat(shell.waitFor(5, TimeUnit.MINUTES))
                        .as("the command for a key ended within 5 minutes")
                        .isTrue();
                assertThat(shell.exitValue()).isZero();
            }
            assertThat(folder.read(HIDE).privacy().fingerprint())
                    .matches("[0-9a-f]{8}")
                    .isNotEqualTo(FINGERPRINT);
        }

        @Test
        void isNoFolder() throws IOException {
            Files.createDirectories(temporary.resolve("ids.key"));
            folder.errorOf(HIDE).startsWith("privacy.keyFile: a file, found no file ids.key (shop.yaml, line 4)");
        }
    }

    @Nested
    class AWeakKey {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "secret-of-mine",
                    "0f1e2d3c4b5a69788796a5b4c3d2e1f",
                    "abcabcabcabcabcabcabcabcabcabcabcabcabc",
                    "0f1e2d3c4b5a6978 8796a5b4c3d2e1f0",
                    "0f1e2d3c4b5a69788796a5b4c3d2e1f\u00e4"
                })
        void isRefusedAndNotShown(String text) throws IOException {
            key("ids.key", text, "rw-------");
            folder.errorOf(HIDE)
                    .startsWith("privacy.keyFile: 32 to 1,000 letters, digits and marks drawn by chance, found ")
                    .endsWith(
                            "(shop.yaml, line 4); make one with (umask 077; head -c 32 /dev/urandom | base64 > ids.key)")
                    .doesNotContain("secret-of", "0f1e", "abcabc");
        }

        @Test
        void isRefusedWhereItIsTooLong() throws IOException {
            key("ids.key", KEY.repeat(40), "rw-------");
            folder.errorOf(HIDE).contains("found 1280, 16 different").doesNotContain(KEY);
        }

        @Test
        void isRefusedInTheEnvironmentToo() {
            assertThatThrownBy(() -> by("{pseudonymise: true}", Map.of(PrivacyKey.VARIABLE, "hunter2")))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "SEGMENTBOOK_PRIVACY_KEY: 32 to 1,000 letters, digits and marks drawn by chance, found 7, 7 different "
                                    + "(shop.yaml, line 1); make one with (umask 077; head -c 32 /dev/urandom | base64 > ids.key)");
        }
    }

    @Nested
    class TheEnvironment {
        @Test
        void goesBeforeTheFile() {
            assertThat(by("{pseudonymise: true, keyFile: nowhere.key}", Map.of(PrivacyKey.VARIABLE, " " + KEY + "\n"))
                            .fingerprint())
                    .isEqualTo(FINGERPRINT);
        }

        @Test
        void givesWayToTheFileWhereItIsBlank() throws IOException {
            key("ids.key", KEY, "rw-------");
            assertThat(by("{pseudonymise: true, keyFile: ids.key}", Map.of(PrivacyKey.VARIABLE, " "))
                            .fingerprint())
                    .isEqualTo(FINGERPRINT);
        }

        @Test
        void isNamedWhereThereIsNoKeyAtAll() {
            assertThatThrownBy(() -> by("{pseudonymise: true}", Map.of()))
                    .isInstanceOf(DataException.class)
                    .hasMessage("privacy.keyFile: required to pseudonymise, found nothing (shop.yaml, line 1); make "
                            + "one with (umask 077; head -c 32 /dev/urandom | base64 > ids.key) and name it, "
                            + "or set SEGMENTBOOK_PRIVACY_KEY");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{pseudonymise: false}",
                "{keyFile: nowhere.key}",
                "{pseudonymise: false, keyFile: nowhere.key}"
            })
    void noKeyIsLookedForWhereIdsAreNotHidden(String privacy) {
        assertThat(by(privacy, Map.of(PrivacyKey.VARIABLE, "hunter2"))).isEqualTo(Privacy.OFF);
    }
}
