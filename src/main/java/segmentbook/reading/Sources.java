package segmentbook.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final Pattern WEB_PAGE =
            Pattern.compile("(?i)(\u00EF\u00BB\u00BF)?\\s*(<\\?xml[^>]*>\\s*)?<(!doctype )?html");
    private static final String SQLITE = "SQLite format 3";

    private Sources() {}

    /** One a file, in their order; or the one of a query or an endpoint. */
    static List<Source> of(Dataset dataset) {
        if (dataset.origin() instanceof Origin.Query query) {
            return List.of(DatabaseQuery.of(query, dataset.format(), dataset.privacy(), dataset::received));
        }
        if (dataset.origin() instanceof Origin.Endpoint endpoint) {
            return List.of(endpoint(dataset, endpoint, System.getenv(), Download.Limits.USUAL));
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < dataset.files().size(); i++) {
            Path file = dataset.files().get(i);
            sources.add(
                    file(file, dataset.origin().names().get(i), dataset.format(), dataset.layout(), dataset.privacy()));
        }
        return sources;
    }

    /** What an address answers, with a token of this environment. */
    static Source endpoint(
            Dataset dataset, Origin.Endpoint origin, Map<String, String> environment, Download.Limits limits) {
        return new Endpoint(
                origin,
                environment,
                limits,
                dataset::received,
                (file, name) -> file(file, name, dataset.format(), dataset.layout(), dataset.privacy()));
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
        boolean binary = magic.startsWith(ZIP) || magic.startsWith(PARQUET);
        String found = "";
        if (magic.startsWith(OLE)) {
            found = "an old .xls file or a workbook with a password; save it as .xlsx without one, or as .csv";
        } else if (magic.startsWith(SQLITE)) {
            found = "an SQLite database; give jdbc: \"jdbc:sqlite:" + name + "\" and query:";
        } else if (magic.startsWith("DUCK", 8)) {
            found = "a DuckDB database; give jdbc: \"jdbc:duckdb:" + name + "\" and query:";
        } else if (binary && !first.isEmpty()) {
            found = "a Parquet file, a workbook or another zip file";
        } else if (WEB_PAGE.matcher(magic).lookingAt()) {
            found = "a web page; does the address ask to log in?";
        }
        if (!found.isEmpty()) {
            throw new DataException("file: a table, found " + first + found + " (" + name + ")");
        }
    }
}
