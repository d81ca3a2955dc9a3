package huella.editing;

import huella.catalogue.Field;
import huella.model.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fields against what {@code initiative_version} accepts: required ones are there, codes exist, texts fit and can be
 * stored. Flags, lists and notes may be missing: they are then false, empty and empty.
 */
final class FieldChecks {

    /** As the table has it, in characters (code points, as PostgreSQL counts). */
    static final int LONGEST_NAME = 400;

    /** As the files of geodata have it. */
    static final int LONGEST_TEXT = 4_000;

    /** The vocabulary has five; the table refuses more. */
    static final int MOST_OBJECTIVES = 5;

    /** Nobody writes more; keeps one version to a readable size. */
    static final int MOST_ITEMS = 100;

    private static final Set<Attribute> REQUIRED = EnumSet.of(
            Attribute.NOMBRE,
            Attribute.NOMBRE_EN,
            Attribute.CAPA,
            Attribute.TERRITORIO,
            Attribute.TEMA,
            Attribute.OBJETIVOS,
            Attribute.RESPONSABLE,
            Attribute.HORIZONTE,
            Attribute.COMUNAS_CODIGOS,
            Attribute.FUENTE_LISTA,
            Attribute.FUENTE_NUMERO,
            Attribute.FUENTE_NOMBRE,
            Attribute.PRECISION,
            Attribute.SUSTENTO,
            Attribute.SUSTENTO_EN);

    /** Prose, which may have paragraphs. */
    private static final Set<Attribute> PROSE =
            EnumSet.of(Attribute.SUSTENTO, Attribute.SUSTENTO_EN, Attribute.NOTA, Attribute.NOTA_EN);

    private final Content content;
    private final Surroundings around;
    private final List<Finding> findings = new ArrayList<>();

    private FieldChecks(Content content, Surroundings around) {
        this.content = content;
        this.around = around;
    }

    static List<Finding> of(Content content, Surroundings around) {
        FieldChecks checks = new FieldChecks(content, around);
        for (Attribute attribute : Attribute.values()) {
            checks.check(attribute);
        }
        checks.checkPrecision();
        return checks.findings;
    }

    private void check(Attribute attribute) {
        switch (content.value(attribute).orElse(null)) {
            case null -> requireThere(attribute);
            case String text when attribute.kind() == Attribute.Kind.TEXT -> checkText(attribute, text);
            case List<?> list when attribute.kind() == Attribute.Kind.LIST -> checkList(attribute, list);
            case Integer number when attribute.kind() == Attribute.Kind.INTEGER -> checkNumber(attribute, number);
            case Boolean flag when attribute.kind() == Attribute.Kind.BOOLEAN -> {}
            case Object other -> wrongKind(attribute);
        }
    }

    private void requireThere(Attribute attribute) {
        if (REQUIRED.contains(attribute)) {
            Text label = label(attribute);
            block(
                    Check.FIELD_MISSING,
                    attribute,
                    "Falta «" + label.es() + "». " + cureOfMissing(attribute).es(),
                    "“" + label.en() + "” is missing. "
                            + cureOfMissing(attribute).en());
        }
    }

    private static Text cureOfMissing(Attribute attribute) {
        return switch (attribute.kind()) {
            case TEXT -> new Text("Complételo para poder enviar.", "Fill it in before submitting.");
            case LIST -> new Text("Elija al menos uno.", "Choose at least one.");
            case INTEGER ->
                new Text("Escriba el número que tiene en la lista.", "Write the number that it has on the list.");
            case BOOLEAN -> new Text("Diga sí o no.", "Say yes or no.");
        };
    }

    private void checkText(Attribute attribute, String text) {
        if (text.isBlank()) {
            requireThere(attribute);
            return;
        }
        checkCharacters(attribute, text);
        int longest = attribute == Attribute.NOMBRE || attribute == Attribute.NOMBRE_EN ? LONGEST_NAME : LONGEST_TEXT;
        checkLength(attribute, text, longest);
        checkCode(attribute, text);
    }

