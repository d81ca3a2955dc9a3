package huella.tiles;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.model.Footprint;
import huella.model.Rejected;
import huella.model.TileCoord;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;

/**
 * Which tiles of one level a tile set has (OGC 17-083r4 §7.2). They are those of the box in which every footprint must
 * lie, not of the footprints of the day: an edit must never move a footprint out of the limits that a client has read.
 */
record TileLimits(int zoom, int minRow, int maxRow, int minCol, int maxCol) {

    /** A number as the templates make it: no sign, no leading zero. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** The limits of the levels from 0 to {@code maxZoom}. */
    static List<TileLimits> upTo(int maxZoom) {
        return IntStream.rangeClosed(0, maxZoom)
                .mapToObj(zoom -> of(zoom, Footprint.BOX))
                .toList();
    }

    /** @param box longitude/latitude WGS 84 */
    private static TileLimits of(int zoom, Envelope box) {
        return new TileLimits(
                zoom,
                row(zoom, box.getMaxY()),
                row(zoom, box.getMinY()),
                col(zoom, box.getMinX()),
                col(zoom, box.getMaxX()));
    }

    private static int col(int zoom, double longitude) {
        return (int) Math.floor((longitude + 180) / 360 * (1 << zoom));
    }

    private static int row(int zoom, double latitude) {
        double phi = Math.toRadians(latitude);
        double north = Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI; // from -1 at the south edge to 1
        return (int) Math.floor((1 - north) / 2 * (1 << zoom));
    }

    /**
     * Reads the three path parts in the order in which OGC writes them: level, <em>row</em>, column (20-057 §7.1).
     *
     * @throws Rejected 400 for a row or column that is no number, 404 for a tile outside the limits (§7.1.3)
     */
    static TileCoord resolve(List<TileLimits> limits, String tileMatrix, String tileRow, String tileCol) {
        TileLimits level = limits.stream()
                .filter(each -> each.tileMatrix().equals(tileMatrix))
                .findFirst()
                .orElseThrow(
                        () -> Rejected.notFound("Este conjunto de teselas no tiene ese nivel («tileMatrix»): van de "
                                + limits.getFirst().zoom + " a " + limits.getLast().zoom + "."));
        int row = number("tileRow", tileRow);
        int col = number("tileCol", tileCol);
        if (row < level.minRow || row > level.maxRow || col < level.minCol || col > level.maxCol) {
            throw Rejected.notFound("Esa tesela está fuera de los límites del conjunto: en el nivel " + level.zoom
                    + " las filas («tileRow») van de " + level.minRow + " a " + level.maxRow
                    + " y las columnas («tileCol») de " + level.minCol + " a " + level.maxCol
                    + ". La fila va antes que la columna.");
        }
        return new TileCoord(level.zoom, col, row);
    }

    private static int number(String parameter, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Rejected.parameter(
                    parameter, "Debe ser un número entero no negativo, sin ceros delante, como 0 o 1155.");
        }
        return Integer.parseInt(text);
    }

    String tileMatrix() {
        return Integer.toString(zoom);
    }

    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("tileMatrix", tileMatrix());
        json.writeNumberField("minTileRow", minRow);
        json.writeNumberField("maxTileRow", maxRow);
        json.writeNumberField("minTileCol", minCol);
        json.writeNumberField("maxTileCol", maxCol);
        json.writeEndObject();
    }
}
