package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.editing.Attribute;
import huella.geo.Column;
import huella.geo.DbfNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which field each column of a file probably is. Only a first proposal: the planner chooses. The surest ways of telling
 * go first, so that a file that came from here finds all its columns again, and each field is given once.
 */
final class ColumnGuess {

    /** The field that is no {@link Attribute}: which initiative a feature is. */
    static final String CODE = Field.CODIGO.column();

    private static final Map<String, List<String>> SYNONYMS = synonyms();
    private static final Map<String, String> DBF = dbf();

    /** One way of telling, from a column (its folded name and some of its values) and a field. */
    private interface Way extends BiPredicate<Named, String> {}

    private record Named(String column, String key, List<String> sample) {
        String plain() {
            return column.strip().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Way> SUREST_FIRST = List.of(
            (column, field) -> column.key().equals(Folded.key(field(field).titleEs())), // "Tema" stands beside it
            (column, field) -> column.key().equals(field),
            (column, field) -> field.equals(CODE) && allCodes(column.sample()),
            (column, field) -> field.equals(DBF.get(column.plain())),
            (column, field) -> SYNONYMS.getOrDefault(field, List.of()).contains(column.key()),
            (column, field) ->
                    column.key().equals(Folded.key(field(field).title().en())));

    private ColumnGuess() {}

    /**
     * @param columns of a layer, in order, each with some of its values as text
     * @return by column, the key of a field ({@link Attribute#key()} or {@link #CODE}); without those that are none
     */
    static Map<String, String> of(Map<String, List<String>> columns) {
        List<Named> left = new ArrayList<>();
        columns.forEach((name, sample) -> left.add(new Named(name, Folded.key(name), sample)));
        List<String> fields = new ArrayList<>(List.of(CODE));
        Arrays.stream(Attribute.values()).map(Attribute::key).forEach(fields::add);
        Set<String> derived = derived();
        Map<String, String> found = new HashMap<>();
        for (Way way : SUREST_FIRST) {
            for (String field : List.copyOf(fields)) {
                left.stream()
                        .filter(column -> !derived.contains(column.plain()))
                        .filter(column -> way.test(column, field))
                        .findFirst()
                        .ifPresent(column -> {
                            found.put(column.column(), field);
                            left.remove(column);
                            fields.remove(field);
                        });
            }
        }
        Map<String, String> inOrder = new LinkedHashMap<>();
        columns.keySet().stream().filter(found::containsKey).forEach(column -> inOrder.put(column, found.get(column)));
        return inOrder;
    }

    /**
     * Of all layers of a file, as the report of its reading has them. A name that is in several layers is one column,
     * and in no layer do two say one field.
     */
    static Map<String, String> ofReport(JsonNode report) {
        List<Layer> layers = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonNode layer : report.path("capas")) {
            Map<String, List<String>> columns = new LinkedHashMap<>();
            for (JsonNode column : layer.path("columnas")) {
                List<String> sample = new ArrayList<>();
                column.path("muestra").forEach(value -> sample.add(value.asText()));
                columns.put(column.path("nombre").asText(), sample);
            }
            layers.add(new Layer(columns, new HashSet<>()));
        }
        for (Layer layer : layers) {
            of(layer.columns()).forEach((column, field) -> give(column, field, layers, fields));
        }
        return fields;
    }

    /** A layer of a file, and the fields that its columns say already. */
    private record Layer(Map<String, List<String>> columns, Set<String> said) {}

    private static void give(String column, String field, List<Layer> layers, Map<String, String> fields) {
        List<Layer> there = layers.stream()
                .filter(layer -> layer.columns().containsKey(column))
                .toList();
        if (!fields.containsKey(column)
                && (field.equals(CODE)
                        || there.stream().noneMatch(layer -> layer.said().contains(field)))) {
            fields.put(column, field);
            there.forEach(layer -> layer.said().add(field));
        }
    }

