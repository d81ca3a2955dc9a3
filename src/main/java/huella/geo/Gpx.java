package huella.geo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * GPX 1.1, for receivers and phones: each point a waypoint, each line a track with one segment per part. GPX has no
 * areas: an area becomes the track of its outlines, one segment per ring, with {@code <type>contorno</type>}.
 *
 * <p>Attributes are extension elements as GDAL reads them. The schema wants waypoints before tracks, so tracks wait in
 * a scratch file.
 */
final class Gpx implements FeatureWriter {

    private static final String PREFIX = "ogr:";

    private final Layer layer;
    private final OutputStream out;
    private final Scratch scratch;
    private final Path waiting;
    private final OutputStream waitingOut;
    private final Xml points;
    private final Xml tracks;
    private final StringBuilder number = new StringBuilder();

    Gpx(Layer layer, OutputStream out, Path directory) throws IOException {
        this.layer = layer;
        this.out = out;
        this.scratch = new Scratch(directory);
        this.waiting = scratch.file("tracks.xml");
        this.waitingOut = new BufferedOutputStream(Files.newOutputStream(waiting), 1 << 16);
        this.points = new Xml(out);
        this.tracks = new Xml(waitingOut);
        points.declaration().start("gpx").attribute("version", "1.1").attribute("creator", "Huella");
        points.attribute("xmlns", "http://www.topografix.com/GPX/1/1");
        points.attribute("xmlns:ogr", "http://osgeo.org/gdal").line();
        points.start("metadata").element("name", layer.title());
        points.element("desc", layer.metadata().text());
        points.element("time", layer.metadata().date().toString()).end().line();
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        if (row.geometry().getDimension() == 0) {
            for (int i = 0; i < row.geometry().getNumGeometries(); i++) {
                writePoint(row, (Point) row.geometry().getGeometryN(i));
            }
        } else {
            writeTrack(row);
        }
    }

    private void writePoint(Row row, Point point) throws IOException {
        position(points, "wpt", point.getX(), point.getY());
        describe(points, row);
        extensions(points, row);
        points.end().line();
    }

    private void writeTrack(Row row) throws IOException {
        tracks.start("trk");
        describe(tracks, row);
        if (row.geometry().getDimension() == 2) {
            tracks.element("type", "contorno");
        }
        extensions(tracks, row);
        writeSegments(row.geometry());
        tracks.end().line();
    }

    private void writeSegments(Geometry geometry) throws IOException {
        switch (geometry) {
            case LineString line -> {
                tracks.start("trkseg");
                CoordinateSequence positions = line.getCoordinateSequence();
                for (int i = 0; i < positions.size(); i++) {
                    position(tracks, "trkpt", positions.getX(i), positions.getY(i));
                    tracks.end();
                }
                tracks.end();
            }
            case Polygon polygon -> {
                writeSegments(polygon.getExteriorRing());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    writeSegments(polygon.getInteriorRingN(i));
                }
            }
            default -> {
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    writeSegments(geometry.getGeometryN(i));
                }
            }
        }
    }

    /** The order is the schema's: name, description, then (for a track) type and extensions. */
    private void describe(Xml xml, Row row) throws IOException {
        String label = layer.label(row);
        if (label != null) {
            xml.element("name", label);
        }
        xml.element("desc", layer.metadata().notice());
    }

    private void extensions(Xml xml, Row row) throws IOException {
        List<Object> values = row.values();
        xml.start("extensions");
        for (int i = 0; i < values.size(); i++) {
            String text = Column.text(values.get(i));
            if (text != null) {
                xml.element(PREFIX + layer.columns().get(i).name(), text);
            }
        }
        xml.end();
    }

    private void position(Xml xml, String element, double longitude, double latitude) throws IOException {
        xml.start(element).attribute("lat", decimals(latitude)).attribute("lon", decimals(longitude));
    }

    private String decimals(double degrees) {
        number.setLength(0);
        Decimals.append(number, degrees, FileCrs.WGS_84.decimals());
        return number.toString();
    }

    @Override
    public void finish() throws IOException {
        points.flush();
        tracks.flush();
        waitingOut.close();
        Files.copy(waiting, out);
        out.write("</gpx>\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (scratch) {
            waitingOut.close();
        }
    }
}
