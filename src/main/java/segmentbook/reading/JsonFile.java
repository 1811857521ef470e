package segmentbook.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import segmentbook.dataset.DataException;
import segmentbook.dataset.Format;
import segmentbook.dataset.Place;

/**
 * JSON objects, one a line: an array of them, at the top or the only one within an object, or objects one after the other.
 * A key is a header; a key within an object becomes {@code outer.inner}, an array stays text.
 */
final class JsonFile implements Source {
    /** Columns, or different keys. */
    static final int MOST_KEYS = 1_000;

    private static final int DEEPEST = 100;
    private static final int LONGEST_KEY = 1_000;
    private static final int LONGEST_SHOWN = 60;
    private static final int SHOWN = 5;
    private static final Pattern BEGINNING = Pattern.compile("(?s)\\s*(\\[\\s*([\\[{\\]\"].*)?|\\{\\s*([\"}].*)?)");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(CommonsCsv.LONGEST)
                    .maxNameLength(LONGEST_KEY)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Path path;
    private final String name;
    private final Format format;
    private final UnaryOperator<String> shown;
    private final Map<String, Integer> keys = new HashMap<>();
    private @Nullable String[] cells = new String[16];
    private long line;
    private boolean decimals;
    private Dress dress;

    /**
     * @param name what messages call it
     * @param shown how messages may show keys
     */
    JsonFile(Path path, String name, Format format, UnaryOperator<String> shown) {
        this.path = path;
        this.name = name;
        this.format = format;
        this.shown = shown;
        dress = Dress.of(Dress.Type.JSON, format);
    }

    /** Whether a file that begins so, with zero bytes and byte order marks taken out, is JSON. */
    static boolean is(String beginning) {
        return BEGINNING.matcher(beginning).matches();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Dress dress() {
        return dress;
    }

    @Override
    public boolean read(Lines lines) {
        keys.clear();
        line = 0;
        try {
            String array = array();
            lines.begin(name, List.of(), 0);
            try (JsonParser parser = open()) {
                objects(array, parser, lines);
            }
            dress = dress(array);
        } catch (IOException problem) {
            throw explained(problem);
        }
        if (line == 0) {
            throw new DataException("file: no object in it", Place.file(name), "needs objects with keys and values");
        }
        return true;
    }

    private void objects(@Nullable String array, JsonParser parser, Lines lines) throws IOException {
        parser.nextToken();
        if (array != null) {
            nextArray(parser, new ArrayList<>());
        }
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            object(parser, lines);
            parser.nextToken();
        }
        requireEnd(parser, "".equals(array));
    }

    private Dress dress(@Nullable String array) {
        String how = array == null
                ? "objects one after the other"
                : array.isEmpty() ? "an array of objects" : "the array " + shown(array) + " of an object";
        Dress found = new Dress(Dress.Type.JSON, format, Map.of("type", how));
        Format numbers = found.format()
                .withNumbers('.', found.open("thousands") ? "" : found.format().thousands());
        return decimals && found.open("decimal") ? found.found(numbers, "as JSON writes numbers", "decimal") : found;
    }

    private JsonParser open() throws IOException {
        return FACTORY.createParser(Unpacked.open(path, name));
    }

