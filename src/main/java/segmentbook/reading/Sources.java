package segmentbook.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Dataset;
import segmentbook.dataset.Format;
import segmentbook.dataset.Layout;
import segmentbook.dataset.Origin;
import segmentbook.dataset.Privacy;

/** Finds the class that reads what a description file names. */
final class Sources {
    private static final int MAGIC = 4_096;
    private static final String ZIP = "PK\3\4";
    private static final String PARQUET = "PAR1";
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";
    private static final String SQLITE = "SQLite format 3";

    private Sources() {}

    /** One a file, in their order; or the one of a query or an endpoint. */
    static List<Source> of(Dataset dataset) {
        if (dataset.origin() instanceof Origin.Query query) {
            return List.of(DatabaseQuery.of(query, dataset.format(), dataset.privacy(), dataset::received));
        }
        if (dataset.files().isEmpty()) {
            throw new DataException("file: files so far, found " + dataset.origin());
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < dataset.files().size(); i++) {
            Path file = dataset.files().get(i);
            sources.add(
                    file(file, dataset.origin().names().get(i), dataset.format(), dataset.layout(), dataset.privacy()));
        }
        return sources;
    }

    /** The one of a file that no description file names yet. */
    static Source of(Path file) {
        return file(file, String.valueOf(file.getFileName()), Format.DEFAULT, null, Privacy.OFF);
    }

    /** The class for a file's content; what it is called says nothing. */
    private static Source file(Path path, String name, Format format, @Nullable Layout layout, Privacy privacy) {
        Source text = new TextFile(path, name, format, layout);
        try {
            if (!Files.isRegularFile(path)) {
                return text;
            }
            String magic = magic(Files.newInputStream(path));
            if (magic.startsWith(ZIP) && Workbook.is(path)) {
                return new Workbook(path, name, format, layout, privacy::shownHeader);
            }
            if (magic.startsWith(PARQUET)) {
                return DatabaseQuery.parquet(path, name, format);
            }
            refuse(magic, name, "");
            String unpacked = magic(Unpacked.open(path, name));
            refuse(unpacked, name, "unpack it first: ");
            if (JsonFile.is(unpacked.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                    .replace("\0", ""))) {
                return new JsonFile(path, name, format, privacy::shownHeader);
            }
        } catch (IOException damaged) {
            return text; // which says what is wrong
        }
        return text;
    }

    private static String magic(InputStream in) throws IOException {
        try (in) {
            return new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
        }
    }

    private static void refuse(String magic, String name, String first) {
        String found = magic.startsWith(OLE)
                ? "an old .xls file or a workbook with a password; save it as .xlsx without one, or as .csv"
                : magic.startsWith(SQLITE)
                        ? "an SQLite database; give jdbc: \"jdbc:sqlite:" + name + "\" and query:"
                        : magic.startsWith("DUCK", 8)
                                ? "a DuckDB database; give jdbc: \"jdbc:duckdb:" + name + "\" and query:"
                                : first.isEmpty() || !(magic.startsWith(ZIP) || magic.startsWith(PARQUET))
                                        ? ""
                                        : "a Parquet file, a workbook or another zip file";
        if (!found.isEmpty()) {
            throw new DataException("file: a table, found " + first + found + " (" + name + ")");
        }
    }
}
