package huella.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.model.Rejected;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON object that a request carries, read strictly: a key given twice, an unknown key or text after the end is a
 * mistake of the sender and not a value. Every complaint names the field by its path.
 */
public final class Body {

    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 10_000;

    /** A shape of the most vertices has some fifty thousand; what is far beyond only fills the memory. */
    private static final long MOST_TOKENS = 200_000;

    /** Of a body without shapes: a few fields. */
    private static final int SMALL_BYTES = 8_192;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(200)
                            .maxNumberLength(100)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;

    private Body(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * The body of a request; none at all is an empty object.
     *
     * @param known the keys that it may have
     * @throws Rejected saying where it is no JSON, is no object or has an unknown key
     */
    public static Body of(Context context, String... known) {
        return of(context.bodyAsBytes(), known);
    }

    /** The same for a few short fields: what is larger is not even read, for anyone may send it. */
    public static Body small(Context context, String... known) {
        byte[] bytes;
        try {
            bytes = context.bodyInputStream().readNBytes(SMALL_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > SMALL_BYTES) {
            throw new ContentTooLargeResponse();
        }
        return of(bytes, known);
    }

    private static Body of(byte[] bytes, String... known) {
        return new Body(bytes.length == 0 ? MAPPER.createObjectNode() : parse(bytes), "").only(known);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (línea " + e.getLocation().getLineNr() + ", columna "
                            + e.getLocation().getColumnNr() + ")";
            throw Rejected.field(
                    "cuerpo",
                    "No es JSON válido o supera lo admitido" + where
                            + ": sin claves repetidas, hasta " + DEEPEST + " niveles y " + LONGEST_TEXT
                            + " caracteres por texto.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Body only(String... known) {
        if (!node.isObject()) {
            throw Rejected.field(path.isEmpty() ? "cuerpo" : path, "Debe ser un objeto JSON.");
        }
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        List.of(known).forEach(unknown::remove);
        if (known.length > 0 && !unknown.isEmpty()) {
            throw Rejected.field(
                    named(unknown.iterator().next()),
                    "Campo desconocido. Los campos son: " + String.join(", ", known) + ".");
        }
        return this;
    }

    /** The node as it is, for what reads itself, such as a geometry; missing and null are both empty. */
    public Optional<JsonNode> find(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** Whether the key is there at all, be it null. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** The same object without some of its keys. */
    public Body without(List<String> names) {
        ObjectNode fewer = ((ObjectNode) node).deepCopy();
        fewer.remove(names);
        return new Body(fewer, path);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A text without leading and trailing blanks; a blank one is empty. */
    public Optional<String> text(String name, int longest) {
        return find(name)
                .map(value -> {
                    if (!value.isTextual() || !Params.isPlain(value.asText().replaceAll("[\\n\\r\\t]", ""))) {
                        throw wrong(name, "Debe ser un texto sin caracteres de control.");
                    }
                    String text = value.asText().strip();
                    if (text.length() > longest) {
                        throw wrong(name, "Tiene " + text.length() + " caracteres; el máximo es " + longest + ".");
                    }
                    return text;
                })
                .filter(text -> !text.isEmpty());
    }

    public String required(String name, int longest) {
        return text(name, longest).orElseThrow(() -> wrong(name, "Falta este texto."));
    }

    public Optional<Integer> integer(String name) {
        return find(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw wrong(name, "Debe ser un número entero.");
            }
            return value.intValue();
        });
    }

    public Optional<Boolean> flag(String name) {
        return find(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(name, "Debe ser true o false.");
            }
            return value.booleanValue();
        });
    }

    public Optional<List<String>> texts(String name, int longest) {
        return find(name).map(value -> {
            if (!value.isArray()) {
                throw wrong(name, "Debe ser una lista de textos.");
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode item : value) {
                if (!item.isTextual() || item.asText().length() > longest || !Params.isPlain(item.asText())) {
                    throw wrong(name, "Cada elemento debe ser un texto de hasta " + longest + " caracteres.");
                }
                texts.add(item.asText().strip());
            }
            return List.copyOf(texts);
        });
    }

    /** An object inside; null and missing are empty. */
    public Optional<Body> object(String name, String... known) {
        return find(name).map(value -> new Body(value, named(name)).only(known));
    }

    /** The objects of a list; missing and null are an empty one. Their complaints say which one. */
    public List<Body> objects(String name, int most, String... known) {
        List<Body> objects = new ArrayList<>();
        find(name).ifPresent(value -> {
            if (!value.isArray() || value.size() > most) {
                throw wrong(name, "Debe ser una lista de hasta " + most + " objetos JSON.");
            }
            for (JsonNode item : value) {
                objects.add(new Body(item, named(name) + "[" + objects.size() + "]").only(known));
            }
        });
        return objects;
    }

    public Rejected wrong(String name, String detail) {
        return Rejected.field(named(name), detail);
    }

    private String named(String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
