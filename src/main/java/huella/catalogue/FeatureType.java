package huella.catalogue;

import huella.cql.Queryable;
import huella.cql.Queryables;
import huella.model.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is published, by kind: each has a view of its own, and the fields of that view. */
public enum FeatureType {
    INITIATIVE(
            "published",
            EnumSet.complementOf(EnumSet.of(Field.PROVINCIA)),
            EnumSet.allOf(Selection.Part.class),
            Field.ACTUALIZADO,
            new Text("iniciativa", "initiative")),
    COMUNA(
            "published_comunas",
            EnumSet.of(Field.CODIGO, Field.NOMBRE, Field.PROVINCIA, Field.UBICACION, Field.SUSTENTO, Field.SUSTENTO_EN),
            EnumSet.noneOf(Selection.Part.class),
            null,
            new Text("comuna", "comuna"));

    /** The column of the footprint, longitude/latitude WGS 84. */
    public static final String GEOMETRY = "geom";

    private final String view;
    private final Set<Field> fields;
    private final Set<Selection.Part> parts;
    private final Field time;
    private final Text noun;

    FeatureType(String view, Set<Field> fields, Set<Selection.Part> parts, Field time, Text noun) {
        this.view = view;
        this.fields = fields;
        this.parts = parts;
        this.time = time;
        this.noun = noun;
    }

    public String view() {
        return view;
    }

    /** Whether what it was at an earlier moment is known. */
    public boolean hasHistory() {
        return switch (this) {
            case INITIATIVE -> true;
            case COMUNA -> false;
        };
    }

    /** In the order in which they are written; the first one identifies a feature. */
    public Set<Field> fields() {
        return EnumSet.copyOf(fields);
    }

    /** The vocabularies by which it can be selected. */
    public Set<Selection.Part> parts() {
        return parts;
    }

    /** The field that {@code datetime} looks at; without one, every feature is of all times. */
    public Optional<Field> time() {
        return Optional.ofNullable(time);
    }

    /** One feature, in words. */
    public Text noun() {
        return noun;
    }

    /** What filters may name: every field, and the footprint. */
    public Queryables queryables() {
        List<Queryable> queryables = new ArrayList<>();
        for (Field field : fields) {
            queryables.add(new Queryable(
                    field.column(),
                    switch (field.type()) {
                        case TEXT -> Queryable.Type.TEXT;
                        case TEXT_LIST -> Queryable.Type.LIST;
                        case INTEGER -> Queryable.Type.INTEGER;
                        case BOOLEAN -> Queryable.Type.BOOLEAN;
                        case INSTANT -> Queryable.Type.TIMESTAMP;
                    }));
        }
        queryables.add(new Queryable(GEOMETRY, Queryable.Type.GEOMETRY));
        return new Queryables(queryables);
    }

    /** The column of a queryable; the name that comes in is never what goes out. */
    String column(String queryable) {
        return queryable.equals(GEOMETRY)
                ? GEOMETRY
                : field(queryable).map(Field::column).orElseThrow();
    }

    public Optional<Field> field(String column) {
        return fields.stream().filter(field -> field.column().equals(column)).findFirst();
    }
}
