package segmentbook.tables;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import segmentbook.description.Content;
import segmentbook.description.DataException;
import segmentbook.description.Dataset;
import segmentbook.description.Origin;

/** Addresses that answer, and all the ways in which one may not; the server is a real one on this machine. */
class EndpointTests {
    private static final String CSV = "time,customer\n2011-05-01 10:00:00,7\n2011-05-02 10:00:00,8\n";
    private static final String TOKEN = "s3cret-token";

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final List<Duration> pauses = new ArrayList<>();

    /** Answers one request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    EndpointTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void endOfTheServer() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Gives these answers at a path, one after the other, the last again and again; notes who asked with what. */
    private void answers(String path, Answer... answers) {
        Queue<Answer> left = new ConcurrentLinkedQueue<>(List.of(answers));
        server.createContext(path, exchange -> {
            try (exchange) {
                Headers headers = exchange.getRequestHeaders();
                asked.add(path + " " + headers.getFirst("Authorization"));
                Answer next = left.size() > 1 ? left.remove() : left.element();
                next.to(exchange);
            }
        });
    }

    private static Answer text(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static Download.Limits limits(long millis, int bytes) {
        return new Download.Limits(
                Duration.ofSeconds(5),
                Duration.ofMillis(millis),
                3,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                bytes);
    }

    /** Loads what an address answers, by limits that are generous where a test is not about them. */
    private String load(String url, @Nullable String token, Download.Limits limits) {
        try {
            Path file = folder.resolve("answer");
            Origin.Endpoint origin = new Origin.Endpoint(URI.create(url), token == null ? null : "SHOP_TOKEN");
            new Download(origin, token, limits, pauses::add).to(file);
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String load(String path) {
        return load("http://" + host() + path, null, limits(20_000, 1 << 20));
    }

    private void fails(String path, String found) {
        assertThatThrownBy(() -> load(path))
                .isInstanceOf(DataException.class)
                .message()
                .isEqualTo("url: an answer with data, found " + found.replace("HERE", "(" + host() + path + ")"));
    }

    /** A server that says these bytes to each who connects, and then hangs up. */
    private String saying(String bytes) throws IOException {
        ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            try (socket) {
                for (int i = 0; i < 3; i++) {
                    try (Socket one = socket.accept()) {
                        asked.add("raw");
                        InputStream in = one.getInputStream();
                        for (int matched = 0; matched < 4; ) {
                            int next = in.read();
                            matched = next < 0
                                    ? 4
                                    : next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
                        }
                        one.getOutputStream().write(bytes.getBytes(ISO_8859_1));
                        one.getOutputStream().flush();
                    }
                }
            } catch (IOException closed) {
                asked.add("closed");
            }
        });
        return "http://127.0.0.1:" + socket.getLocalPort() + "/orders";
    }

    @Nested
    class Whole {
        @Test
        void anAnswerIsAFile() {
            answers("/orders", text(200, CSV));
            assertThat(load("/orders")).isEqualTo(CSV);
            assertThat(asked).containsExactly("/orders null");
        }

        @ParameterizedTest
        @ValueSource(strings = {"csv", "json", "gzip"})
        void itsContentSaysHowItIsRead(String kind) throws IOException {
            String json = "{\"data\":[{\"time\":\"2011-05-01T10:00:00Z\",\"customer\":7},"
                    + "{\"time\":\"2011-05-02T10:00:00Z\",\"customer\":8}]}";
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(CSV.getBytes(UTF_8));
            }
            byte[] body =
                    kind.equals("gzip") ? packed.toByteArray() : (kind.equals("csv") ? CSV : json).getBytes(UTF_8);
            answers("/orders", exchange -> {
                exchange.sendResponseHeaders(200, 0); // in chunks
                exchange.getResponseBody().write(body);
            });
            Dataset shop = described("/orders?key=" + TOKEN, "");
            RawTable table = RawTable.read(shop);
            assertThat(table.linesByFile()).containsEntry(host() + "/orders", 2);
            assertThat(table.column("columns.customer", "customer", each -> each)
                            .at(1))
                    .isEqualTo("8");
            assertThat(table.place(1, null).toString())
                    .startsWith(host() + "/orders, line ")
                    .doesNotContain(TOKEN);
            Path same = Files.write(folder.resolve("same"), body);
            assertThat(shop.contents()).containsEntry(host() + "/orders", Content.of(same));
            assertThat(temporary()).isEmpty();
        }

        @Test
        void thatIsReadTwiceIsLoadedOnce() {
            answers("/orders", text(200, "time,customer\n\"2011-05-01 10:00:00\" ,7\n"));
            assertThat(RawTable.read(described("/orders", "")).size()).isEqualTo(1);
            assertThat(asked).hasSize(1);
        }

        @Test
        void thatIsNoTableIsRefusedAndLeavesNoFile() {
            answers("/orders", text(200, "<!DOCTYPE html><html><body>Please log in</body></html>"));
            assertThatThrownBy(() -> RawTable.read(described("/orders", "")))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "file: a table, found a web page; does the address ask to log in? (" + host() + "/orders)");
            assertThat(temporary()).isEmpty();
        }
    }

    private Dataset described(String path, String more) {
        try {
            Files.writeString(
                    folder.resolve("shop.yaml"),
                    "name: shop\nurl: http://" + host() + path + "\ncolumns: {time: time, customer: customer}\n"
                            + more);
            return Dataset.read(folder.resolve("shop.yaml"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> temporary() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("answer-"))
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Nested
    class AgainAndAgain {
        @ParameterizedTest
        @ValueSource(ints = {429, 500, 502, 503, 504})
        void whatMayPassIsTriedAgainAfterEverLongerPauses(int status) {
            answers("/orders", text(status, "busy"), text(status, ""), text(200, CSV));
            assertThat(load("/orders")).isEqualTo(CSV);
            assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        }

        @Test
        void itEndsAfterAFewAttempts() {
            answers("/orders", text(503, "busy"));
            fails("/orders", "503 after 3 attempts HERE; try it later");
            assertThat(asked).hasSize(3);
            assertThat(pauses).hasSize(2);
        }

        @Test
        void theServerMaySayWhen() {
            answers(
                    "/orders",
                    text(429, "", "Retry-After", "7"),
                    text(503, "", "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
                    text(200, CSV));
            assertThat(load("/orders")).isEqualTo(CSV);
            assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ZERO);
        }

        @Test
        void butNotTooLateOrInNoWords() {
            answers("/late", text(429, "", "Retry-After", "3600"));
            fails("/late", "429 HERE; it asks to wait 3600 seconds");
            answers("/odd", text(429, "", "Retry-After", "soon"), text(200, CSV));
            assertThat(load("/odd")).isEqualTo(CSV);
            assertThat(pauses).containsExactly(Duration.ofMillis(500));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "400 | 400 HERE; is the address right?",
                    "401 | 401 HERE; is there a token to give by tokenEnv?",
                    "403 | 403 HERE; is there a token to give by tokenEnv?",
                    "404 | 404 HERE; is the address right?",
                    "204 | 204 HERE; is the address right?",
                    "206 | 206 HERE; is the address right?",
                })
        void whatWillNotPassIsNot(int status, String found) {
            answers("/orders", text(status, ""));
            fails("/orders", found);
            assertThat(asked).hasSize(1);
        }

        @Test
        void nobodyAtAllIsSaid() {
            server.stop(0);
            assertThatThrownBy(() -> load("/orders"))
                    .isInstanceOf(DataException.class)
                    .message()
                    .startsWith("url: an answer with data, found none: ")
                    .endsWith(" after 3 attempts (" + host() + "/orders)")
                    .doesNotContain("\n");
        }
    }

    @Nested
    class Lies {
        @Test
        void aLongerLengthThanTheAnswerIsTriedAgainAndRefused() throws IOException {
            String url = saying("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + CSV);
            assertThatThrownBy(() -> load(url, null, limits(20_000, 1 << 20)))
                    .isInstanceOf(DataException.class)
                    .message()
                    .startsWith("url: an answer with data, found none: ")
                    .contains("after 3 attempts (127.0.0.1:");
            assertThat(asked).filteredOn("raw"::equals).hasSize(3);
        }

        @Test
        void aShorterOneEndsTheAnswerThereAndNothingHangs() throws IOException {
            String url = saying("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n" + CSV);
            assertThat(load(url, null, limits(20_000, 1 << 20))).isEqualTo(CSV.substring(0, 50));
        }

        @Test
        void chunksThatDoNotEndAreRefused() throws IOException {
            String url = saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" + CSV);
            assertThatThrownBy(() -> load(url, null, limits(20_000, 1 << 20)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("after 3 attempts (127.0.0.1:");
        }

        @Test
        void whatIsNoHttpIsRefused() throws IOException {
            String url = saying("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            assertThatThrownBy(() -> load(url, null, limits(20_000, 1 << 20)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("after 3 attempts (127.0.0.1:");
        }
    }

    @Nested
    class Bounds {
        @Test
        void ofSizeHoldWhateverTheLengthSays() {
            answers("/orders", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] block = new byte[1 << 16];
                while (end.getCount() > 0) {
                    exchange.getResponseBody().write(block);
                }
            });
            assertThatThrownBy(() -> load("http://" + host() + "/orders", null, limits(20_000, 1 << 20)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("url: an answer with data, found more than 1 MB (" + host()
                            + "/orders); ask for less, or save it as files");
            assertThat(asked).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void ofTimeHoldForAServerThatStalls(boolean begun) {
            answers("/orders", exchange -> {
                if (begun) {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write(CSV.getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                }
                await();
            });
            assertThatThrownBy(() -> load("http://" + host() + "/orders", null, limits(1_000, 1 << 20)))
                    .isInstanceOf(DataException.class)
                    .hasMessage("url: an answer with data, found none that is whole within 1 seconds (" + host()
                            + "/orders)");
            assertThat(asked).hasSize(1);
        }

        private void await() {
            try {
                assertThat(end.await(5, TimeUnit.MINUTES))
                        .as("the test of an answer without an end ended within 5 minutes")
                        .isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Test
        void ofErrorsWithoutAnEndAreNotWaitedFor() {
            answers("/orders", exchange -> {
                exchange.sendResponseHeaders(404, 0);
                exchange.getResponseBody().write(CSV.getBytes(UTF_8));
                exchange.getResponseBody().flush();
                await();
            });
            fails("/orders", "404 HERE; is the address right?");
        }
    }

    @Nested
    class Redirects {
        private Answer to(String location) {
            return text(302, "", "Location", location);
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void areFollowed(int status) {
            answers("/a", text(status, "moved", "Location", "/b"));
            answers("/b", to("http://" + host() + "/c"));
            answers("/c", text(200, CSV));
            assertThat(load("/a")).isEqualTo(CSV);
        }

        @Test
        void inACircleEnd() {
            answers("/a", to("/b"));
            answers("/b", to("/a"));
            fails("/a", "more than 5 redirects HERE");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"file:///etc/passwd", "ftp://shop.example/a", "jar:http://a!/b", "http://me:pw@127.0.0.1/"})
        void toOtherKindsOfAddressesAreRefused(String location) {
            answers("/a", to(location));
            fails("/a", "a redirect to another kind of address HERE; give that address, if it is right");
        }

        @Test
        void toNowhereAreRefused() {
            answers("/a", text(302, ""));
            fails("/a", "a redirect to nowhere HERE");
            answers("/b", to("http://[wrong"));
            fails("/b", "a redirect to nowhere HERE");
        }

        @Test
        void showTheTokenToNoOtherHost() throws IOException {
            HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            other.createContext("/", exchange -> {
                try (exchange) {
                    asked.add("other " + exchange.getRequestHeaders().getFirst("Authorization"));
                    text(200, CSV).to(exchange);
                }
            });
            other.start();
            try {
                answers("/a", to("/b"));
                answers("/b", to("http://127.0.0.1:" + other.getAddress().getPort() + "/c"));
                assertThat(load("http://" + host() + "/a", TOKEN, limits(20_000, 1 << 20)))
                        .isEqualTo(CSV);
                assertThat(asked).containsExactly("/a Bearer " + TOKEN, "/b Bearer " + TOKEN, "other null");
            } finally {
                other.stop(0);
            }
        }
    }

    @Nested
    class ATokenOf {
        private RawTable read(String url, @Nullable String value) {
            Origin.Endpoint origin = new Origin.Endpoint(URI.create(url), "SHOP_TOKEN");
            Dataset shop = described("/orders", "");
            try (Source source = Sources.endpoint(
                            shop,
                            origin,
                            value == null ? Map.of() : Map.of("SHOP_TOKEN", value),
                            limits(20_000, 1 << 20));
                    Lines lines = new Lines()) {
                source.read(lines);
                return RawTable.read(shop);
            }
        }

        @Test
        void theEnvironmentIsShownToTheServer() {
            answers("/orders", text(200, CSV));
            assertThat(read("http://" + host() + "/orders", " " + TOKEN + "\n").size())
                    .isEqualTo(2);
            assertThat(asked).contains("/orders Bearer " + TOKEN);
        }

        @Test
        void noValueIsAskedFor() {
            assertThatThrownBy(() -> read("http://" + host() + "/orders", null))
                    .hasMessage("tokenEnv: a token in the environment variable SHOP_TOKEN, found none (" + host()
                            + "/orders); set it before, as in SHOP_TOKEN=… ./run shop.yaml");
            assertThat(asked).isEmpty();
        }

        @Test
        void severalLinesIsRefusedAndNotShown() {
            assertThatThrownBy(() -> read("http://" + host() + "/orders", TOKEN + "\r\nX-Other: 1"))
                    .hasMessageContaining("found one with blanks or characters beyond ASCII")
                    .hasMessageNotContaining(TOKEN);
            assertThat(asked).isEmpty();
        }

        @Test
        void anyValueGoesToOtherMachinesInSecretOnly() {
            assertThatThrownBy(() -> read("http://shop.example/orders", TOKEN))
                    .hasMessage("url: https:// where a token is sent, found http:// (shop.example/orders)");
        }

        @Test
        void aServerThatRefusesItIsNotRepeated() {
            answers("/orders", text(401, TOKEN));
            assertThatThrownBy(() -> read("http://" + host() + "/orders?key=" + TOKEN, TOKEN))
                    .hasMessage("url: an answer with data, found 401 (" + host()
                            + "/orders); is the token in SHOP_TOKEN right?");
        }
    }
}
