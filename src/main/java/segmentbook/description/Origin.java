package segmentbook.description;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import segmentbook.statistics.Rows;

/** Where the data comes from. */
public sealed interface Origin {

    /** Names for messages and results: of the files, or of the query or endpoint; without anything secret. */
    List<String> names();

    /**
     * Data files.
     *
     * @param paths absolute, at least one, each once
     */
    record Files(List<Path> paths) implements Origin {
        /** @throws OptionException where there is no file, or one stands twice */
        public Files {
            paths = List.copyOf(paths);
            OptionException.require(!paths.isEmpty(), "file", "at least one", "none");
            boolean once = paths.stream().distinct().count() == paths.size();
            OptionException.require(once, "file", "each file once", "one twice");
        }

        /** The name of each file; where files lie in several folders, from their common folder on. */
        @Override
        public List<String> names() {
            Path folder = paths.get(0).getParent();
            for (Path path : paths) {
                while (folder != null && !path.startsWith(folder)) {
                    folder = folder.getParent();
                }
            }
            Path common = folder;
            return Rows.list(paths, path -> String.valueOf(common == null ? path : common.relativize(path)));
        }
    }

    /**
     * A query to a database.
     *
     * @param jdbc its address, which may hold a password and is shown without
     * @param query what is asked
     * @param folder the folder to which paths in the address or the query are relative
     */
    record Query(String jdbc, String query, Path folder) implements Origin {
        @Override
        public List<String> names() {
            return List.of(
                    file().map(path -> String.valueOf(path.getFileName())).orElse(product() + " query"));
        }

        /** The database's product, as its driver calls it. */
        public String product() {
            return jdbc.split(":", 3)[1];
        }

        /** The file of an SQLite or DuckDB database, empty where it is in memory or has none. */
        public Optional<Path> file() {
            String text = written();
            boolean ofFile = product().equals("sqlite") || product().equals("duckdb");
            return !ofFile || text.isBlank() || text.startsWith(":")
                    ? Optional.empty()
                    : Optional.of(folder.resolve(text).normalize());
        }

        private String written() {
            return jdbc.split(":", 3)[2].replaceFirst("^file:", "").replaceFirst("[?;].*", "");
        }

        /** The address with the whole path of its file; never show or log it. */
        public String address() {
            return file().map(path ->
                            jdbc.replaceFirst(Pattern.quote(written()), Matcher.quoteReplacement(path.toString())))
                    .orElse(jdbc);
        }

        /** {@code jdbc:sqlite:shop.db}: without what may be secret. */
        @Override
        public String toString() {
            return "jdbc:" + product() + ":"
                    + file().map(path -> String.valueOf(path.getFileName())).orElse("…");
        }
    }

    /**
     * An address that answers with data.
     *
     * @param url http or https
     * @param tokenEnv the environment variable that holds the token, or null
     */
    record Endpoint(URI url, @Nullable String tokenEnv) implements Origin {
        @Override
        public List<String> names() {
            return List.of(toString());
        }

        /** Host and path: what follows them may be secret. */
        @Override
        public String toString() {
            return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + url.getPath();
        }
    }
}
