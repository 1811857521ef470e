package segmentbook.tables;

import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.Failable;
import segmentbook.description.DataException;
import segmentbook.description.Origin;
import segmentbook.description.Place;
import segmentbook.description.Privacy;

/** A database that is only read; no message shows a user name or password of its address. */
record Database(Origin.Query origin, Privacy privacy) {
    private static final int LOGIN_SECONDS = 30;
    private static final int MAX_MESSAGE = 300;
    private static final int MIN_SECRET = 3;
    private static final Pattern SECRETS = Pattern.compile(
            "(?i)(?:pass\\w*|pwd|user\\w*|uid|\\w*token|\\w*secret|\\w*key)=[^;&?]+|//[^/@]*@|:[^/:@]+/[^@]+@");

    private static final Set<String> READING =
            Set.of("select with from values table pivot unpivot show describe summarize exec call".split(" "));
    private static final Pattern QUOTED_OR_COMMENT =
            Pattern.compile("'[^']*+(?:'|$)|\"[^\"]*+(?:\"|$)|`[^`]*+(?:`|$)|--[^\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)");

    /** Whether the product has no type for times and stores texts or numbers, whatever type a column declares. */
    boolean knowsNoTimes() {
        return origin.jdbc().startsWith("jdbc:sqlite:"); // asked for each cell
    }

    /**
     * Connects for reading.
     *
     * @throws DataException if the query does more than read, or no driver accepts the address
     */
    Connection connect() throws SQLException {
        requireQuery(origin.query());
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

    /** The drivers of the library itself and of the jars in a folder. */
    static List<Driver> drivers(Path folder) {
        var jars = folder.toFile().listFiles((in, name) -> name.endsWith(".jar")); // null where there is no folder
        ClassLoader own = Database.class.getClassLoader();
        ClassLoader loader = jars == null ? own : new URLClassLoader(Failable.apply(FileUtils::toURLs, jars), own);
        return ServiceLoader.load(Driver.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static Path besideTheLibrary() {
        var own = Database.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(Failable.call(own::toURI)).resolveSibling("drivers");
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
                statement.execute("SET autoinstall_known_extensions = false"); // no download
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

    /** The error that the database or its driver reports, on one line and without secrets. */
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
        String cut = StringUtils.abbreviate(line, "…", MAX_MESSAGE);
        return new DataException("query: the database refuses it: " + cut, place, "");
    }

    /** All parts of the address that may be a user name or a password, as written and decoded, longest first. */
    private List<String> secrets() {
        return SECRETS.matcher(origin.jdbc())
                .results()
                .map(found -> found.group().replaceFirst("^(?:[^=]*=|//|:)", "").replaceFirst("@$", ""))
                .flatMap(found -> Stream.concat(Stream.of(found.split(":")), Stream.of(found.split("[:/]"))))
                .flatMap(part -> Stream.of(part, decoded(part)))
                .filter(part -> part.length() >= MIN_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    /**
     * Checks early that a query is a single statement that reads; the read-only connection protects the database itself.
     *
     * @throws DataException if it does not begin like a query, or is more than one statement
     */
    static void requireQuery(String query) {
        String bare = QUOTED_OR_COMMENT.matcher(query).replaceAll(" ");
        String code = bare.replaceFirst("^[(\\s]+", "").replaceFirst("[;\\s]+$", "");
        String first = code.split("\\P{Alpha}", 2)[0].toLowerCase(Locale.ROOT);
        String found = first.isEmpty() ? "none" : "one that begins with " + first;
        String rule = "query: a query that reads, such as SELECT * FROM orders, found ";
        DataException.require(READING.contains(first), rule + found);
        DataException.require(code.indexOf(';') < 0, "query: one query, found several, separated by ;");
    }
}
