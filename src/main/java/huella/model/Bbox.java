package huella.model;

import java.util.regex.Pattern;

/**
 * A box in longitude/latitude degrees, WGS 84 (OGC:CRS84: x east, y north), edges included.
 *
 * <p>RFC 7946 §5 lets {@code west > east} mean a box across the antimeridian. The region lies at 70° W, so such a box
 * is always a mistake here and is refused with its cure.
 */
public record Bbox(double west, double south, double east, double north) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,17})?");

    /**
     * Reads {@code west,south,east,north}.
     *
     * @throws Rejected naming the parameter, when it is not four decimal numbers in that order and range
     */
    public static Bbox parse(String parameter, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw bad(parameter, "se esperan cuatro números y llegaron " + parts.length);
        }
        double[] numbers = new double[4];
        for (int i = 0; i < 4; i++) {
            String part = parts[i].strip();
            if (!NUMBER.matcher(part).matches()) {
                throw bad(parameter, "el valor en la posición " + (i + 1) + " no es un número en grados decimales");
            }
            numbers[i] = Double.parseDouble(part);
        }
        return ofDegrees(parameter, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Bbox ofDegrees(String parameter, double west, double south, double east, double north) {
        if (Math.abs(west) > 180 || Math.abs(east) > 180) {
            throw bad(parameter, "la longitud va de -180 a 180");
        }
        if (Math.abs(south) > 90 || Math.abs(north) > 90) {
            throw bad(parameter, "la latitud va de -90 a 90 (¿están cambiados los ejes?)");
        }
        if (west > east || south > north) {
            throw bad(parameter, "el oeste debe ser menor que el este, y el sur menor que el norte");
        }
        return new Bbox(west, south, east, north);
    }

    private static Rejected bad(String parameter, String cause) {
        return Rejected.parameter(
                parameter,
                "El recuadro no es válido: " + cause
                        + ". Use oeste,sur,este,norte en grados (WGS 84), por ejemplo -70.6,-23.8,-70.2,-23.4.");
    }
}
