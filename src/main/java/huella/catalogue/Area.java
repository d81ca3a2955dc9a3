package huella.catalogue;

import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.model.Rejected;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Reads the parameter {@code bbox} (OGC 17-069r4 §7.15.3): four numbers, or six with heights, which are left out; in
 * the order of the axes of its coordinate system (OGC 18-058r1 §7.2). The answer is an area in longitude/latitude WGS
 * 84, with curved edges where the box is upright in metres.
 */
final class Area {

    private static final String PARAMETER = "bbox";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,17})?");
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private Area() {}

    /** @throws Rejected naming the parameter, when it is no box of that system */
    static Geometry parse(String text, Crs crs) {
        double[] numbers = numbers(text, crs);
        int half = numbers.length / 2;
        int x = crs.northFirst() ? 1 : 0;
        double minX = numbers[x];
        double minY = numbers[1 - x];
        double maxX = numbers[half + x];
        double maxY = numbers[half + 1 - x];
        if (minY > maxY) {
            throw bad(crs, "el sur debe ser menor que el norte");
        }
        return switch (crs.unit()) {
            case DEGREE -> degrees(crs, minX, minY, maxX, maxY);
            case METRE -> {
                if (minX > maxX) {
                    throw bad(crs, "el oeste debe ser menor que el este");
                }
                yield Reprojection.of(crs).areaToCrs84(PARAMETER, new Envelope(minX, maxX, minY, maxY));
            }
        };
    }

    private static Geometry degrees(Crs crs, double west, double south, double east, double north) {
        if (Math.abs(west) > 180 || Math.abs(east) > 180) {
            throw bad(crs, "la longitud va de -180 a 180 (¿son metros, o están cambiados los ejes?)");
        }
        if (Math.abs(south) > 90 || Math.abs(north) > 90) {
            throw bad(crs, "la latitud va de -90 a 90 (¿están cambiados los ejes?)");
        }
        // A box whose west is greater than its east crosses the antimeridian (RFC 7946 §5.2).
        return west <= east
                ? box(west, south, east, north)
                : FACTORY.createMultiPolygon(
                        new Polygon[] {box(west, south, 180, north), box(-180, south, east, north)});
    }

    /** A box without width is a line or a point, and still touches. */
    private static Polygon box(double west, double south, double east, double north) {
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)
        });
    }

    private static double[] numbers(String text, Crs crs) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw bad(crs, "se esperan cuatro números y llegaron " + parts.length);
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            if (!NUMBER.matcher(part).matches()) {
                throw bad(crs, "el valor en la posición " + (i + 1) + " no es un número decimal");
            }
            numbers[i] = Double.parseDouble(part);
        }
        return numbers;
    }

    private static Rejected bad(Crs crs, String cause) {
        String example = switch (crs) {
            case CRS84 -> "oeste,sur,este,norte en grados (WGS 84), por ejemplo -70.6,-23.8,-70.2,-23.4";
            case WGS84 -> "sur,oeste,norte,este en grados (WGS 84), por ejemplo -23.8,-70.6,-23.4,-70.2";
            case WEB_MERCATOR -> "oeste,sur,este,norte en metros, por ejemplo -7860000,-2730000,-7810000,-2680000";
            case UTM_19S, SIRGAS_2002_19S, SIRGAS_2016_19S ->
                "este,norte de las dos esquinas en metros, por ejemplo 340000,7360000,380000,7410000";
        };
        return Rejected.parameter(PARAMETER, "El recuadro no es válido: " + cause + ". Use " + example + ".");
    }
}
