package huella.geo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature on its way into a file.
 *
 * @param values in the order of the layer's columns; null where there is none
 * @param geometry points, lines or areas, not empty, already in the layer's coordinate system: x is easting or
 *     longitude, y is northing or latitude. No writer changes it
 */
public record Row(List<Object> values, Geometry geometry) {

    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (geometry == null || geometry.isEmpty()) {
            throw new IllegalArgumentException("a row needs a geometry");
        }
        switch (geometry.getGeometryType()) {
            case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon" -> {}
            default -> throw new IllegalArgumentException("points, lines or areas, not " + geometry.getGeometryType());
        }
    }
}
