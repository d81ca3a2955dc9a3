package huella.geo.read;

import huella.geo.read.CrsDefinition.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Finds the number of the system that a file states: by the number in it, by its name, by the register, by datum and
 * parameters, in this order. A text whose parts contradict each other is not believed, and no text is ever computed
 * with: without the register's operation a foreign datum would silently stay foreign, hundreds of metres off.
 */
final class CrsResolver {

    /** What became of a statement. */
    sealed interface Answer {

        /** @param how it is known, in Spanish */
        record Known(SourceCrs crs, String how, List<String> notes) implements Answer {}

        /**
         * @param why it is not known, in Spanish, as the beginning of a question
         * @param likely numbers of systems that are near what was stated, the nearest first
         */
        record Open(String why, List<Integer> likely) implements Answer {}
    }

    private static final int LONGEST_NAME = 200;
    private static final double SAME_M = 3;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final CrsRegister register;

    CrsResolver(CrsRegister register) {
        this.register = register;
    }

    Answer resolve(StatedCrs stated) {
        return switch (stated) {
            case StatedCrs.ByFormat byFormat ->
                new Answer.Known(SourceCrs.wgs84(), "el formato solo admite longitud y latitud WGS 84", List.of());
            case StatedCrs.Code code -> coded(code.epsg(), code.where());
            case StatedCrs.Definition definition -> defined(definition.wkt().strip(), definition.where());
            case StatedCrs.Unstated unstated ->
                new Answer.Open("El archivo no dice en qué sistema de coordenadas está.", List.of());
        };
    }

    private Answer coded(int number, String where) {
        return register.find(number)
                .<Answer>map(crs -> new Answer.Known(crs, where + " dice EPSG:" + number, List.of()))
                .orElseGet(() -> new Answer.Open(unusable(number, where), List.of()));
    }

    private String unusable(int number, String where) {
        return register.definition(number).isPresent()
                ? "El archivo dice EPSG:" + number + " (" + where
                        + "), y el registro EPSG no tiene para el norte de Chile un paso de ese sistema a WGS 84."
                : "El archivo dice EPSG:" + number + " (" + where
                        + "), y ese número no es un sistema de coordenadas horizontales del registro EPSG.";
    }

    private Answer defined(String text, String where) {
        if (text.length() <= LONGEST_NAME && text.indexOf('[') < 0 && text.indexOf('(') < 0) {
            OptionalInt number = CrsNames.code(text);
            if (number.isPresent()) {
                return coded(number.getAsInt(), where);
            }
            OptionalInt named = CrsNames.system(text);
            if (named.isPresent()) {
                return coded(named.getAsInt(), where);
            }
        }
        return CrsDefinition.of(text)
                .map(definition -> judged(definition, text, where))
                .orElseGet(() -> new Answer.Open(
                        "No se entiende lo que dice " + where + " sobre el sistema de coordenadas.", List.of()));
    }

    private Answer judged(CrsDefinition definition, String text, String where) {
        Optional<SourceCrs> numbered = found(definition.number());
        Optional<SourceCrs> named = found(CrsNames.system(definition.name()));
        Optional<SourceCrs> composed = found(composed(definition));
        if (numbered.isPresent() && named.isPresent() && !same(numbered.get(), named.get())) {
            return contradiction(
                    where, "lleva el número de " + numbered.get() + " y el nombre de " + named.get(), numbered, named);
        }
        Optional<SourceCrs> believed =
                numbered.or(() -> named).or(() -> looked(text)).or(() -> composed);
        if (believed.isEmpty()) {
            return new Answer.Open(
                    "No se reconoce el sistema de coordenadas «" + shortened(definition.name()) + "» de " + where + ".",
                    alike(definition));
        }
        SourceCrs crs = believed.get();
        Optional<String> against = contradicted(crs, definition);
        if (against.isPresent()) {
            return contradiction(where, "se llama " + crs + " y " + against.get(), believed, composed);
        }
        List<String> notes =
                definition.datumShift().isEmpty() || crs.operation().isEmpty()
                        ? List.of()
                        : List.of(where + " propone su propio cambio de datum (" + shortened(definition.datumShift())
                                + "); se usó el del registro EPSG.");
        return new Answer.Known(crs, where + " dice " + crs.code(), notes);
    }

    private Answer contradiction(String where, String what, Optional<SourceCrs> one, Optional<SourceCrs> other) {
        Set<Integer> likely = new LinkedHashSet<>();
        one.ifPresent(crs -> likely.add(crs.epsg()));
        other.ifPresent(crs -> likely.add(crs.epsg()));
        return new Answer.Open("Lo que dice " + where + " se contradice: " + what + ".", new ArrayList<>(likely));
    }

    private Optional<SourceCrs> found(OptionalInt number) {
        return number.isPresent() ? register.find(number.getAsInt()) : Optional.empty();
    }

    private Optional<SourceCrs> looked(String text) {
        return text.startsWith("PROJCS") || text.startsWith("GEOGCS")
                ? found(register.lookup(text))
                : Optional.empty(); // the library knows no WKT 2
    }

