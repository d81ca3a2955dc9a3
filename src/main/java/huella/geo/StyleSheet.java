package huella.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A palette as a file that other programs read. One file is for one kind of geometry: QGIS refuses symbols of another
 * kind, and in SLD a polygon's symbolizer would also draw on points.
 */
public enum StyleSheet {
    QML("qml", "application/x-qgis-layer-style", "Estilo de QGIS"),
    SLD("sld", "application/vnd.ogc.sld+xml", "Estilo SLD 1.0 (GeoServer, QGIS)");

    /** What is drawn; the identifier is also the ending of a shapefile's name. */
    public enum Kind {
        POINTS("puntos", "Point", "Puntos"),
        LINES("lineas", "LineString", "Líneas"),
        AREAS("poligonos", "Polygon", "Polígonos");

        private final String id;
        private final String geometryType;
        private final String title;

        Kind(String id, String geometryType, String title) {
            this.id = id;
            this.geometryType = geometryType;
            this.title = title;
        }

        public String id() {
            return id;
        }

        /** As GDAL and QGIS call it. */
        public String geometryType() {
            return geometryType;
        }

        /** In Spanish, for people. */
        public String title() {
            return title;
        }

        public static Optional<Kind> find(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }
    }

    private final String id;
    private final String mediaType;
    private final String title;

    StyleSheet(String id, String mediaType, String title) {
        this.id = id;
        this.mediaType = mediaType;
        this.title = title;
    }

    /** As it stands in an address, and of the file. */
    public String id() {
        return id;
    }

    public String mediaType() {
        return mediaType;
    }

    /** In Spanish, for people. */
    public String title() {
        return title;
    }

    /**
     * The whole file.
     *
     * @param name of the layer that it is for
     * @param note what a reader must know, such as that places are referential
     */
    public byte[] write(String name, String title, String note, Palette palette, Kind kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Xml xml = new Xml(out);
            switch (this) {
                case QML -> new Qml(xml, palette, kind).writeFile(note);
                case SLD -> new Sld(xml, palette, kind).writeFile(name, title, note);
            }
            xml.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
