package huella.cql;

import huella.cql.Queryable.Type;
import huella.model.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/**
 * The types of a filter's parts. CQL2 leaves casts to the server (21-065r2 §6.3.2): here nothing is cast, it is
 * refused.
 */
final class Check {

    /** What unaccent() makes wildcards or an escape of; in a pattern they would change its meaning. */
    private static final String LOOK_ALIKES = "\uFF05\uFE6A\uFF3F\uFE4D\uFE4E\uFE4F\uFF3C\uFE68\u2216";

    private static final String WILDCARDS = "%_\\";
    private static final int SHOWN = 80;

    private final String parameter;
    private final Queryables queryables;

    Check(String parameter, Queryables queryables) {
        this.parameter = parameter;
        this.queryables = queryables;
    }

    void condition(Expression expression) {
        switch (expression) {
            case Expression.And and -> and.parts().forEach(this::condition);
            case Expression.Or or -> or.parts().forEach(this::condition);
            case Expression.Not not -> condition(not.part());
            case Expression.Comparison comparison -> same(comparison, comparison.children());
            case Expression.Like like -> like(like);
            case Expression.Between between ->
                between.children()
                        .forEach(operand -> require(between, operand, Type.NUMBER, "BETWEEN", between(operand)));
            case Expression.In in -> same(in, in.children());
            case Expression.IsNull isNull -> {
                if (isNull.operand() instanceof Operand operand) {
                    nullable(isNull, operand);
                } else {
                    condition((Expression) isNull.operand());
                }
            }
            case Expression.Spatial spatial -> spatial(spatial);
            case Expression.Temporal temporal -> temporal(temporal);
            case Expression.Sets sets -> sets(sets);
            case Operand.Truth truth -> {}
        }
    }

    /** Scalars of one type. */
    private void same(Expression whole, List<Operand> operands) {
        Type first = scalar(whole, operands.getFirst());
        for (Operand operand : operands) {
            Type type = scalar(whole, operand);
            if (type != first) {
                throw fault(whole, "se compara " + first.words() + " con " + type.words() + ". " + cure(first));
            }
        }
    }

    private static String cure(Type type) {
        return switch (type) {
            case TEXT, LIST -> "Escriba el valor entre comillas simples, por ejemplo 'texto'";
            case INTEGER, NUMBER -> "Escriba el número sin comillas, por ejemplo 12.5";
            case BOOLEAN -> "Escriba TRUE o FALSE, sin comillas";
            case TIMESTAMP -> "Escriba por ejemplo DATE('2026-03-31') o TIMESTAMP('2026-03-31T12:00:00Z')";
            case GEOMETRY -> "Use S_INTERSECTS con una geometría";
        };
    }

    private Type scalar(Expression whole, Operand operand) {
        Type type = type(whole, operand);
        return switch (type) {
            case TEXT, NUMBER, BOOLEAN -> type;
            case INTEGER -> Type.NUMBER;
            case TIMESTAMP -> {
                if (operand instanceof Operand.Interval) {
                    throw fault(whole, "un intervalo no se compara con signos. Use T_INTERSECTS, T_BEFORE o T_AFTER");
                }
                yield type;
            }
            case LIST ->
                throw fault(
                        whole,
                        "una lista no se compara con un valor. Use A_CONTAINS o A_OVERLAPS, por"
                                + " ejemplo A_CONTAINS(objetivos, ('OE1'))");
            case GEOMETRY -> throw fault(whole, "una geometría no se compara con signos. Use S_INTERSECTS u otra S_…");
        };
    }

    private void like(Expression.Like like) {
        require(like, like.value(), Type.TEXT, "LIKE", "Use los signos = < > para los demás tipos");
        boolean unaccented = false;
        Operand pattern = like.pattern();
        while (!(pattern instanceof Operand.Text)) {
            unaccented |= pattern instanceof Operand.Accenti;
            pattern = (Operand) pattern.children().getFirst();
        }
        String text = ((Operand.Text) pattern).value();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        if ((text.length() - end) % 2 == 1) {
            throw fault(like, "el patrón termina en una barra inversa sola, que no escapa nada. Quítela o escriba dos");
        }
        if (unaccented) {
            requirePlain(like, text);
        }
    }

    /** Taking the marks away must neither make a wildcard nor leave a backslash without what it escapes. */
    private void requirePlain(Expression.Like like, String pattern) {
        if (pattern.chars().anyMatch(c -> LOOK_ALIKES.indexOf(c) >= 0)) {
            throw fault(like, "el patrón tiene un signo parecido a %, _ o \\ de otro alfabeto. Use el signo corriente");
        }
        for (int i = pattern.indexOf('\\'); i >= 0; i = pattern.indexOf('\\', i + 2)) {
            if (WILDCARDS.indexOf(pattern.charAt(i + 1)) < 0) {
                throw fault(like, "en ACCENTI la barra inversa va solo delante de %, _ o de otra barra. Quítela");
            }
        }
    }

    private String between(Operand operand) {
        return operand instanceof Operand.Property property
                        && queryables.find(property.name()).equals(Optional.of(Type.TIMESTAMP))
                ? "Para fechas use >= y <=, o T_INTERSECTS con INTERVAL"
                : "Use >= y <= para los demás tipos";
    }

