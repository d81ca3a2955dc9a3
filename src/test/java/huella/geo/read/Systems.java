package huella.geo.read;

import huella.geo.EpsgDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The coordinate systems for all tests of a JVM, and layers made of a few points. */
final class Systems {

    static final EpsgDatabase EPSG = EpsgDatabase.in(huella.TestApp.DATA.resolve("epsg"));
    static final CrsRegister REGISTER = new CrsRegister(EPSG);
    static final SourceSystems ALL = new SourceSystems(EPSG);

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Systems() {}

    static LayerSurvey survey(StatedCrs stated, double... xy) {
        List<Geometry> points = new java.util.ArrayList<>();
        Envelope box = new Envelope();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(point(xy[i], xy[i + 1]));
            box.expandToInclude(xy[i], xy[i + 1]);
        }
        return new LayerSurvey(
                new SourceLayer("capa", List.of(), stated, Optional.empty()), Map.of(), points.size(), box, points);
    }

    static Geometry point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    static Coordinate moved(int epsg, double x, double y) {
        return ALL.find(epsg)
                .orElseThrow()
                .toCrs84(point(x, y), false)
                .orElseThrow()
                .getCoordinate();
    }

    /** Near enough for places of the region. */
    static double metres(Coordinate a, Coordinate b) {
        return 111_320 * Math.hypot((a.x - b.x) * Math.cos(Math.toRadians(a.y)), a.y - b.y);
    }
}
