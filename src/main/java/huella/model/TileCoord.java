package huella.model;

import java.util.regex.Pattern;

/**
 * The address of a tile in the WebMercatorQuad matrix set (OGC 17-083r4, annex D.1): zoom, column counted from the
 * west, row counted from the <em>north</em>.
 */
public record TileCoord(int z, int x, int y) {

    /** The deepest zoom that is answered; below it a tile is under 40 m wide. */
    public static final int MAX_ZOOM = 22;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    /** Reads the three path parts in the order zoom, column, row. */
    public static TileCoord parseZXY(String z, String x, String y) {
        int zoom = number("z", z);
        if (zoom > MAX_ZOOM) {
            throw Rejected.parameter("z", "El nivel de acercamiento va de 0 a " + MAX_ZOOM + ".");
        }
        int last = (1 << zoom) - 1;
        return new TileCoord(zoom, within("x", number("x", x), zoom, last), within("y", number("y", y), zoom, last));
    }

    private static int number(String parameter, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Rejected.parameter(parameter, "La coordenada de la tesela debe ser un número entero no negativo.");
        }
        return Integer.parseInt(text);
    }

    private static int within(String parameter, int value, int zoom, int last) {
        if (value > last) {
            throw Rejected.parameter(parameter, "En el nivel " + zoom + " las teselas van de 0 a " + last + ".");
        }
        return value;
    }
}
