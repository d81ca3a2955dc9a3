package huella.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.editing.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell of a file says of a field: a value of its kind, nothing, or something that does not fit. */
sealed interface FieldValue {

    /** Items that a list may have. */
    int MOST_ITEMS = 100;

    /** Characters of a number or of a yes or no; what is longer is none. */
    int LONGEST_SIGN = 40;

    /** @param value as {@link Attribute.Kind} has it: String, {@code List<String>}, Boolean, Integer */
    record Said(Object value) implements FieldValue {}

    /** A blank cell says nothing; above all it does not take a value away. */
    record Unsaid() implements FieldValue {}

    /** @param why cause and cure, in Spanish */
    record Misfit(String why) implements FieldValue {}

    /**
     * Reads a cell.
     *
     * @param cell String, Long, Double, Boolean, {@code List<String>} or null
     */
    static FieldValue of(Attribute attribute, Object cell, Terms terms) {
        if (cell == null || cell instanceof String text && text.isBlank()) {
            return new Unsaid();
        }
        return switch (attribute.kind()) {
            case TEXT -> new Said(Words.coded(attribute, Words.text(cell), terms));
            case LIST -> list(attribute, Words.items(cell), terms);
            case BOOLEAN -> flag(cell);
            case INTEGER -> integer(cell);
        };
    }

    private static FieldValue list(Attribute attribute, List<String> items, Terms terms) {
        if (items.size() > MOST_ITEMS) {
            return new Misfit("una lista tiene " + items.size() + " elementos; el máximo es " + MOST_ITEMS
                    + ". Acórtela, o no use la columna.");
        }
        Set<String> coded = new LinkedHashSet<>();
        items.forEach(item -> coded.add(Words.coded(attribute, item, terms)));
        return coded.isEmpty() ? new Unsaid() : new Said(List.copyOf(coded));
    }

    private static FieldValue flag(Object cell) {
        if (cell instanceof Boolean flag) {
            return new Said(flag);
        }
        String text = Words.text(cell);
        return switch (text.length() > LONGEST_SIGN ? "" : Folded.key(text)) {
            case "si", "s", "yes", "y", "true", "t", "verdadero", "v", "x", "1" -> new Said(true);
            case "no", "n", "false", "f", "falso", "0" -> new Said(false);
            default -> new Misfit("«" + Words.shown(cell) + "» no es sí ni no. Escriba sí o no.");
        };
    }

    private static FieldValue integer(Object cell) {
        String text = Words.text(cell);
        if (text.length() > LONGEST_SIGN) {
            return new Misfit("«" + Words.shown(cell) + "» no es un número. Escriba un número entero.");
        }
        try {
            return new Said(new BigDecimal(text).intValueExact());
        } catch (NumberFormatException notANumber) {
            return new Misfit("«" + Words.shown(cell) + "» no es un número. Escriba un número entero.");
        } catch (ArithmeticException notWhole) {
            return new Misfit("«" + Words.shown(cell) + "» no es un número entero que quepa. Corríjalo.");
        }
    }

    /** How cells of files write texts and lists. */
    final class Words {

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final Pattern GDAL_LIST = Pattern.compile("\\((\\d+):(.*)\\)", Pattern.DOTALL);
        private static final Pattern COMUNA_WITHOUT_ZERO = Pattern.compile("[0-9]{4}");

        private Words() {}

        static String text(Object cell) {
            return switch (cell) {
                case Double number
                when number == Math.rint(number) && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
                case List<?> list ->
                    String.join("; ", list.stream().map(String::valueOf).toList());
                default -> cell.toString().strip();
            };
        }

        static String shown(Object cell) {
            String text = text(cell);
            return text.length() > 40 ? text.substring(0, text.offsetByCodePoints(0, 40)) + "…" : text;
        }

        /** Lists as we write them ("a; b"), as JSON, and as GDAL puts them into a text field ("(2:a,b)"). */
        static List<String> items(Object cell) {
            List<String> raw = new ArrayList<>();
            if (cell instanceof List<?> list) {
                list.forEach(item -> raw.add(String.valueOf(item)));
            } else {
                String text = text(cell);
                raw.addAll(json(text)
                        .or(() -> Optional.of(GDAL_LIST.matcher(text))
                                .filter(java.util.regex.Matcher::matches)
                                .map(match -> List.of(match.group(2).split(","))))
                        .orElseGet(() -> List.of(text.split("[;|\n]"))));
            }
            return raw.stream()
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        private static Optional<List<String>> json(String text) {
            if (!text.startsWith("[")) {
                return Optional.empty();
            }
            try {
                JsonNode node = JSON.readTree(text);
                List<String> items = new ArrayList<>();
                node.forEach(item -> items.add(item.asText()));
                return node.isArray() ? Optional.of(items) : Optional.empty();
            } catch (JsonProcessingException noJson) {
                return Optional.empty();
            }
        }

        /** A term may be written by its name; a spreadsheet takes the first zero of a comuna's code away. */
        static String coded(Attribute attribute, String said, Terms terms) {
            if (attribute == Attribute.COMUNAS_CODIGOS) {
                return COMUNA_WITHOUT_ZERO.matcher(said).matches() ? "0" + said : said;
            }
            return terms.code(attribute, said);
        }
    }
}
