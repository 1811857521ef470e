package segmentbook.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Origin;
import segmentbook.description.Place;

/** Downloads the answer of an address to a file, within bounds of time and size, and retries temporary failures. */
final class Download {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> TEMPORARY = Set.of(429, 500, 502, 503, 504);
    private static final int OK = 200;

    /**
     * Bounds of a download.
     *
     * @param connect until there is a connection
     * @param whole until the answer is complete, for each request
     * @param attempts at most, 1 or more
     * @param pause before the second attempt; doubled before each further one
     * @param maxAsked longest pause that a server may ask for
     * @param bytes of an answer
     */
    record Limits(Duration connect, Duration whole, int attempts, Duration pause, Duration maxAsked, long bytes) {
        static final Limits USUAL = new Limits(
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                2L << 30);
    }

    /** Why an attempt failed, and the pause before another one; null where that would fail, too. */
    private record Failure(
            String found, String hint, @Nullable Duration pause) {}

    private final Origin.Endpoint origin;
    private final @Nullable String token;
    private final Limits limits;
    private final Consumer<Duration> pause;
    private final HttpClient client;

    /** @param token sent to the host of the address and to no other, or null */
    Download(Origin.Endpoint origin, @Nullable String token, Limits limits, Consumer<Duration> pause) {
        this.origin = origin;
        this.token = token;
        this.limits = limits;
        this.pause = pause;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * Writes the answer to a file.
     *
     * @throws DataException if there is no answer, or it is an error, too slow or too large
     */
    void to(Path file) {
        Duration wait = limits.pause();
        for (int attempt = 1; ; attempt++) {
            Failure failure = attempt(file, wait);
            if (failure == null) {
                return;
            }
            if (failure.pause() == null || attempt == limits.attempts()) {
                String times = attempt == 1 ? "" : " after " + attempt + " attempts";
                throw refused(failure.found() + times, failure.hint());
            }
            pause.accept(failure.pause());
            wait = wait.multipliedBy(2);
        }
    }

    private @Nullable Failure attempt(Path file, Duration wait) {
        try {
            URI at = origin.url();
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                HttpResponse<InputStream> answer = send(at, file);
                if (answer.statusCode() == OK) {
                    return null;
                } else if (!REDIRECTS.contains(answer.statusCode())) {
                    return failure(answer, wait);
                }
                at = redirected(at, answer);
            }
            throw refused("more than " + MAX_REDIRECTS + " redirects", "");
        } catch (IOException problem) {
            return new Failure("none: " + said(problem), "", wait);
        }
    }

    /** Sends a request and saves the body of a successful answer; does not wait for the body of an error. */
    private HttpResponse<InputStream> send(URI at, Path file) throws IOException {
        var answer = client.sendAsync(request(at), BodyHandlers.ofInputStream());
        try {
            return answer.thenApplyAsync(each -> saved(each, file))
                    .get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw refused("none that is whole within " + limits.whole().toSeconds() + " seconds", "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataException("reading: interrupted");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DataException known) {
                throw known;
            }
            IOException problem = ExceptionUtils.throwableOfType(failed, IOException.class);
            throw problem == null ? new IOException(failed) : problem;
        } finally {
            answer.thenAccept(each -> IOUtils.closeQuietly(each.body()));
            answer.cancel(true);
        }
    }

    private HttpResponse<InputStream> saved(HttpResponse<InputStream> answer, Path file) {
        if (answer.statusCode() == OK) {
            String much = "more than " + (limits.bytes() >> 20) + " MB";
            try (InputStream data = Unpacked.bounded(
                    answer.body(), limits.bytes() + 1, () -> refused(much, "ask for less, or save it as files"))) {
                Files.copy(data, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return answer;
    }

    private HttpRequest request(URI at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .header("Accept", "text/csv, application/json;q=0.9, */*;q=0.5")
                .header("User-Agent", "segmentbook");
        boolean sameHost = at.getHost().equalsIgnoreCase(origin.url().getHost())
                && at.getPort() == origin.url().getPort();
        if (token != null && sameHost) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private URI redirected(URI from, HttpResponse<InputStream> answer) {
        URI to;
        try {
            to = from.resolve(answer.headers().firstValue("Location").orElse(":"));
        } catch (IllegalArgumentException unreadable) {
            throw refused("a redirect to nowhere", "");
        }
        boolean safe = from.getScheme().equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme());
        if (!safe || to.getHost() == null || to.getRawUserInfo() != null) {
            throw refused("a redirect to another kind of address", "give that address, if it is right");
        }
        return to;
    }

    private Failure failure(HttpResponse<InputStream> answer, Duration usual) {
        int status = answer.statusCode();
        if (!TEMPORARY.contains(status)) {
            String who = origin.tokenEnv() == null
                    ? "is there a token to give by tokenEnv?"
                    : "is the token in " + origin.tokenEnv() + " right?";
            return new Failure("" + status, status == 401 || status == 403 ? who : "is the address right?", null);
        }
        Duration wait =
                answer.headers().firstValue("Retry-After").map(Download::asked).orElse(usual);
        return wait.compareTo(limits.maxAsked()) > 0
                ? new Failure("" + status, "it asks to wait " + wait.toSeconds() + " seconds", null)
                : new Failure("" + status, "try it later", wait);
    }

    /** The pause in a Retry-After header, which gives seconds or a time; null if it gives neither. */
    private static @Nullable Duration asked(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException neither) {
            return null;
        }
    }

    private String said(IOException problem) {
        String message = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        String line = message.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("://\\S*", "://…");
        return token == null ? line : line.replace(token, "…");
    }

    private DataException refused(String found, String hint) {
        return new DataException("url: an answer with data, found " + found, Place.file(origin.toString()), hint);
    }
}