    private static boolean allCodes(List<String> sample) {
        List<String> said = sample.stream().filter(text -> !text.isBlank()).toList();
        return !said.isEmpty()
                && said.stream().noneMatch(text -> Folded.code(text).isEmpty());
    }

    private static Field field(String key) {
        return FeatureType.INITIATIVE.field(key).orElseThrow();
    }

    /** What our own files say besides, which nobody can set: {@code tema_nombre} is not {@code tema}. */
    private static Set<String> derived() {
        Set<String> names = new HashSet<>();
        for (Field field : FeatureType.INITIATIVE.fields()) {
            if (!field.receivable() && field != Field.CODIGO) {
                names.add(field.column());
            }
        }
        DBF.forEach((cut, name) -> {
            if (names.contains(name)) {
                names.add(cut);
            }
        });
        return names;
    }

    /** As our own shapefiles cut the names. */
    private static Map<String, String> dbf() {
        List<Column> columns = FeatureType.INITIATIVE.fields().stream()
                .map(field -> new Column(field.column(), Column.Type.TEXT, field.titleEs(), ""))
                .toList();
        List<String> cut = DbfNames.of(columns);
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < cut.size(); i++) {
            names.put(cut.get(i), columns.get(i).name());
        }
        return names;
    }

    private static Map<String, List<String>> synonyms() {
        Map<String, List<String>> words = new HashMap<>();
        words.put(
                CODE,
                List.of(
                        "code",
                        "cod",
                        "cod_ini",
                        "codigo_iniciativa",
                        "cod_iniciativa",
                        "id_iniciativa",
                        "codigo_emra"));
        put(
                words,
                Attribute.NOMBRE,
                "name",
                "nom",
                "nombre_es",
                "name_es",
                "title",
                "titulo",
                "denominacion",
                "iniciativa",
                "proyecto",
                "nombre_iniciativa",
                "nombre_proyecto",
                "nombre_ini",
                "nombre_pro",
                "nomb",
                "nombre_ini");
        put(words, Attribute.NOMBRE_EN, "name_en", "english_name", "title_en", "nombre_ingles");
        put(words, Attribute.TERRITORIO, "terr", "territorio_codigo");
        put(words, Attribute.TEMA, "cod_tema", "codigo_tema", "tematica");
        put(words, Attribute.OBJETIVOS, "objetivo", "objectives", "objetivos_codigos", "oe");
        put(words, Attribute.RESPONSABLE, "resp", "encargado", "organismo", "institucion");
        put(words, Attribute.HORIZONTE, "plazo");
        put(words, Attribute.ETIQUETAS, "etiqueta", "tag", "palabras_clave");
        put(
                words,
                Attribute.COMUNAS_CODIGOS,
                "cut",
                "cod_comuna",
                "codigo_comuna",
                "cut_com",
                "cod_com",
                "comuna_cut",
                "codigos_comuna");
        put(words, Attribute.FUENTE_LISTA, "fuente", "source", "lamina");
        put(words, Attribute.FUENTE_NUMERO, "numero", "num", "nro", "number");
        put(words, Attribute.PRECISION, "precision_ubicacion", "precision_codigo");
        put(words, Attribute.SUPUESTA, "ubicacion_supuesta");
        put(words, Attribute.SUSTENTO, "basis", "basis_es", "respaldo", "en_que_se_basa");
        put(words, Attribute.SUSTENTO_EN, "basis_en");
        put(
                words,
                Attribute.NOTA,
                "notas",
                "note",
                "notes",
                "note_es",
                "observacion",
                "observaciones",
                "obs",
                "comentario",
                "comentarios",
                "comment",
                "descripcion",
                "description",
                "desc");
        put(words, Attribute.NOTA_EN, "note_en", "notes_en", "description_en");
        return words;
    }

    private static void put(Map<String, List<String>> words, Attribute attribute, String... synonyms) {
        words.put(attribute.key(), List.of(synonyms));
    }
}
