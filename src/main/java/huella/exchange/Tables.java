package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.catalogue.Selection;
import huella.catalogue.Vocabularies;
import huella.features.FeatureStore;
import huella.geo.Column;
import huella.geo.Metadata;
import huella.geo.Palette;
import huella.geo.StyleSheet.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be taken away: a collection, what touches a comuna, and a comuna's outline. */
final class Tables {

    /** What a title alone does not say. */
    private static final Map<Field, String> MEANINGS = Map.of(
            Field.PRECISION,
            "Qué tan fino es el dibujo: lugar_exacto, calle, sector, ciudad o region",
            Field.UBICACION,
            "«exacta» sólo si el lugar es conocido; todo lo demás es «referencial»",
            Field.SUPUESTA,
            "Verdadero si la fuente no nombra un lugar: dónde está dibujada es un supuesto",
            Field.SUSTENTO,
            "En qué se basa el lugar dibujado",
            Field.OBJETIVOS,
            "Códigos OE1 a OE5; el primero da el color en el mapa",
            Field.FUENTE_NOMBRE,
            "Letra por letra como en la presentación, con sus erratas",
            Field.CORRECCIONES,
            "Qué se cambió del nombre impreso para llegar al publicado",
            Field.VERSION,
            "Cuántas veces se ha publicado esta iniciativa",
            Field.ACTUALIZADO,
            "Cuándo se publicó esta versión, en UTC");

    private static final List<Column> COLUMNS = columns(FeatureType.INITIATIVE);

    private static List<Column> columns(FeatureType type) {
        return type.fields().stream()
                .map(field ->
                        new Column(field.column(), type(field), field.titleEs(), MEANINGS.getOrDefault(field, "")))
                .toList();
    }

    static final Column TIE = new Column(
            "vinculo",
            Column.Type.TEXT,
            "Vínculo con la comuna",
            "Por qué está en este paquete: la lista de comunas de la iniciativa la nombra, o su huella toca el contorno"
                    + " referencial de la comuna, o ambas cosas");

    private static final List<Column> OUTLINE = List.of(
            new Column("codigo", Column.Type.TEXT, "Código de la comuna (CUT)", ""),
            new Column("nombre", Column.Type.TEXT, "Comuna", ""),
            new Column("provincia", Column.Type.TEXT, "Provincia", ""));

    private final FeatureStore features;
    private final ComunaStore comunas;
    private final Collections collections;
    private final Palette palette;

    Tables(FeatureStore features, ComunaStore comunas, Collections collections, Vocabularies vocabularies) {
        this.features = features;
        this.comunas = comunas;
        this.collections = collections;
        this.palette = MapStyle.palette(vocabularies);
    }

    Palette palette(FeatureType type) {
        return switch (type) {
            case INITIATIVE -> palette;
            case COMUNA -> MapStyle.COMUNA;
        };
    }

    /** What kinds of geometry a layer of this type may hold. */
    static List<Kind> kinds(FeatureType type) {
        return switch (type) {
            case INITIATIVE -> List.of(Kind.values());
            case COMUNA -> List.of(Kind.AREAS);
        };
    }

    /** @param selection already kept within the collection */
    Table collection(Collection collection, Selection selection, Edition edition) {
        FeatureType type = collection.type();
        return new Table(
                collection.name(),
                collection.title().es(),
                columns(type),
                Field.NOMBRE.column(),
                metadata(collection, edition),
                palette(type),
                new Ahead(reader ->
                        features.each(type, selection, feature -> reader.accept(values(feature), feature.geometry()))));
    }

    /** The same with just these rows, to measure what a file weighs. */
    Table sample(Collection collection, List<Feature> rows, Edition edition) {
        Table whole = collection(collection, Selection.EVERYTHING, edition);
        return new Table(
                whole.name(),
                whole.title(),
                whole.columns(),
                whole.label(),
                whole.metadata(),
                whole.palette(),
                reader -> rows.forEach(feature -> reader.accept(values(feature), feature.geometry())));
    }

    Table touching(Comuna comuna, Selection selection, Edition edition) {
        return new Table(
                "iniciativas-" + comuna.slug(),
                "Iniciativas que tocan la comuna de " + comuna.name(),
                Stream.concat(COLUMNS.stream(), Stream.of(TIE)).toList(),
                Field.NOMBRE.column(),
                metadata(collections.get(Collections.ALL), edition),
                palette,
                new Ahead(reader -> comunas.eachTouching(comuna.code(), selection, (feature, tie) -> {
                    List<Object> values = values(feature);
                    values.add(tie.title());
                    reader.accept(values, feature.geometry());
                })));
    }

    Table outline(Comuna comuna, Edition edition) {
        return new Table(
                "contorno-" + comuna.slug(),
                "Comuna de " + comuna.name() + " (contorno referencial)",
                OUTLINE,
                "nombre",
                metadata(collections.get(Collections.COMUNAS), edition),
                MapStyle.COMUNA,
                reader -> reader.accept(List.of(comuna.code(), comuna.name(), comuna.province()), comuna.outline()));
    }

    static String titleEn(Column column) {
        return Arrays.stream(Field.values())
                .filter(field -> field.column().equals(column.name()))
                .map(field -> field.title().en())
                .findFirst()
                .orElse(column.equals(TIE) ? "Tie with the comuna" : "");
    }

    private static Metadata metadata(Collection collection, Edition edition) {
        return new Metadata(
                edition.notice(collection.notice().es()),
                collection.licence().es(),
                collection.source().es(),
                edition.date(),
                Long.toString(edition.version()));
    }

    private static List<Object> values(Feature feature) {
        List<Object> values = new ArrayList<>(COLUMNS.size() + 1);
        for (Field field : feature.type().fields()) {
            values.add(feature.values().get(field));
        }
        return values;
    }

    private static Column.Type type(Field field) {
        return switch (field.type()) {
            case TEXT -> Column.Type.TEXT;
            case TEXT_LIST -> Column.Type.TEXT_LIST;
            case INTEGER -> Column.Type.INTEGER;
            case BOOLEAN -> Column.Type.BOOLEAN;
            case INSTANT -> Column.Type.INSTANT;
        };
    }
}
