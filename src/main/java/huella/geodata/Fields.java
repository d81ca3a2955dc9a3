package huella.geodata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one JSON object, read with findings instead of exceptions: a missing value becomes "" or an empty list.
 */
final class Fields {

    private static final int LONGEST_TEXT = 4_000;

    private final JsonNode node;
    private final String file;
    private final String feature;
    private final String prefix;
    private final Findings findings;

    Fields(JsonNode node, String file, String feature, Findings findings) {
        this(node, file, feature, "", findings);
    }

    private Fields(JsonNode node, String file, String feature, String prefix, Findings findings) {
        this.node = node;
        this.file = file;
        this.feature = feature;
        this.prefix = prefix;
        this.findings = findings;
    }

    Fields object(String field) {
        if (!node.path(field).isObject()) {
            wrong(field, "falta este objeto");
        }
        return new Fields(node.path(field), file, feature, prefix + field + ".", findings);
    }

    /** Refuses names that nobody reads: a typing slip in a name must not lose a value silently. */
    Fields only(Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        unknown.forEach(name ->
                wrong(name, "este campo no se conoce; los campos son " + String.join(", ", new TreeSet<>(known))));
        return this;
    }

    String required(String field) {
        String text = optional(field);
        if (text == null || text.isBlank()) {
            wrong(field, "falta el texto");
            return "";
        }
        return text;
    }

    /** Null when missing or null. */
    String optional(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(field, "debe ser un texto entre comillas");
            return null;
        }
        if (value.asText().chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
            wrong(field, "el texto contiene caracteres de control o mal codificados");
            return null;
        }
        if (value.asText().length() > LONGEST_TEXT) {
            wrong(field, "el texto tiene " + value.asText().length() + " caracteres; el máximo es " + LONGEST_TEXT);
            return null;
        }
        return value.asText();
    }

    /** A text that is there and not longer than the column that takes it. */
    String required(String field, int longest) {
        String text = required(field);
        if (text.length() > longest) {
            wrong(field, "el texto tiene " + text.length() + " caracteres; el máximo es " + longest);
        }
        return text;
    }

    String orEmpty(String field) {
        String text = optional(field);
        return text == null ? "" : text;
    }

    /** Null when missing or null. */
    Integer integer(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt() || value.asInt() < 1) {
            wrong(field, "debe ser un número entero positivo");
            return null;
        }
        return value.asInt();
    }

    boolean flag(String field) {
        if (!node.path(field).isBoolean()) {
            wrong(field, "debe ser true o false");
        }
        return node.path(field).asBoolean();
    }

    List<String> list(String field) {
        JsonNode value = node.path(field);
        List<String> items = new ArrayList<>();
        if (!value.isArray()) {
            wrong(field, "debe ser una lista, aunque esté vacía: []");
            return items;
        }
        for (JsonNode item : value) {
            if (!item.isTextual() || item.asText().isBlank()) {
                wrong(field, "la lista sólo puede tener textos");
            } else if (items.contains(item.asText())) {
                wrong(field, "«" + item.asText() + "» está repetido");
            } else if (item.asText().chars().anyMatch(Character::isISOControl)) {
                wrong(field, "un texto contiene caracteres de control");
            } else {
                items.add(item.asText());
            }
        }
        return items;
    }

    /** A code that must be one of the known ones. */
    String code(String field, Set<String> known) {
        String code = required(field);
        if (!code.isEmpty()) {
            require(field, code, known);
        }
        return code;
    }

    /** A list of at least one code, all known. */
    List<String> codes(String field, Set<String> known) {
        List<String> codes = list(field);
        if (codes.isEmpty()) {
            wrong(field, "necesita al menos un código");
        }
        codes.forEach(code -> require(field, code, known));
        return codes;
    }

    void wrong(String field, String message) {
        findings.add(file, feature, prefix + field, message);
    }

    private void require(String field, String code, Set<String> known) {
        if (!known.contains(code)) {
            wrong(field, "«" + code + "» no existe; los códigos son " + String.join(", ", new TreeSet<>(known)));
        }
    }
}
