package segmentbook.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import segmentbook.description.DataException;
import segmentbook.description.Format;
import segmentbook.description.Place;

/**
 * Reads JSON objects, each as a line: an array of objects, at the top level or the only one in an object, or objects
 * one after the other. A key is a header; a nested key becomes {@code outer.inner}, an array stays text.
 */
final class JsonFile implements Source {
    /** Most columns, that is distinct keys. */
    static final int MAX_KEYS = 1_000;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_KEY = 1_000;
    private static final int MAX_SHOWN = 60;
    private static final int SHOWN = 5;
    private static final Pattern BEGINNING = Pattern.compile("(?s)\\s*(\\[\\s*([\\[{\\]\"].*)?|\\{\\s*([\"}].*)?)");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(CommonsCsv.MAX_CHARACTERS)
                    .maxNameLength(MAX_KEY)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Path path;
    private final String name;
    private final Format format;
    private final UnaryOperator<String> shown;
    private final Set<String> keys = new LinkedHashSet<>(); // in the order of their columns
    private long line;
    private boolean decimals;

    /**
     * @param name what messages call it
     * @param shown how messages may show keys
     */
    JsonFile(Path path, String name, Format format, UnaryOperator<String> shown) {
        this.path = path;
        this.name = name;
        this.format = format;
        this.shown = shown;
    }

    /** Whether a file with this beginning, without zero bytes and byte order mark, is JSON. */
    static boolean is(String beginning) {
        return BEGINNING.matcher(beginning).matches();
    }

    @Override
    public DetectedFormat read(Lines lines) {
        keys.clear();
        line = 0;
        try {
            JsonPointer array = array();
            lines.begin(name, List.of(), 0);
            try (JsonParser parser = open()) {
                objects(array, parser, lines);
            }
            DataException.require(
                    line > 0, "file: no object in it", Place.file(name), "needs objects with keys and values");
            return detected(array);
        } catch (IOException problem) {
            throw explained(problem);
        }
    }

