package huella.geo.read;

import java.util.ArrayList;
import java.util.List;

/** Shapefiles and the zips around them, each wrong in one way. */
final class BadShapefiles {

    private BadShapefiles() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(BadZips.all());
        all.addAll(BadShapes.all());
        all.addAll(BadTables.all());
        return all;
    }

    /** Good ones: areas with a table, lines with heights and points without any, one bare. */
    static List<byte[]> seeds() {
        double x = ShapefileBytes.X;
        double y = ShapefileBytes.Y;
        List<byte[]> lines = List.of(
                ShapefileBytes.parts(13, new double[] {x, y, x + 10, y + 10}, new double[] {x, y + 5, x + 9, y + 6}));
        byte[] row = ShapefileBytes.dbf(
                3,
                ShapefileBytes.FIELDS,
                java.nio.charset.Charset.forName("windows-1252"),
                ShapefileBytes.rows().subList(1, 2));
        return List.of(
                ZipBytes.of(ShapefileBytes.files()),
                ZipBytes.of(ShapefileBytes.files(13, lines, row)),
                ShapefileBytes.shp(
                        8, List.of(ShapefileBytes.multipoint(x, y, x + 5, y), ShapefileBytes.multipoint(x, y))));
    }
}
