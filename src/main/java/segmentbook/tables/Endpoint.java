package segmentbook.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import segmentbook.description.Content;
import segmentbook.description.DataException;
import segmentbook.description.Origin;
import segmentbook.description.Place;

/** Reads the answer of an address, which is downloaded to a temporary file and read like any file. */
final class Endpoint implements Source {
    private static final String TOKEN = "[!-~]{1,8000}";

    private final Origin.Endpoint origin;
    private final Download download;
    private final Consumer<Content> received;
    private final BiFunction<Path, String, Source> files;
    private @Nullable Path file;
    private @Nullable Source answer;

    /**
     * @param environment its variables by name
     * @param received takes size and checksum of the answer
     * @param files gives the source for a file and the name that messages call it
     */
    Endpoint(
            Origin.Endpoint origin,
            Map<String, String> environment,
            Download.Limits limits,
            Consumer<Content> received,
            BiFunction<Path, String, Source> files) {
        this.origin = origin;
        this.received = received;
        this.files = files;
        download = new Download(origin, token(environment), limits, time -> LockSupport.parkNanos(time.toNanos()));
    }

    private @Nullable String token(Map<String, String> environment) {
        String variable = origin.tokenEnv();
        if (variable == null) {
            return null;
        }
        String token = environment.get(variable);
        if (token == null || !token.strip().matches(TOKEN)) {
            String found = token == null || token.isBlank() ? "none" : "one with blanks or characters beyond ASCII";
            throw new DataException(
                    "tokenEnv: a token in the environment variable " + variable + ", found " + found,
                    Place.file(origin.toString()),
                    "set it before, as in " + variable + "=… ./run shop.yaml");
        }
        String host = origin.url().getHost().toLowerCase(Locale.ROOT);
        boolean own = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        boolean safe = own || !"http".equalsIgnoreCase(origin.url().getScheme());
        String open = "url: https:// where a token is sent, found http://";
        DataException.require(safe, open, Place.file(origin.toString()), "");
        return token.strip();
    }

    @Override
    public @Nullable DetectedFormat read(Lines lines) {
        if (answer == null) {
            answer = answer();
        }
        return answer.read(lines);
    }

    private Source answer() {
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            file = Files.createTempFile(Files.createDirectories(folder), "answer-", ".data");
            download.to(file);
            received.accept(Content.of(file));
            return files.apply(file, origin.toString());
        } catch (IOException problem) {
            throw new DataException("url: room for the answer, found none: " + problem.getMessage());
        }
    }

    @Override
    public void close() {
        if (file != null && !FileUtils.deleteQuietly(file.toFile())) {
            file.toFile().deleteOnExit();
        }
    }
}
