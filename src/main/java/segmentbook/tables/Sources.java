package segmentbook.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Format;
import segmentbook.description.Layout;
import segmentbook.description.Origin;
import segmentbook.description.Place;
import segmentbook.description.Privacy;
import segmentbook.statistics.Rows;

/**
 * Chooses the class that reads a source.
 *
 * @param layout the mapped columns, or null without a description file
 * @param page what to do about a web page
 */
record Sources(Format format, @Nullable Layout layout, Privacy privacy, String page) {
    private static final String SAVE = "save its table as .xlsx or .csv";
    private static final int MAGIC = 4_096;
    private static final String ZIP = "PK\3\4";
    private static final String PARQUET = "PAR1";
    private static final String MARK = "(\u00EF\u00BB\u00BF)?\\s*"; // of UTF-8

    /** What else a file may be, by how it begins: %1$s its name, %2$s what to do about a web page. */
    private static final List<Map.Entry<Pattern, String>> OTHERS = List.of(
            other(
                    "\u00D0\u00CF\u0011\u00E0",
                    "an old .xls file or a workbook with a password; save it as .xlsx without one, or as .csv"),
            other("SQLite format 3", "an SQLite database; give jdbc: \"jdbc:sqlite:%1$s\" and query:"),
            other(".{8}DUCK", "a DuckDB database; give jdbc: \"jdbc:duckdb:%1$s\" and query:"),
            other(ZIP + ".{26}mimetypeapplication/vnd.oasis", "an OpenDocument file; " + SAVE),
            other(MARK + "(<\\?xml[^>]*>\\s*)?<(!doctype )?html", "a web page; %2$s"),
            other(MARK + "<\\?xml", "XML; " + SAVE),
            other("%PDF", "a PDF file; save the table that it was made from as .xlsx or .csv"),
            other(
                    MARK + "(--[^\n]*\n\\s*|/\\*.*?\\*/;?\\s*)*+" + "((create|drop) (table|database|schema)"
                            + "|insert into|set \\w+ *=|pragma \\w+ *=|begin transaction)",
                    "SQL; run it in a database, and give jdbc: and query:"));

    /** The sources of a data set: one per file in their order, or that of a query or an endpoint. */
    static List<Source> of(Dataset dataset) {
        Origin origin = dataset.origin();
        if (origin instanceof Origin.Query query) {
            return List.of(DatabaseQuery.of(query, dataset.format(), dataset.privacy(), dataset::received));
        } else if (origin instanceof Origin.Endpoint endpoint) {
            return List.of(endpoint(dataset, endpoint, System.getenv(), Download.Limits.USUAL));
        }
        Sources files = files(dataset);
        return Rows.list(
                dataset.files().size(),
                i -> files.of(dataset.files().get(i), origin.names().get(i)));
    }

    private static Sources files(Dataset dataset) {
        String page = dataset.origin() instanceof Origin.Endpoint ? "does the address ask to log in?" : SAVE;
        return new Sources(dataset.format(), dataset.layout(), dataset.privacy(), page);
    }

    /** The source of an address, with a token from these environment variables. */
    static Source endpoint(
            Dataset dataset, Origin.Endpoint origin, Map<String, String> environment, Download.Limits limits) {
        return new Endpoint(origin, environment, limits, dataset::received, files(dataset)::of);
    }

    /** The source of a file without a description file. */
    static Source of(Path file, Format format) {
        return new Sources(format, null, Privacy.OFF, SAVE).of(file, String.valueOf(file.getFileName()));
    }

    /** The source of a file, chosen by its content and not by its name. */
    private Source of(Path path, String name) {
        Source text = new TextFile(path, name, format, layout);
        try {
            if (!Files.isRegularFile(path)) {
                return text;
            }
            String magic = magic(Files.newInputStream(path));
            if (magic.startsWith(ZIP) && Workbook.is(path)) {
                return new Workbook(path, name, format, layout, privacy::shownHeader);
            } else if (magic.startsWith(PARQUET)) {
                return DatabaseQuery.parquet(path, name, format);
            }
            refuse(magic, name, "");
            String unpacked = magic(Unpacked.open(path, name));
            refuse(unpacked, name, "unpack it first: ");
            String begin = unpacked.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "");
            if (StringUtils.containsAny(begin, "[{")
                    && JsonFile.is(begin.replace("\0", ""))) { // its reader loads slowly
                return new JsonFile(path, name, format, privacy::shownHeader);
            }
        } catch (IOException damaged) {
            return text; // reading it reports what is wrong
        }
        return text;
    }

    private static String magic(InputStream in) throws IOException {
        try (in) {
            return new String(in.readNBytes(MAGIC), StandardCharsets.ISO_8859_1);
        }
    }

    private void refuse(String magic, String name, String first) {
        var other = OTHERS.stream().filter(each -> each.getKey().matcher(magic).lookingAt());
        boolean packed = !first.isEmpty() && (magic.startsWith(ZIP) || magic.startsWith(PARQUET));
        String unread = packed ? "a Parquet file, a workbook or another zip file" : "";
        String found = other.findFirst().map(Map.Entry::getValue).orElse(unread).formatted(name, page);
        DataException.require(found.isEmpty(), "file: a table, found " + first + found, Place.file(name), "");
    }

    private static Map.Entry<Pattern, String> other(String begins, String found) {
        return Map.entry(Pattern.compile("(?is)" + begins), found);
    }
}
