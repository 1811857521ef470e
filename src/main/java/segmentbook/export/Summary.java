package segmentbook.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code summary.json}: sections of metrics. Pages that run at the same time extend it one after the other, under a lock. */
final class Summary {
    static final String FILE = "summary.json";

    /** The order of sections, whichever page writes first; in the headline, which two pages write, segments are last. */
    private static final List<String> ORDER =
            List.of(("dataset headline left_out choices data findings ledger kept exploration attributes rfm segments "
                            + "k_selection earlier_model comparison out_of_time profiles segment_rules recommendations "
                            + "recommendation_quality lifetime value_forecast value migration drift refit updated forecast "
                            + "since_last_run environment")
                    .split(" "));

    /** Doubles rounded to six decimals, whole ones as whole numbers, so that no digit differs between machines. */
    private static final JsonSerializer<Double> ROUNDED = new JsonSerializer<>() {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(new BigDecimal(CsvExport.number(value)));
            } else {
                out.writeNull();
            }
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Double.class, ROUNDED))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private Summary() {}

    static void put(Path file, Map<String, Map<String, ?>> sections) {
        Path lock = file.resolveSibling("." + FILE + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            ObjectNode summary =
                    (ObjectNode) JSON.readTree(Files.exists(file) && held.isValid() ? Files.readString(file) : "{}");
            sections.forEach((section, metrics) ->
                    summary.withObject("/" + section).setAll(JSON.<ObjectNode>valueToTree(metrics)));
            Results.replace(file, started -> Files.writeString(started, text(summary)));
            fill(file.resolveSibling(Report.FILE), new Outlook(summary));
        } catch (IOException problem) {
            throw new UncheckedIOException("results: cannot write " + FILE + ": " + problem.getMessage(), problem);
        }
    }

    private static void fill(Path report, Outlook outlook) throws IOException {
        if (Files.exists(report)) {
            String filled = outlook.into(Files.readString(report));
            Results.replace(report, started -> Files.writeString(started, filled));
        }
    }

    private static String text(ObjectNode summary) throws IOException {
        ObjectNode ordered = JSON.createObjectNode();
        ORDER.stream().filter(summary::has).forEach(name -> ordered.set(name, summary.get(name)));
        ordered.setAll(summary);
        if (ordered.get("headline") instanceof ObjectNode headline && headline.has("segments")) {
            headline.set("segments", headline.remove("segments"));
        }
        return JSON.writeValueAsString(ordered) + "\n";
    }

    /** The versions and the system that a run was made with: not shown on pages, which are the same everywhere. */
    static Map<String, Object> environment() {
        Map<String, Object> environment = new LinkedHashMap<>();
        @Nullable String version = Summary.class.getPackage().getImplementationVersion();
        environment.put("segmentbook", version == null ? "not packed" : version);
        environment.put("java", Runtime.version().toString());
        environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return environment;
    }
}