    /** The system that a known datum and the parameters of a UTM zone make together. */
    private static OptionalInt composed(CrsDefinition definition) {
        OptionalInt datum = datum(definition);
        OptionalInt zone = definition.southernUtmZone();
        if (datum.isEmpty() || !definition.projected()) {
            return datum;
        }
        return zone.isEmpty() ? zone : CrsNames.utm(datum.getAsInt(), zone.getAsInt(), true);
    }

    private static OptionalInt datum(CrsDefinition definition) {
        OptionalInt byDatum = CrsNames.datum(definition.datum());
        return byDatum.isPresent() ? byDatum : CrsNames.system(definition.geographicName());
    }

    /** Systems with the ellipsoid and the zone of a text whose datum is not known. */
    private static List<Integer> alike(CrsDefinition definition) {
        List<Integer> datums = new ArrayList<>();
        if (near(definition.semiMajorM(), 6_378_388, 1)) {
            datums.add(4248);
        } else if (near(definition.semiMajorM(), 6_378_160, 1)) {
            datums.add(4618);
        } else if (near(definition.semiMajorM(), 6_378_137, 1)) {
            datums.addAll(List.of(4326, 5360, 9153, 4674));
        }
        OptionalInt zone = definition.southernUtmZone();
        if (!definition.projected()) {
            return datums;
        }
        return zone.isEmpty()
                ? List.of()
                : datums.stream()
                        .flatMapToInt(datum -> CrsNames.utm(datum, zone.getAsInt(), true).stream())
                        .boxed()
                        .toList();
    }

    /** Whether two systems put the same numbers at the same place, as far as a footprint minds. */
    private static boolean same(SourceCrs one, SourceCrs other) {
        if (one.epsg() == other.epsg()) {
            return true;
        }
        if (one.geographic() != other.geographic()) {
            return false;
        }
        Geometry place = FACTORY.createPoint(
                one.geographic() ? new Coordinate(-69.2, -23.6) : new Coordinate(480_000, 7_390_000));
        Optional<Geometry> here = one.toCrs84(place, false);
        Optional<Geometry> there = other.toCrs84(place, false);
        return here.isPresent() && there.isPresent() && here.get().distance(there.get()) * METRES_PER_DEGREE < SAME_M;
    }

    /** What the parts of a text say against the system whose name it has, in Spanish. */
    private Optional<String> contradicted(SourceCrs crs, CrsDefinition definition) {
        OptionalInt datum = datum(definition);
        if (datum.isPresent()
                && !found(datum)
                        .flatMap(said -> register.find(crs.base()).map(base -> same(said, base)))
                        .orElse(false)) {
            return Optional.of("su datum es «" + shortened(definition.datum()) + "»");
        }
        CoordinateReferenceSystem registered = register.definition(crs.epsg()).orElseThrow();
        if (definition.projected() != registered instanceof ProjectedCRS) {
            return Optional.of("sus coordenadas son " + (definition.projected() ? "metros" : "grados"));
        }
        Ellipsoid ellipsoid = CRS.getEllipsoid(registered);
        boolean otherEllipsoid =
                definition.semiMajorM() > 0 && !near(definition.semiMajorM(), ellipsoid.getSemiMajorAxis(), 1)
                        || definition.inverseFlattening() > 0
                                && !near(definition.inverseFlattening(), ellipsoid.getInverseFlattening(), 0.01);
        if (otherEllipsoid) {
            return Optional.of("su elipsoide es otro");
        }
        return registered instanceof ProjectedCRS projected ? contradicted(projected, definition) : Optional.empty();
    }

    private static Optional<String> contradicted(ProjectedCRS registered, CrsDefinition definition) {
        if (!near(definition.metresPerUnit(), 1, 1e-9)
                && registered
                        .getCoordinateSystem()
                        .getAxis(0)
                        .getUnit()
                        .toString()
                        .equals("m")) {
            return Optional.of("su unidad no es el metro");
        }
        for (GeneralParameterValue value :
                registered.getConversionFromBase().getParameterValues().values()) {
            Optional<Parameter> parameter =
                    Parameter.named(value.getDescriptor().getName().getCode());
            if (parameter.isPresent() && value instanceof ParameterValue<?> known) {
                Map<Parameter, Double> said = definition.parameters();
                Double number = said.get(parameter.get());
                double tolerance =
                        parameter.get() == Parameter.EASTING || parameter.get() == Parameter.NORTHING ? 0.01 : 1e-7;
                if (number != null && !near(number, known.doubleValue(), tolerance)) {
                    return Optional.of("sus parámetros son de otro (" + spanish(parameter.get()) + " " + number + ")");
                }
            }
        }
        return Optional.empty();
    }

    private static String spanish(Parameter parameter) {
        return switch (parameter) {
            case LONGITUDE -> "meridiano central";
            case LATITUDE -> "latitud de origen";
            case SCALE -> "factor de escala";
            case EASTING -> "falso este";
            case NORTHING -> "falso norte";
            case FIRST_PARALLEL -> "primer paralelo";
            case SECOND_PARALLEL -> "segundo paralelo";
        };
    }

    private static boolean near(double one, double other, double tolerance) {
        return Math.abs(one - other) <= tolerance;
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }
}
