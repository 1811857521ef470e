package segmentbook.models;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import segmentbook.customers.Column;
import segmentbook.description.Content;
import segmentbook.description.DataException;
import segmentbook.description.Place;

/**
 * Model files as JSON: written so that doubles read back exactly, with the same digits on any JDK; read strictly, at most
 * 16 MB, ten levels deep, each key once, no unknown or missing key, no text for a number.
 */
final class ModelJson {
    private static final String CHECKSUM = "checksum";
    private static final String CHANGED =
            CHECKSUM + ": that of what the file holds, found another; it was changed after it was written";
    private static final String AGAIN = "get it again, or take the key out where the change was meant";
    private static final int MAX_BYTES = 16 << 20;
    private static final String HINT = "a model.json that a run wrote, such as out/shop/model.json";
    private static final Map<Class<?>, String> KINDS = Map.of(
            int.class, "a whole number",
            double.class, "a number",
            Double.class, "a number",
            String.class, "a text",
            Column.Kind.class, "number, yes_no or words");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .build();

    private ModelJson() {}

    /** The model with its checksum, which does not depend on blanks, but on every digit. */
    static String text(ModelFile model) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(JSON.writeValueAsBytes(model));
            tree.put(CHECKSUM, checksum(tree));
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                            .writeValueAsString(tree)
                    + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String checksum(JsonNode tree) throws JsonProcessingException {
        Content.Counting content = new Content.Counting();
        content.add(JSON.writeValueAsString(tree));
        return content.content().sha256();
    }

    static ModelFile read(Path path) {
        return read(String.valueOf(path.getFileName()), bytes(path));
    }

    static ModelFile read(String file, byte[] bytes) {
        JsonNode tree = parse(file, bytes);
        if (!tree.isObject()) {
            String found = tree.isMissingNode() ? "nothing" : shown(tree.toString());
            throw new DataException("model: keys with values, found " + found, Place.file(file), HINT);
        }
        requireFormat(tree.path("format"), Place.file(file));
        try {
            JsonNode given = ((ObjectNode) tree).remove(CHECKSUM); // none in older files
            String own = checksum(tree);
            ModelFile model = JSON.treeToValue(withCounts(tree), ModelFile.class);
            DataException.require(given == null || given.asText().equals(own), CHANGED, Place.file(file), AGAIN);
            return model;
        } catch (JsonMappingException e) {
            throw new DataException(mistake(e, tree), Place.file(file), "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void requireFormat(JsonNode format, Place file) {
        boolean known = !format.isInt() || format.intValue() == ModelFile.FORMAT;
        boolean newer = format.intValue() > ModelFile.FORMAT;
        String hint = newer ? "a newer Segmentbook reads it" : "an older Segmentbook wrote it; run its data again";
        DataException.require(known, "format: " + ModelFile.FORMAT + ", found " + format, file, hint);
    }

    /** A model of before there were counts by segment, rules and counted days has none of them. */
    private static JsonNode withCounts(JsonNode tree) {
        if (tree.path("rfm") instanceof ObjectNode rfm) {
            Stream.of("customers", "rules").filter(key -> !rfm.has(key)).forEach(rfm::putNull);
            if (!rfm.has("frequency")) {
                rfm.put("frequency", "orders");
            }
        }
        return tree;
    }

    private static byte[] bytes(Path path) {
        if (!Files.isRegularFile(path)) {
            String found = Files.isDirectory(path) ? "a folder" : Files.exists(path) ? "no plain file" : "no such file";
            throw new DataException(path + ": a model file, found " + found + "; " + HINT);
        }
        return Content.small(path, MAX_BYTES, "a model file", HINT);
    }

    private static JsonNode parse(String file, byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            String why = shown(e.getOriginalMessage().replaceAll(", from `[^`]*`| \\(bound as `[^`]*`\\)", ""));
            throw new DataException("not JSON: " + why, new Place(file, line, null), HINT);
        } catch (IOException e) {
            throw new DataException("not JSON: " + shown(String.valueOf(e.getMessage())), Place.file(file), HINT);
        }
    }

    /** What is wrong with a tree, in the words of its keys. */
    private static String mistake(JsonMappingException e, JsonNode tree) {
        StringBuilder path = new StringBuilder();
        JsonNode found = tree;
        for (JsonMappingException.Reference step : e.getPath()) {
            String key = step.getFieldName();
            path.append(key == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + shown(key));
            found = key == null ? found.path(step.getIndex()) : found.path(key);
        }
        return e.getCause() instanceof RuntimeException rule
                ? path + (path.isEmpty() ? "" : ": ") + shown(String.valueOf(rule.getMessage()))
                : path + ": " + rule(e, found);
    }

    private static String rule(JsonMappingException e, JsonNode found) {
        if (e instanceof PropertyBindingException unknown) {
            var known = Stream.ofNullable(unknown.getKnownPropertyIds()).flatMap(Collection::stream);
            return "unknown key; known here: "
                    + String.join(", ", known.map(String::valueOf).sorted().toList());
        }
        if (e instanceof InvalidTypeIdException kind && kind.getBaseType() != null) {
            return kinds(kind.getBaseType().getRawClass(), found);
        }
        Class<?> type = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : int.class; // too large for one
        boolean many = type.isArray() || Collection.class.isAssignableFrom(type);
        return found.isMissingNode()
                ? "required, found nothing"
                : KINDS.getOrDefault(type, many ? "a list" : "keys with values") + ", found " + shown(found.toString());
    }

    private static String kinds(Class<?> base, JsonNode found) {
        String key = base.getAnnotation(JsonTypeInfo.class).property();
        var kinds = Stream.of(base.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::name);
        return key + " one of " + String.join(", ", kinds.sorted().toList()) + ", found "
                + (found.has(key) ? shown(found.path(key).toString()) : "nothing");
    }

    /** {@code text} on one line and shortened. */
    private static String shown(String text) {
        String line = text.replaceAll("[\\p{C}\\p{Z}]", " ");
        return line.length() <= 160 ? line : line.substring(0, line.offsetByCodePoints(0, 120)) + "…";
    }
}
