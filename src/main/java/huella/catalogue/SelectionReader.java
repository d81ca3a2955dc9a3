package huella.catalogue;

import huella.cql.Filter;
import huella.cql.FilterLimits;
import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.http.Parameter;
import huella.http.Params;
import huella.model.Interval;
import huella.model.Rejected;
import huella.model.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads a selection from the parameters of a request, in the same words everywhere: layers, exports, counts and the OGC
 * API all take these.
 */
public final class SelectionReader {

    private final Vocabularies vocabularies;
    private final FilterLimits limits;
    private final Map<FeatureType, List<Parameter>> parameters = new EnumMap<>(FeatureType.class);

    public SelectionReader(Vocabularies vocabularies, FilterLimits limits) {
        this.vocabularies = vocabularies;
        this.limits = limits;
        for (FeatureType type : FeatureType.values()) {
            parameters.put(type, List.copyOf(declare(type)));
        }
    }

    /** The parameters that select features of a type. */
    public List<Parameter> parameters(FeatureType type) {
        return parameters.get(type);
    }

    /** The parameter that asks for the past, where there is one. */
    public Optional<Parameter> past(FeatureType type) {
        return type.hasHistory() ? Optional.of(AsOf.DECLARED) : Optional.empty();
    }

    private List<Parameter> declare(FeatureType type) {
        List<Parameter> declared = new ArrayList<>();
        declared.add(Parameter.numbers(
                "bbox",
                "Recuadro que la huella debe tocar: oeste,sur,este,norte en grados, o en el orden de ejes de bbox-crs",
                4,
                6));
        declared.add(Parameter.text("bbox-crs", "Sistema de coordenadas de bbox; sin él, CRS84 (longitud, latitud)"));
        declared.add(Parameter.text(
                "datetime", "Instante o intervalo en que se publicó, RFC 3339: 2026-05-20, 2026-01-01/.."));
        declared.add(Parameter.text("q", "Palabras; cada una debe comenzar una palabra del código, nombre o comuna"));
        declared.add(Parameter.text(
                "filter", "Expresión CQL2 que debe cumplirse, por ejemplo: tema = 'aguas' AND supuesta = false"));
        declared.add(Parameter.choice(
                "filter-lang",
                "Lenguaje de filter; sin él, cql2-text",
                Arrays.stream(FilterLanguage.values()).map(FilterLanguage::id).toList()));
        declared.add(Parameter.text(
                "filter-crs", "Sistema de coordenadas de las geometrías de filter; sin él, CRS84 (longitud, latitud)"));
        past(type).ifPresent(declared::add);
        for (Selection.Part part : type.parts()) {
            declared.add(Parameter.list(
                    part.parameter(),
                    "Uno o más códigos, separados por comas",
                    vocabularies.terms(part).stream().map(Term::code).toList()));
        }
        for (Field field : type.fields()) {
            if (!isPart(type, field)) {
                declared.add(Parameter.of(field.column(), field.titleEs() + ": igual a este valor", openApi(field)));
            }
        }
        return declared;
    }

    /**
     * Reads a selection of a collection.
     *
     * @throws Rejected naming the parameter: unknown code, malformed box, date or number
     */
    public Selection read(Params params, Collection collection) {
        FeatureType type = collection.type();
        Map<Selection.Part, List<String>> codes = new EnumMap<>(Selection.Part.class);
        for (Selection.Part part : type.parts()) {
            List<String> given = params.list(part.parameter());
            if (!given.isEmpty()) {
                given.forEach(code -> vocabularies.require(part, code));
                codes.put(part, given);
            }
        }
        Map<Field, Object> equal = new EnumMap<>(Field.class);
        for (Field field : type.fields()) {
            if (!isPart(type, field)) {
                params.text(field.column()).ifPresent(text -> equal.put(field, value(field, text)));
            }
        }
        return collection.narrow(new Selection(
                codes,
                equal,
                area(params),
                params.text("datetime").map(text -> Interval.parse("datetime", text)),
                params.text("q").map(Words::parse).orElse(List.of()),
                filter(params, type),
                type.hasHistory() ? AsOf.read(params) : Optional.empty()));
    }

    /** Without filter-lang it is CQL2 as text; geometries without filter-crs are CRS84 (OGC 19-079r2 §8). */
    private Optional<Filter> filter(Params params, FeatureType type) {
        FilterLanguage language =
                params.text("filter-lang").map(FilterLanguage::parse).orElse(FilterLanguage.TEXT);
        Crs crs = params.text("filter-crs")
                .map(text -> Crs.parse("filter-crs", text))
                .orElse(Crs.CRS84);
        return params.lines("filter")
                .map(text -> Filter.of(
                        "filter", language.parse("filter", text, limits), type.queryables(), Reprojection.of(crs)));
    }

    private Optional<Geometry> area(Params params) {
        Crs crs =
                params.text("bbox-crs").map(text -> Crs.parse("bbox-crs", text)).orElse(Crs.CRS84);
        return params.text("bbox").map(text -> Area.parse(text, crs));
    }

    private static boolean isPart(FeatureType type, Field field) {
        return Arrays.stream(Selection.Part.values())
                .anyMatch(
                        part -> type.parts().contains(part) && part.parameter().equals(field.column()));
    }

    private static String openApi(Field field) {
        return switch (field.type()) {
            case TEXT, TEXT_LIST, INSTANT -> "string";
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
        };
    }

    private static Object value(Field field, String text) {
        return switch (field.type()) {
            case TEXT, TEXT_LIST -> text;
            case INTEGER -> {
                if (!text.matches("-?[0-9]{1,9}")) {
                    throw bad(field, "un número entero de hasta nueve cifras");
                }
                yield Integer.parseInt(text);
            }
            case BOOLEAN ->
                switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw bad(field, "true o false");
                };
            case INSTANT -> Interval.instant(field.column(), text);
        };
    }

    private static Rejected bad(Field field, String form) {
        return Rejected.parameter(field.column(), "El valor no tiene la forma esperada. Escriba " + form + ".");
    }
}
