package segmentbook.reading;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Origin;
import segmentbook.dataset.Place;
import segmentbook.dataset.Privacy;

/** A database that is asked and never changed; nothing secret that its address may hold is said. */
final class Database {
    private static final int LOGIN_SECONDS = 30;
    private static final int LONGEST = 300;
    private static final int SHORTEST_SECRET = 3;
    private static final Pattern SECRETS = Pattern.compile(
            "(?i)(?:pass\\w*|pwd|user\\w*|uid|\\w*token|\\w*secret|\\w*key)=([^;&?]+)|//([^/@]*)@|:([^/:@]+/[^@]+)@");

    private final Origin.Query origin;
    private final Privacy privacy;

    Database(Origin.Query origin, Privacy privacy) {
        this.origin = origin;
        this.privacy = privacy;
    }

    /** Whether times are texts or numbers there, whatever a column is said to be. */
    boolean knowsNoTimes() {
        return origin.product().equals("sqlite");
    }

    /**
     * Connects for reading.
     *
     * @throws DataException where the query is none that only reads, or no driver knows the address
     */
    Connection connect() throws SQLException {
        SqlText.requireQuery(origin.query());
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
        String address = origin.address();
        for (Driver driver : drivers(besideTheLibrary())) {
            Connection connection = driver.acceptsURL(address) ? driver.connect(address, properties()) : null;
            if (connection != null) {
                onlyRead(connection);
                return connection;
            }
        }
        throw new DataException(
                "jdbc: a driver for " + origin.product() + ", found none; put its jar into the folder lib/drivers");
    }

    /** Those of the library itself, and those in the jars of a folder. */
    static List<Driver> drivers(Path folder) {
        ClassLoader own = Database.class.getClassLoader();
        URL[] jars = jars(folder);
        ClassLoader loader = jars.length == 0 ? own : new URLClassLoader(jars, own);
        return ServiceLoader.load(Driver.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static URL[] jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URI> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toUri)
                    .toList();
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toURL();
            }
            return urls;
        } catch (IOException unreadable) {
            return new URL[0];
        }
    }

    private static Path besideTheLibrary() {
        try {
            URL own = Database.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(own.toURI()).resolveSibling("drivers");
        } catch (URISyntaxException impossible) {
            return Path.of("lib", "drivers");
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        if (origin.product().equals("sqlite")) {
            properties.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
        } else if (origin.product().equals("duckdb")) {
            properties.setProperty("jdbc_stream_results", "true");
            origin.file().ifPresent(file -> properties.setProperty("duckdb.read_only", "true"));
        }
        return properties;
    }

    private void onlyRead(Connection connection) throws SQLException {
        if (origin.product().equals("duckdb")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET autoinstall_known_extensions = false"); // nothing is loaded from outside
                statement.execute("SET file_search_path = " + quoted(origin.folder()));
                statement.execute(
                        "SET temp_directory = " + quoted(Path.of(System.getProperty("java.io.tmpdir"), "duckdb")));
            }
        } else if (!origin.product().equals("sqlite")) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // some drivers hold all rows in memory without
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** What the database or its driver says, on one line. */
    DataException explained(Throwable problem) {
        Place place = Place.file(origin.names().get(0));
        if (privacy.hidesIds()) {
            String hint = "what it says may hold an id; try the query in the database's own program";
            return new DataException("query: the database refuses it", place, hint);
        }
        String said = String.valueOf(problem.getMessage())
                .replace(origin.address(), origin.toString())
                .replace(origin.jdbc(), origin.toString())
                .replace(origin.folder() + "/", "");
        for (String secret : secrets()) {
            said = said.replace(secret, "…");
        }
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return new DataException("query: the database refuses it: " + cut, place, "");
    }

    /** All parts of the address that may be a name or a password, as written and decoded; the longest first. */
    private TreeSet<String> secrets() {
        TreeSet<String> secrets =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(each -> each));
        SECRETS.matcher(origin.jdbc()).results().flatMap(Database::groups).forEach(found -> {
            for (String part : (found + ":" + found.replace('/', ':')).split(":", -1)) {
                secrets.add(part);
                secrets.add(decoded(part));
            }
        });
        secrets.removeIf(each -> each.length() < SHORTEST_SECRET);
        return secrets;
    }

    private static Stream<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .filter(each -> each != null);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    @Override
    public String toString() {
        return origin.toString();
    }
}
