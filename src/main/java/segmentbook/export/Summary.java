package segmentbook.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code summary.json}: sections of figures, extended by pages that run side by side, one at a time. */
final class Summary {
    static final String FILE = "summary.json";

    /** Sections stand in this order, whichever page wrote first. */
    private static final List<String> ORDER = List.of(
            "dataset",
            "headline",
            "choices",
            "data",
            "findings",
            "ledger",
            "kept",
            "exploration",
            "rfm",
            "segments",
            "k_selection",
            "comparison",
            "profiles",
            "recommendations",
            "recommendation_quality",
            "environment");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private Summary() {}

    static void put(Path file, Map<String, Map<String, ?>> sections) {
        Path lock = file.resolveSibling("." + FILE + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            ObjectNode summary = Files.exists(file) && held.isValid()
                    ? (ObjectNode) JSON.readTree(Files.readString(file))
                    : JSON.createObjectNode();
            sections.forEach((section, figures) -> {
                ObjectNode fresh = JSON.valueToTree(rounded(figures));
                summary.withObject("/" + section).setAll(fresh);
            });
            Path started = file.resolveSibling("." + FILE + ".part");
            Files.writeString(started, text(summary));
            Files.move(started, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new UncheckedIOException("results: cannot write " + FILE + ": " + problem.getMessage(), problem);
        }
    }

    private static String text(ObjectNode summary) throws JsonProcessingException {
        List<String> names = new ArrayList<>(ORDER);
        summary.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                names.add(name);
            }
        });
        ObjectNode ordered = JSON.createObjectNode();
        names.stream().filter(summary::has).forEach(name -> ordered.set(name, summary.get(name)));
        return JSON.writeValueAsString(ordered) + "\n";
    }

    /** Doubles rounded to six decimals, whole ones as whole numbers, so that no last digit differs by machine. */
    private static Object rounded(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new java.util.LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), rounded(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Summary::rounded).toList();
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? new java.math.BigDecimal(CsvExport.number(number))
                    : com.fasterxml.jackson.databind.node.NullNode.getInstance();
        }
        return value;
    }
}
