package huella.tiles;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.Crs;
import huella.model.Text;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * The tile matrix set of all our tiles, as OGC registered it (OGC 17-083r4, annex D.1): every level halves the tile
 * above it, rows are counted from the north, columns from the west. It is defined whole, deeper than tiles are served:
 * what is served are the limits of a tile set ({@link TileLimits}).
 */
final class WebMercatorQuad {

    static final String ID = "WebMercatorQuad";
    static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/" + ID;
    static final String CRS = Crs.WEB_MERCATOR.uri();
    static final Text TITLE = new Text("Cuadrícula Web Mercator", "Web Mercator quad");

    private static final int LAST_LEVEL = 24;
    private static final int TILE_PIXELS = 256;

    /** Half the equator of the sphere on which Web Mercator counts, metres. */
    private static final double HALF_EQUATOR = Math.PI * 6_378_137;

    /** What OGC takes for the width of a pixel, metres (17-083r4 §6.1.1.1). */
    private static final double PIXEL = 0.00028;

    private WebMercatorQuad() {}

    /**
     * One level.
     *
     * @param size tiles from west to east, and as many from north to south
     * @param cellSize metres of a pixel at the equator
     */
    record Level(int zoom, int size, double cellSize, double scaleDenominator) {

        static Level of(int zoom) {
            double cellSize = 2 * HALF_EQUATOR / TILE_PIXELS / (1 << zoom);
            return new Level(zoom, 1 << zoom, cellSize, cellSize / PIXEL);
        }

        String id() {
            return Integer.toString(zoom);
        }

        private void writeTo(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", id());
            json.writeNumberField("scaleDenominator", scaleDenominator);
            json.writeNumberField("cellSize", cellSize);
            json.writeStringField("cornerOfOrigin", "topLeft");
            json.writeFieldName("pointOfOrigin");
            json.writeArray(new double[] {-HALF_EQUATOR, HALF_EQUATOR}, 0, 2);
            json.writeNumberField("tileWidth", TILE_PIXELS);
            json.writeNumberField("tileHeight", TILE_PIXELS);
            json.writeNumberField("matrixWidth", size);
            json.writeNumberField("matrixHeight", size);
            json.writeEndObject();
        }
    }

    static Iterable<Level> levels() {
        return () -> IntStream.rangeClosed(0, LAST_LEVEL).mapToObj(Level::of).iterator();
    }

    /** Writes what names it into the current object. */
    static void writeNames(String title, JsonGenerator json) throws IOException {
        json.writeStringField("id", ID);
        json.writeStringField("title", title);
        json.writeStringField("uri", URI);
        json.writeStringField("crs", CRS);
    }

    /** Writes its definition (17-083r4 §7.1) into the current object. */
    static void writeDefinition(String title, JsonGenerator json) throws IOException {
        writeNames(title, json);
        json.writeArrayFieldStart("orderedAxes");
        json.writeString("X");
        json.writeString("Y");
        json.writeEndArray();
        json.writeStringField("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        json.writeArrayFieldStart("tileMatrices");
        for (Level level : levels()) {
            level.writeTo(json);
        }
        json.writeEndArray();
    }
}