    private void nullable(Expression whole, Operand operand) {
        if (operand instanceof Operand.Array) {
            throw fault(whole, "una lista escrita en el filtro nunca es nula. Nombre una propiedad");
        }
        type(whole, operand);
    }

    private void spatial(Expression.Spatial spatial) {
        for (Operand operand : spatial.children()) {
            require(
                    spatial,
                    operand,
                    Type.GEOMETRY,
                    spatial.relation().keyword(),
                    "Dé una geometría, por ejemplo"
                            + " POINT(-70.4 -23.6) o BBOX(-71,-24,-70,-23), o la propiedad que la tiene");
            boolean collection = operand instanceof Operand.Shape shape
                    && shape.geometry().getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
            boolean takesCollections =
                    spatial.relation() == SpatialRelation.INTERSECTS || spatial.relation() == SpatialRelation.DISJOINT;
            if (collection && !takesCollections) {
                throw fault(
                        spatial,
                        "GEOMETRYCOLLECTION solo se admite en S_INTERSECTS y S_DISJOINT. Use una geometría"
                                + " de un solo tipo, como MULTIPOLYGON");
            }
        }
    }

    private void temporal(Expression.Temporal temporal) {
        String keyword = temporal.relation().keyword();
        for (Operand operand : temporal.children()) {
            require(temporal, operand, Type.TIMESTAMP, keyword, cure(Type.TIMESTAMP));
            if (!temporal.relation().takesInstants() && !(operand instanceof Operand.Interval)) {
                throw fault(
                        temporal,
                        keyword + " compara dos intervalos y aquí hay un instante. Use T_INTERSECTS, T_BEFORE"
                                + " o T_AFTER, o escriba INTERVAL(inicio, fin)");
            }
        }
    }

    private void sets(Expression.Sets sets) {
        List<Type> types = sets.children().stream()
                .flatMap(operand -> items(sets, operand).stream())
                .distinct()
                .toList();
        if (types.size() > 1) {
            throw fault(
                    sets,
                    "se mezcla " + types.get(0).words() + " con " + types.get(1).words()
                            + " en las listas. Use elementos de un solo tipo");
        }
    }

    private List<Type> items(Expression.Sets sets, Operand operand) {
        if (operand instanceof Operand.Array array) {
            return array.items().stream().map(item -> item(sets, item)).toList();
        }
        require(
                sets,
                operand,
                Type.LIST,
                sets.relation().keyword(),
                "Compare una propiedad que sea lista, o una lista" + " entre paréntesis como ('OE1','OE2')");
        return List.of(Type.TEXT);
    }

    private Type item(Expression.Sets sets, Node item) {
        if (item instanceof Operand operand && !(operand instanceof Operand.Array)) {
            return scalar(sets, operand);
        }
        throw fault(sets, "una lista contiene textos, números, fechas, TRUE o FALSE, no otra cosa");
    }

    private Type type(Expression whole, Operand operand) {
        return switch (operand) {
            case Operand.Property property ->
                queryables
                        .find(property.name())
                        .orElseThrow(() -> fault(
                                whole,
                                "no existe la propiedad «" + CqlJson.shown(property.name()) + "». Existen: "
                                        + queryables.names()));
            case Operand.Text text -> Type.TEXT;
            case Operand.Numeric number -> Type.NUMBER;
            case Operand.Truth truth -> Type.BOOLEAN;
            case Operand.Casei casei -> folded(whole, casei.of(), "CASEI");
            case Operand.Accenti accenti -> folded(whole, accenti.of(), "ACCENTI");
            case Operand.Arithmetic arithmetic -> {
                arithmetic
                        .children()
                        .forEach(part -> require(
                                whole,
                                part,
                                Type.NUMBER,
                                "«" + arithmetic.calculation().symbol() + "»",
                                "Use números o propiedades numéricas"));
                yield Type.NUMBER;
            }
            case Operand.Day day -> Type.TIMESTAMP;
            case Operand.Moment moment -> Type.TIMESTAMP;
            case Operand.Interval interval -> {
                Stream.of(interval.start(), interval.end())
                        .filter(end -> end instanceof Operand.Property)
                        .forEach(end -> require(whole, end, Type.TIMESTAMP, "INTERVAL", cure(Type.TIMESTAMP)));
                yield Type.TIMESTAMP;
            }
            case Operand.Open open -> Type.TIMESTAMP;
            case Operand.Shape shape -> Type.GEOMETRY;
            case Operand.Box box -> Type.GEOMETRY;
            case Operand.Array array -> Type.LIST;
        };
    }

    private Type folded(Expression whole, Operand of, String function) {
        require(whole, of, Type.TEXT, function, "Solo los textos tienen mayúsculas y acentos");
        return Type.TEXT;
    }

    private void require(Expression whole, Operand operand, Type wanted, String by, String cure) {
        Type type = type(whole, operand);
        if (type != wanted && !(type == Type.INTEGER && wanted == Type.NUMBER)) {
            throw fault(
                    whole,
                    by + " necesita " + wanted.words() + " y «" + shown(operand) + "» es " + type.words() + ". "
                            + cure);
        }
    }

    private Rejected fault(Expression whole, String cause) {
        return Rejected.parameter(parameter, "El filtro no es válido en «" + shown(whole) + "»: " + cause + ".");
    }

    private static String shown(Node node) {
        String text = TextWriter.write(node);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
