package huella.geo.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the text of a coordinate system says of itself, of heights nothing: its name, its number, its datum, its
 * ellipsoid, its projection. What these say together is for {@link CrsResolver} to judge.
 *
 * @param number of the EPSG register, by which the system as a whole is known
 * @param datum as it is called
 * @param datumShift the parameters of TOWGS84, as they stand; empty when there are none
 * @param semiMajorM of the ellipsoid; NaN when not said
 * @param inverseFlattening NaN when not said
 * @param projected metres, or else degrees
 * @param metresPerUnit of a projected system
 * @param parameters of the projection by their {@link Parameter}
 * @param method of the projection, letters and digits in lower case
 */
record CrsDefinition(
        String name,
        OptionalInt number,
        String geographicName,
        String datum,
        String datumShift,
        double semiMajorM,
        double inverseFlattening,
        boolean projected,
        double metresPerUnit,
        String method,
        Map<Parameter, Double> parameters) {

    /** Parameters of projections, under the names of WKT 1, ESRI, WKT 2 and GeoTools. */
    enum Parameter {
        LONGITUDE("centralmeridian", "longitudeofcenter", "longitudeofnaturalorigin", "longitudeoforigin"),
        LATITUDE("latitudeoforigin", "latitudeofcenter", "latitudeofnaturalorigin"),
        SCALE("scalefactor", "scalefactoratnaturalorigin"),
        EASTING("falseeasting"),
        NORTHING("falsenorthing"),
        FIRST_PARALLEL("standardparallel1", "latitudeof1ststandardparallel"),
        SECOND_PARALLEL("standardparallel2", "latitudeof2ndstandardparallel");

        private final Set<String> names;

        Parameter(String... names) {
            this.names = Set.of(names);
        }

        static Optional<Parameter> named(String name) {
            String normal = CrsNames.normal(name);
            return java.util.Arrays.stream(values())
                    .filter(parameter -> parameter.names.contains(normal))
                    .findFirst();
        }
    }

    private static final String[] GEOGRAPHIC = {"GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS"};
    private static final String[] PROJECTED = {"PROJCS", "PROJCRS", "PROJECTEDCRS"};
    private static final String[] BASE = {"GEOGCS", "BASEGEOGCRS", "BASEGEODCRS"};

    CrsDefinition {
        parameters = Map.copyOf(parameters);
    }

    /** Empty when the text is not one of a horizontal system on the earth. */
    static Optional<CrsDefinition> of(String text) {
        return CrsText.parse(text).flatMap(CrsDefinition::horizontal);
    }

    private static Optional<CrsDefinition> horizontal(CrsText root) {
        if (root.is("COMPD_CS", "COMPOUNDCRS") && !root.children().isEmpty()) {
            return horizontal(root.children().getFirst());
        }
        if (root.is("BOUNDCRS")) {
            return root.child("SOURCECRS")
                    .flatMap(source -> source.children().stream().findFirst())
                    .flatMap(CrsDefinition::horizontal);
        }
        if (root.is(PROJECTED)) {
            return root.child(BASE).map(base -> read(root, base));
        }
        return root.is(GEOGRAPHIC) ? Optional.of(read(root, root)) : Optional.empty();
    }

    private static CrsDefinition read(CrsText root, CrsText geographic) {
        boolean projected = root.is(PROJECTED);
        Optional<CrsText> datum = geographic.child("DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF");
        Optional<CrsText> ellipsoid = datum.flatMap(d -> d.child("SPHEROID", "ELLIPSOID"));
        CrsText conversion = root.child("CONVERSION").orElse(root);
        Map<Parameter, Double> parameters = new HashMap<>();
        for (CrsText parameter : conversion.children("PARAMETER")) {
            Parameter.named(parameter.name())
                    .ifPresent(known -> parameter.number(1).ifPresent(value -> parameters.put(known, value)));
        }
        return new CrsDefinition(
                root.name(),
                number(root),
                geographic.name(),
                datum.map(CrsText::name).orElse(""),
                datum.flatMap(d -> d.child("TOWGS84"))
                        .map(shift -> String.join(", ", shift.values()))
                        .orElse(""),
                ellipsoid.flatMap(e -> e.number(1)).orElse(Double.NaN),
                ellipsoid.flatMap(e -> e.number(2)).orElse(Double.NaN),
                projected,
                projected ? unit(root) : Double.NaN,
                CrsNames.normal(conversion
                        .child("PROJECTION", "METHOD")
                        .map(CrsText::name)
                        .orElse("")),
                parameters);
    }

    private static OptionalInt number(CrsText root) {
        for (CrsText id : root.children("AUTHORITY", "ID")) {
            // ESRI numbers its systems as EPSG does, with a few of its own.
            if (id.is("AUTHORITY", "ID")
                    && id.name().matches("(?i)EPSG|ESRI")
                    && id.values().size() > 1) {
                return CrsNames.code(id.values().get(1));
            }
        }
        return OptionalInt.empty();
    }

    private static double unit(CrsText root) {
        return root.child("UNIT", "LENGTHUNIT")
                .or(() -> root.child("AXIS").flatMap(axis -> axis.child("UNIT", "LENGTHUNIT")))
                .flatMap(unit -> unit.number(1))
                .orElse(1.0);
    }

    /** Of a Transverse Mercator with the parameters of UTM on the southern hemisphere: its zone. */
    OptionalInt southernUtmZone() {
        double longitude = parameters.getOrDefault(Parameter.LONGITUDE, Double.NaN);
        boolean utm = method.matches("transversemercator|transversemercatorcomplex|gausskruger")
                && near(Parameter.LATITUDE, 0, 1e-9)
                && near(Parameter.SCALE, 0.9996, 1e-9)
                && near(Parameter.EASTING, 500_000, 0.001)
                && near(Parameter.NORTHING, 10_000_000, 0.001)
                && Math.abs(metresPerUnit - 1) < 1e-9
                && longitude >= -177
                && longitude <= 177
                && (longitude + 183) % 6 == 0;
        return utm ? OptionalInt.of((int) Math.round((longitude + 183) / 6)) : OptionalInt.empty();
    }

    private boolean near(Parameter parameter, double value, double tolerance) {
        return Math.abs(parameters.getOrDefault(parameter, Double.NaN) - value) <= tolerance;
    }
}