    /** The keys that lead to the array of objects, none at the top; null where objects follow one another. */
    private @Nullable String array() throws IOException {
        try (JsonParser parser = open()) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return "";
            }
            List<String> found = new ArrayList<>();
            List<String> above = new ArrayList<>();
            for (String next = nextArray(parser, above); next != null; next = nextArray(parser, above)) {
                found.add(next);
                skipArray(parser);
            }
            if (parser.nextToken() != null || found.isEmpty()) {
                return null;
            }
            if (found.size() > 1) {
                String names = found.stream().limit(SHOWN).map(this::shown).collect(Collectors.joining(", "));
                throw new DataException(
                        "file: one array of objects, found " + found.size() + ": " + names,
                        Place.file(name),
                        "save one of them as a file of its own");
            }
            return found.get(0);
        }
    }

    /**
     * Goes on to the first object of the next array of objects.
     *
     * @param above the keys that lead to where the parser is
     * @return the keys that lead to the array; null at the end of what is at the top
     */
    private static @Nullable String nextArray(JsonParser parser, List<String> above) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            return "";
        }
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            String key = parser.currentName();
            if (token == JsonToken.START_OBJECT) {
                above.add(key);
            } else if (token == JsonToken.END_OBJECT && above.isEmpty()) {
                return null;
            } else if (token == JsonToken.END_OBJECT) {
                above.remove(above.size() - 1);
            } else if (token == JsonToken.START_ARRAY) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    return String.join(".", above) + (above.isEmpty() ? "" : ".") + key;
                }
                skipArray(parser);
            }
        }
        return null;
    }

    /** From one of the array's values to its end. */
    private static void skipArray(JsonParser parser) throws IOException {
        while (parser.currentToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private void requireEnd(JsonParser parser, boolean top) throws IOException {
        JsonToken token = parser.currentToken() == null ? null : parser.nextToken();
        if (top && token != null) {
            throw wrong("one array, found more below it", parser);
        }
        while (token != null) {
            token = parser.nextToken();
        }
    }

    private void object(JsonParser parser, Lines lines) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("objects with keys and values, found something else", parser);
        }
        line = Math.max(parser.currentTokenLocation().getLineNr(), line + 1);
        Arrays.fill(cells, null);
        fields(parser, "", lines);
        String[] whole = new String[keys.size()];
        Arrays.setAll(whole, i -> Objects.requireNonNullElse(cells[i], ""));
        lines.add(whole, line);
    }

    private void fields(JsonParser parser, String outer, Lines lines) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = outer.isEmpty() ? parser.currentName() : outer + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                fields(parser, key + ".", lines);
            } else {
                put(key, value(token, parser), parser, lines);
            }
        }
    }

    private void put(String key, String value, JsonParser parser, Lines lines) {
        Integer column = keys.get(key);
        if (column == null) {
            if (keys.size() == MOST_KEYS) {
                throw wrong("at most 1,000 different keys, found more; is a key a value?", parser);
            }
            column = lines.addColumn(key);
            keys.put(key, column);
            cells = Arrays.copyOf(cells, MOST_KEYS);
        }
        if (cells[column] != null) {
            throw wrong("each key once in an object, found " + shown(key) + " twice", parser);
        }
        cells[column] = value;
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
        boolean exponent = text.matches(".*[eE][+-]?[0-9]{1,2}");
        return exponent ? new BigDecimal(text).toPlainString() : text;
    }

    private static String array(JsonParser parser, Place place) throws IOException {
        StringWriter text = new OneArray(place);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private String shown(String key) {
        String line = shown.apply(key).replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }

    private DataException wrong(String rule, JsonParser parser) {
        return new DataException(
                "file: " + rule, new Place(name, parser.currentLocation().getLineNr(), null), "");
    }

    private DataException explained(IOException problem) {
        if (problem instanceof JsonProcessingException mistake) {
            if (mistake instanceof StreamConstraintsException) {
                String most = "at most 100 levels, 1,000 letters a key and 16 million a text";
                return new DataException(
                        "file: JSON of " + most + ", found more", new Place(name, Math.max(1, line), null), "");
            }
            JsonLocation at = Objects.requireNonNullElse(mistake.getLocation(), JsonLocation.NA);
            Place place = new Place(name, Math.max(at.getLineNr(), 0), null);
            return mistake.getOriginalMessage().startsWith("Unexpected end-of-input")
                    ? new DataException("file: JSON that is whole, found its end in the middle", place, "copy it again")
                    : new DataException(
                            "file: JSON in UTF-8, found a mistake", place, "see letter " + at.getColumnNr());
        }
        return TextFile.unreadable(problem, new Place(name, line + 1, null));
    }

    /** A cell that takes no more letters than any other. */
    private static final class OneArray extends StringWriter {
        private final Place place;

        OneArray(Place place) {
            this.place = place;
        }

        @Override
        public void write(char[] letters, int from, int length) {
            super.write(letters, from, length);
            if (getBuffer().length() > CommonsCsv.LONGEST) {
                throw new DataException(
                        "file: JSON with arrays of at most 16 million letters, found a longer one", place, "");
            }
        }
    }
}