    private void objects(@Nullable JsonPointer array, JsonParser parser, Lines lines) throws IOException {
        JsonToken token = parser.nextToken();
        while (array != null && !(token == JsonToken.START_ARRAY && array.equals(pointer(parser)))) {
            token = parser.nextToken();
        }
        token = array == null ? token : parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            object(parser, lines);
            token = parser.nextToken();
        }
        while (token != null) {
            token = parser.nextToken();
            if (token != null && JsonPointer.empty().equals(array)) {
                throw wrong("one array, found more below it", parser);
            }
        }
    }

    /** The path of the array that the parser has just entered. */
    private static JsonPointer pointer(JsonParser parser) {
        return parser.getParsingContext().getParent().pathAsPointer();
    }

    private DetectedFormat detected(@Nullable JsonPointer array) {
        String how = array == null
                ? "objects one after the other"
                : array.matches() ? "an array of objects" : "the array " + shown(array) + " of an object";
        DetectedFormat found = DetectedFormat.of(DetectedFormat.Type.JSON, format, how);
        return decimals ? found.withPoint("as JSON writes numbers") : found;
    }

    private JsonParser open() throws IOException {
        return FACTORY.createParser(Unpacked.open(path, name));
    }

    /** The path of the only array of objects, empty at the top level; null if objects follow one another. */
    private @Nullable JsonPointer array() throws IOException {
        try (JsonParser parser = open()) {
            List<JsonPointer> found = new ArrayList<>();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                return JsonPointer.empty();
            }
            while (token != null && !parser.getParsingContext().inRoot()) {
                token = parser.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    JsonPointer array = pointer(parser);
                    if (skipArray(parser)) {
                        found.add(array);
                    }
                }
            }
            return parser.nextToken() != null || found.isEmpty() ? null : single(found);
        }
    }

    private JsonPointer single(List<JsonPointer> found) {
        String names =
                String.join(", ", found.stream().limit(SHOWN).map(this::shown).toList());
        String wrong = "file: one array of objects, found " + found.size() + ": " + names;
        DataException.require(found.size() == 1, wrong, Place.file(name), "save one of them as a file of its own");
        return found.get(0);
    }

    /** Goes to the end of an array; returns whether its first value is an object. */
    private static boolean skipArray(JsonParser parser) throws IOException {
        boolean objects = parser.nextToken() == JsonToken.START_OBJECT;
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return objects;
    }

    private void object(JsonParser parser, Lines lines) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("objects with keys and values, found something else", parser);
        }
        line = Math.max(parser.currentTokenLocation().getLineNr(), line + 1);
        Map<String, String> values = new LinkedHashMap<>();
        fields(parser, "", values);
        if (!values.isEmpty() && values.keySet().stream().allMatch(key -> key.matches("(?s).+\\.[0-9]+"))) {
            throw wrong(
                    "an object for each line, found one for each column; in pandas, to_json(orient=\"records\")",
                    parser);
        }
        values.keySet().stream().filter(keys::add).forEach(lines::addColumn);
        if (keys.size() > MAX_KEYS) {
            throw wrong("at most 1,000 different keys, found more; is a key a value?", parser);
        }
        lines.add(keys.stream().map(key -> values.getOrDefault(key, "")).toArray(String[]::new), line);
    }

    private void fields(JsonParser parser, String outer, Map<String, String> values) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = outer.isEmpty() ? parser.currentName() : outer + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                fields(parser, key + ".", values);
            } else if (values.put(key, value(token, parser)) != null) {
                throw wrong("each key once in an object, found " + shown(key) + " twice", parser);
            }
        }
    }

    private String value(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_NULL -> "";
            case START_ARRAY -> array(parser, new Place(name, line, null));
            case VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> parser.getText();
        };
    }

    private String number(String text) {
        decimals |= text.indexOf('.') >= 0;
        return text.matches(".*[eE][+-]?[0-9]{1,2}") ? new BigDecimal(text).toPlainString() : text;
    }

    /** An array as text, of at most as many characters as any other cell. */
    private static String array(JsonParser parser, Place place) throws IOException {
        StringWriter text = new StringWriter() {
            @Override
            public void write(char[] characters, int from, int length) {
                super.write(characters, from, length);
                if (getBuffer().length() > CommonsCsv.MAX_CHARACTERS) {
                    String rule = "file: JSON with arrays of at most 16 million characters, found a longer one";
                    throw new DataException(rule, place, "");
                }
            }
        };
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private String shown(JsonPointer array) {
        return shown(array.toString().substring(1).replace('/', '.'));
    }

    private String shown(String key) {
        return StringUtils.abbreviate(shown.apply(key).replaceAll("\\p{Cntrl}", " "), "…", MAX_SHOWN);
    }

    private DataException wrong(String rule, JsonParser parser) {
        return new DataException(
                "file: " + rule, new Place(name, parser.currentLocation().getLineNr(), null), "");
    }

    private DataException explained(IOException problem) {
        if (problem instanceof StreamConstraintsException) {
            String most = "at most 100 levels, 1,000 characters a key and 16 million a text";
            return new DataException(
                    "file: JSON of " + most + ", found more", new Place(name, Math.max(1, line), null), "");
        }
        if (!(problem instanceof JsonProcessingException mistake)) {
            return TextFile.unreadable(problem, new Place(name, line + 1, null));
        }
        JsonLocation at = Objects.requireNonNullElse(mistake.getLocation(), JsonLocation.NA);
        Place place = new Place(name, Math.max(at.getLineNr(), 0), null);
        return mistake.getOriginalMessage().startsWith("Unexpected end-of-input")
                ? new DataException("file: JSON that is whole, found its end in the middle", place, "copy it again")
                : new DataException("file: JSON in UTF-8, found a mistake", place, "see character " + at.getColumnNr());
    }
}
