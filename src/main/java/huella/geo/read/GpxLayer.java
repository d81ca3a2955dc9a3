package huella.geo.read;

import java.io.IOException;
import java.util.List;

/** All features of one kind in a GPX file. Times and readings of single points of a track are no values of it. */
final class GpxLayer {

    private static final String OUTLINE = "contorno";
    private static final String POSITION =
            "Un punto no tiene una latitud (lat) y una longitud (lon) en grados. Corríjalo,"
                    + " o exporte de nuevo el recorrido.";
    private static final String COMMA = "Tenía coma decimal en las coordenadas: se leyó como punto.";

    private final GpxKind kind;
    private final Source source;
    private final FeatureSink sink;
    private final ShapeBuilder shape;
    private int count;

    GpxLayer(GpxKind kind, Source source, FeatureSink sink, ShapeBuilder shape) {
        this.kind = kind;
        this.source = source;
        this.sink = sink;
        this.shape = shape;
    }

    /**
     * Reads from the root on.
     *
     * @return how many features of the kind there are, whether they were wanted or not
     */
    int read(HardenedXml xml) throws IOException {
        boolean wanted = source.choices().wants(kind.layer());
        int root = xml.depth();
        while (xml.nextChild(root)) {
            if (!xml.name().equals(kind.element())) {
                continue;
            }
            if (++count == 1 && wanted) {
                sink.layer(new SourceLayer(kind.layer(), List.of(), new StatedCrs.ByFormat(), xml.overruledCharset()));
            }
            if (wanted) {
                sink.feature(feature(xml));
            }
        }
        return count;
    }

    private SourceFeature feature(HardenedXml xml) throws IOException {
        Values values = new Values(source.limits());
        boolean outline = false;
        if (kind == GpxKind.WAYPOINT) {
            position(xml);
        }
        int element = xml.depth();
        while (xml.nextChild(element)) {
            switch (xml.name()) {
                case "trkseg" -> segment(xml, outline);
                case "rtept" -> vertex(xml);
                case "ele" -> shape.flattened();
                case "extensions" -> xml.leaves(values::put);
                case "link" -> values.put("link", xml.attribute("href"));
                case "type" -> {
                    String type = xml.text();
                    outline = kind == GpxKind.TRACK && type.equals(OUTLINE);
                    values.put("type", outline ? null : type);
                }
                case "name", "cmt", "desc", "src", "number", "sym", "time", "url", "urlname" ->
                    values.put(xml.name(), xml.text());
                default -> {} // readings of the receiver
            }
        }
        switch (kind) {
            case WAYPOINT -> shape.point();
            case ROUTE -> shape.line();
            case TRACK -> {}
        }
        return new SourceFeature(kind.label() + " " + count, values.all(), shape.finish());
    }

    private void segment(HardenedXml xml, boolean outline) throws IOException {
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (xml.name().equals("trkpt")) {
                vertex(xml);
            }
        }
        if (outline) {
            shape.looseRing();
        } else {
            shape.line();
        }
    }

    private void vertex(HardenedXml xml) throws IOException {
        position(xml);
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (xml.name().equals("ele")) {
                shape.flattened();
            }
        }
    }

    private void position(HardenedXml xml) {
        double longitude = degrees(xml.attribute("lon"));
        double latitude = degrees(xml.attribute("lat"));
        if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
            shape.refuse(POSITION);
        }
        shape.vertex(longitude, latitude);
    }

    /** Not a number when it is none. */
    private double degrees(String text) {
        if (text == null || text.length() > 40 || !text.strip().matches("[-+]?[0-9]*[.,]?[0-9]+([eE][-+]?[0-9]+)?")) {
            return Double.NaN;
        }
        if (text.indexOf(',') >= 0) {
            shape.mended(COMMA);
        }
        return Double.parseDouble(text.strip().replace(',', '.'));
    }
}