    private void checkLength(Attribute attribute, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            block(
                    Check.FIELD_TOO_LONG,
                    attribute,
                    "«" + label(attribute).es() + "» tiene " + length + " caracteres; el máximo es " + longest
                            + ". Acórtelo.",
                    "“" + label(attribute).en() + "” has " + length + " characters; the most is " + longest
                            + ". Shorten it.");
        }
    }

    private void checkCharacters(Attribute attribute, String text) {
        boolean paragraphs = PROSE.contains(attribute);
        // A surrogate without its other half comes out of codePoints() as itself; PostgreSQL stores neither it nor NUL.
        boolean bad = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && !(paragraphs && c == '\n')
                        || c == 0xFFFD
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (bad) {
            block(
                    Check.FIELD_CHARACTERS,
                    attribute,
                    "«" + label(attribute).es()
                            + "» contiene caracteres invisibles o mal codificados. Bórrelo y escríbalo de nuevo, o péguelo como texto sin formato.",
                    "“" + label(attribute).en()
                            + "” has invisible or badly encoded characters. Delete it and type it again, or paste it as plain text.");
        }
    }

    private void checkCode(Attribute attribute, String code) {
        Set<String> known = around.codes().get(attribute);
        if (known != null && !known.contains(code)) {
            String shown = code.length() > 40 ? code.substring(0, 40) + "…" : code;
            String codes = String.join(", ", new TreeSet<>(known));
            block(
                    Check.UNKNOWN_CODE,
                    attribute,
                    "«" + shown + "» no existe en «" + label(attribute).es() + "». Elija uno de estos: " + codes + ".",
                    "“" + shown + "” does not exist in “" + label(attribute).en() + "”. Choose one of these: " + codes
                            + ".");
        }
    }

    private void checkList(Attribute attribute, List<?> list) {
        if (list.isEmpty()) {
            requireThere(attribute);
        }
        int most = attribute == Attribute.OBJETIVOS ? MOST_OBJECTIVES : MOST_ITEMS;
        if (list.size() > most) {
            block(
                    Check.FIELD_TOO_LONG,
                    attribute,
                    "«" + label(attribute).es() + "» tiene " + list.size() + " elementos; el máximo es " + most
                            + ". Quite los que sobran.",
                    "“" + label(attribute).en() + "” has " + list.size() + " items; the most is " + most
                            + ". Remove the rest.");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Object item : list) {
            if (item instanceof String text) {
                checkItem(attribute, text, seen.add(text));
            } else {
                wrongKind(attribute);
                return;
            }
        }
    }

    private void checkItem(Attribute attribute, String text, boolean first) {
        if (text.isBlank()) {
            block(
                    Check.LIST_ITEM,
                    attribute,
                    "«" + label(attribute).es() + "» tiene un elemento vacío. Escríbalo o quítelo.",
                    "“" + label(attribute).en() + "” has an empty item. Write it or remove it.");
            return;
        }
        if (!first) {
            block(
                    Check.LIST_ITEM,
                    attribute,
                    "«" + label(attribute).es() + "» repite un elemento. Quite uno de los dos.",
                    "“" + label(attribute).en() + "” repeats an item. Remove one of them.");
            return;
        }
        checkCharacters(attribute, text);
        checkLength(attribute, text, LONGEST_NAME);
        checkCode(attribute, text);
    }

    private void checkNumber(Attribute attribute, int number) {
        if (number < 1) {
            block(
                    Check.NOT_POSITIVE,
                    attribute,
                    "«" + label(attribute).es() + "» es " + number + " y debe ser 1 o más. Corríjalo.",
                    "“" + label(attribute).en() + "” is " + number + " and must be 1 or more. Correct it.");
        }
    }

    private void checkPrecision() {
        boolean exact = content.value(Attribute.PRECISION)
                .filter(code -> around.exactPrecisions().contains(code))
                .isPresent();
        if (exact && content.value(Attribute.SUPUESTA).equals(java.util.Optional.of(true))) {
            block(
                    Check.PRECISION_CONTRADICTED,
                    Attribute.PRECISION,
                    "La ubicación se declara exacta y a la vez supuesta. Si la fuente no indica el lugar, elija una precisión menor; si lo indica, quite la marca de supuesta.",
                    "The location is said to be exact and assumed at once. If the source names no place, choose a lower precision; if it does, remove the mark of assumed.");
        }
    }

    private void wrongKind(Attribute attribute) {
        Text must = switch (attribute.kind()) {
            case TEXT -> new Text("un texto", "a text");
            case LIST -> new Text("una lista de textos", "a list of texts");
            case BOOLEAN -> new Text("sí o no (true o false)", "yes or no (true or false)");
            case INTEGER -> new Text("un número entero", "a whole number");
        };
        block(
                Check.FIELD_KIND,
                attribute,
                "«" + label(attribute).es() + "» debe ser " + must.es() + ". Corrija el valor.",
                "“" + label(attribute).en() + "” must be " + must.en() + ". Correct the value.");
    }

    private void block(Check check, Attribute attribute, String es, String en) {
        findings.add(Finding.block(check, es, en).in(attribute));
    }

    /** A field is called in a finding as it is on the map. */
    private static Text label(Attribute attribute) {
        return LABELS.get(attribute);
    }

    private static final Map<Attribute, Text> LABELS = labels();

    private static Map<Attribute, Text> labels() {
        Map<Attribute, Text> labels = new java.util.EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            labels.put(attribute, Field.valueOf(attribute.name()).title());
        }
        return labels;
    }
}
