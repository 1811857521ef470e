package segmentbook.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.DataException;
import segmentbook.description.Field;
import segmentbook.description.Format;

/** Data files in gzip and zip, whole, spoiled, and made to fill the disk. */
class PackedFilesTests {
    private static final int LETTERS = 1 << 24;

    private static final byte[] TEXT = "time,customer\n2011-05-01 10:00:00,7\n2011-05-02 10:00:00,8\n".getBytes(UTF_8);

    private final Path folder;

    PackedFilesTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private InvoiceLines read(byte[] bytes) {
        return InvoiceLines.read(SmallShop.dataset(folder, bytes, Format.DEFAULT, Field.TIME, Field.CUSTOMER));
    }

    private void fails(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(DataException.class).hasMessage(message);
    }

    private static byte[] zip(byte[] text, String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : text);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] part, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            for (int i = 0; i < times; i++) {
                zip.write(part);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Test
    void oneFileInAZipIsRead() {
        assertThat(read(zip(TEXT, "orders.csv")).size()).isEqualTo(2);
        assertThat(read(zip(TEXT, "export/", "export/bestellungen größe.csv")).size())
                .isEqualTo(2);
    }

    @Test
    void whatASystemHidesBesideItDoesNotCount() {
        assertThat(read(zip(TEXT, "orders.csv", "__MACOSX/", "__MACOSX/._orders.csv", ".DS_Store", "a/.hidden"))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void severalFilesInAZipAreNamed() {
        fails(
                zip(TEXT, "a.csv", "b.csv", "c.csv", "d.csv"),
                "file: one data file in a zip file, found 4: a.csv, b.csv, c.csv, … (shop.csv); unpack it and name the"
                        + " one to read");
        fails(
                zip(TEXT, "a.csv", "=\n<b>"),
                "file: one data file in a zip file, found 2: a.csv, = <b> (shop.csv); unpack it and name the one to read");
    }

    @Test
    void aZipWithoutAFileIsRefused() {
        fails(zip(TEXT, "export/"), "file: one data file in a zip file, found none (shop.csv)");
        fails(zip(TEXT), "file: one data file in a zip file, found none (shop.csv)");
    }

    @Test
    void aZipThatIsCutOffIsRefused() {
        byte[] whole = zip(TEXT, "orders.csv");
        for (int length = 4; length < whole.length; length += 3) {
            fails(
                    Arrays.copyOf(whole, length),
                    "file: the gzip or zip file is damaged or cut off (shop.csv, line 1); copy it again");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 45, 50})
    void aZipWithASpoiledByteIsRefused(int at) {
        byte[] spoiled = zip(TEXT, "orders.csv");
        spoiled[at] ^= 0x55;
        assertThatThrownBy(() -> read(spoiled))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("file: the gzip or zip file is damaged or cut off (shop.csv, line ");
    }

    @Test
    void aZipWithANameThatIsNoTextIsRefused() {
        byte[] spoiled = zip(TEXT, "orders.csv"); // whose names are said to be UTF-8
        spoiled[33] = (byte) 0xFF; // in the entry, after a header of 30 bytes; the directory at the end keeps its own
        fails(spoiled, "file: the gzip or zip file is damaged or cut off (shop.csv, line 1); copy it again");
    }

    @Test
    void aFileThatGrowsBeyondReasonIsRefused() {
        String message = "file: at most 200 times the packed size or 64 MB, found more as it is unpacked (shop.csv);"
                + " unpack it yourself where that is right";
        byte[] blank = "\n".repeat(1 << 20).getBytes(UTF_8);
        fails(gzip(blank, 65), message);
        fails(zip("\n".repeat(65 << 20).getBytes(UTF_8), "bomb.csv"), message);
    }

    /** A line of two gigabytes takes the same way: what is read is counted, not kept. */
    @ParameterizedTest
    @CsvSource({"'', x", "'\"', x", "'', 'x,'", "'\"', 'x\n'"})
    void aLineWithoutAnEndIsRefused(String start, String piece) {
        byte[] header = ("time,customer\n2011-05-01 10:00:00,7\n" + start).getBytes(UTF_8);
        byte[] longest = piece.repeat((LETTERS + (1 << 20)) / piece.length()).getBytes(UTF_8);
        byte[] whole = new byte[header.length + longest.length];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(longest, 0, whole, header.length, longest.length);
        assertThatThrownBy(() -> read(zip(whole, "orders.csv")))
                .isInstanceOf(DataException.class)
                .hasMessage("file: lines of at most 16 million characters and a million cells, found a longer one"
                        + " (shop.csv, line 3); is a quote never closed, or format.quote or format.separator wrong?");
    }

    @Test
    void aFileThatGrowsALittleIsRead() {
        byte[] part = "2011-05-01 10:00:00,7\n".repeat(1_000).getBytes(UTF_8);
        byte[] whole = gzip(part, 100);
        assertThat((long) part.length * 100).isGreaterThan(200L * whole.length);
        assertThat(InvoiceLines.read(SmallShop.dataset(
                                folder,
                                whole,
                                SmallShop.given(UTF_8, ',', '"', "yyyy-MM-dd HH:mm:ss", false, 0),
                                new segmentbook.description.Columns(
                                        java.util.Map.of(Field.TIME, "1", Field.CUSTOMER, "2"))))
                        .size())
                .isEqualTo(100_000);
    }
}
