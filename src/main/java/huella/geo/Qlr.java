package huella.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A layer definition of QGIS ({@code .qlr}): opened or dropped on the map, it adds its layers in one group, styled and
 * with their metadata. It holds no data, only where they are.
 *
 * @param group the name of the group in the layer tree
 * @param layers the first one is drawn on top
 */
public record Qlr(String group, List<Source> layers) {

    public static final String MEDIA_TYPE = "application/x-qgis-layer-definition";

    /** Where a layer comes from, in the words of the provider of QGIS that reads it. */
    public enum Provider {
        FILE("ogr"),
        OGC_API_FEATURES("OAPIF"),
        VECTOR_TILES("");

        private final String key;

        Provider(String key) {
            this.key = key;
        }
    }

    /**
     * One layer.
     *
     * @param id letters, digits, underscore; once in the definition
     * @param address as the provider wants it
     * @param kind what is in it; of vector tiles all kinds are shown, and of a source of mixed kinds it is null
     * @param shown from the beginning; the others are there to be switched on
     */
    public record Source(
            String id,
            String title,
            Provider provider,
            String address,
            StyleSheet.Kind kind,
            Palette palette,
            Metadata metadata,
            boolean shown) {}

    public Qlr {
        layers = List.copyOf(layers);
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Xml xml = new Xml(out);
            xml.declaration().line().start("qlr");
            xml.start("layer-tree-group").attribute("name", "").attribute("checked", "Qt::Checked");
            xml.attribute("expanded", "1").start("layer-tree-group").attribute("name", group);
            xml.attribute("checked", "Qt::Checked").attribute("expanded", "1").line();
            for (Source layer : layers) {
                xml.start("layer-tree-layer").attribute("id", layer.id()).attribute("name", layer.title());
                xml.attribute("checked", layer.shown() ? "Qt::Checked" : "Qt::Unchecked");
                xml.attribute("expanded", "0").attribute("providerKey", layer.provider().key);
                xml.attribute("source", layer.address()).end().line();
            }
            xml.end().end().line().start("maplayers").line();
            for (Source layer : layers) {
                writeLayer(xml, layer);
            }
            xml.end().end().line().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void writeLayer(Xml xml, Source layer) throws IOException {
        boolean tiles = layer.provider() == Provider.VECTOR_TILES;
        xml.start("maplayer").attribute("type", tiles ? "vector-tile" : "vector");
        if (layer.kind() != null && !tiles) {
            xml.attribute(
                    "geometry",
                    switch (layer.kind()) {
                        case POINTS -> "Point";
                        case LINES -> "Line";
                        case AREAS -> "Polygon";
                    });
        }
        xml.element("id", layer.id()).element("datasource", layer.address());
        xml.element("layername", layer.title())
                .element("abstract", layer.metadata().text());
        FileCrs crs = tiles ? FileCrs.WEB_MERCATOR : FileCrs.WGS_84;
        // With the code alone QGIS knows the name of the system and cannot compute with it.
        xml.start("srs").start("spatialrefsys").attribute("nativeFormat", "Wkt");
        xml.element("wkt", crs.wkt()).element("srid", Integer.toString(crs.epsg()));
        xml.element("authid", "EPSG:" + crs.epsg()).end().end();
        if (!tiles) {
            xml.start("provider")
                    .attribute("encoding", "UTF-8")
                    .text(layer.provider().key)
                    .end();
        }
        writeMetadata(xml, layer);
        if (tiles) {
            xml.start("renderer").attribute("type", "basic").start("styles").line();
            for (StyleSheet.Kind kind : List.of(StyleSheet.Kind.AREAS, StyleSheet.Kind.LINES, StyleSheet.Kind.POINTS)) {
                new Qml(xml, layer.palette(), kind).writeTileStyles(group(layer));
            }
            xml.end().end();
        } else if (layer.kind() != null) {
            new Qml(xml, layer.palette(), layer.kind()).writeRenderer();
            xml.element("mapTip", Qml.mapTip(layer.metadata().notice()));
        }
        xml.end().line();
    }

    /** The layer inside the tiles has the name of the tile set. */
    private static String group(Source tiles) {
        return tiles.id().replaceFirst("_.*", "");
    }

    private static void writeMetadata(Xml xml, Source layer) throws IOException {
        xml.start("resourceMetadata").element("language", "SPA").element("type", "dataset");
        xml.element("title", layer.title()).element("abstract", layer.metadata().text());
        xml.element("rights", layer.metadata().notice())
                .element("license", layer.metadata().licence());
        xml.end().line();
    }
}
