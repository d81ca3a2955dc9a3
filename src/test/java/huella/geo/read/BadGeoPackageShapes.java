package huella.geo.read;

import static huella.geo.read.GeoPackageFile.blob;
import static huella.geo.read.GeoPackageFile.good;
import static huella.geo.read.GeoPackageFile.withBlob;
import static huella.geo.read.GeoPackageFile.withWkb;
import static huella.geo.read.GeoPackageFile.wkb;

import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.io.ByteOrderValues;

/** GeoPackages in which one shape is wrong; another feature is good in each. */
final class BadGeoPackageShapes {

    private static final String LINE = "LINESTRING (-70 -23, -69 -22)";

    private BadGeoPackageShapes() {}

    static List<BadFile> all() {
        return Stream.of(headers(), bodies(), mended()).flatMap(List::stream).toList();
    }

    static byte[] everyKind() {
        return blob(wkb("GEOMETRYCOLLECTION (POINT (-70 -22), MULTIPOINT ((-70 -22), (-69 -22)), " + LINE
                + ", MULTILINESTRING ((-70 -23, -69 -22)), MULTIPOLYGON (((-70 -24, -68 -24, -68 -22, -70 -24))))"));
    }

    private static BadFile refused(String name, String wrong, String words, byte[] file) {
        return new BadFile(name, wrong, new FeaturesRefused(1, words, 1), file);
    }

    private static List<BadFile> headers() {
        byte[] spatialite = ByteBuffer.allocate(60)
                .put(1, (byte) 1)
                .put(38, (byte) 0x7C)
                .put(59, (byte) 0xFE)
                .array();
        return List.of(
                refused("blob-is-wkb.gpkg", "WKB without the header before it", "no es una forma", withBlob(wkb(LINE))),
                refused("blob-is-spatialite.gpkg", "a shape of SpatiaLite", "SpatiaLite", withBlob(spatialite)),
                refused("blob-is-empty.gpkg", "a shape of no bytes", "no es una forma", withBlob(new byte[0])),
                refused(
                        "blob-is-text.gpkg",
                        "text in the column of shapes",
                        "no es una forma",
                        good("UPDATE rutas SET geom = 'POINT (-70 -22)' WHERE fid = 1")),
                refused(
                        "blob-is-null.gpkg",
                        "no shape at all",
                        "No tiene forma",
                        good("UPDATE rutas SET geom = NULL WHERE fid = 1")),
                refused(
                        "envelope-kind.gpkg",
                        "an envelope of kind 7, which means nothing",
                        "no es una forma",
                        withBlob(blob(4326, 0b1111, new byte[0], wkb(LINE)))),
                refused(
                        "envelope-not-there.gpkg",
                        "flags promise an envelope of 64 bytes and none is there",
                        "cortados o dañados",
                        withBlob(blob(4326, 0b1001, new byte[0], wkb("POINT (-70 -22)")))),
                refused(
                        "extended.gpkg",
                        "a shape of an extension of one program",
                        "extensión",
                        withBlob(blob(4326, 0b10_0001, new byte[0], wkb(LINE)))),
                new BadFile(
                        "empty-flag-lies.gpkg",
                        "flagged as empty, and is not",
                        new Reads(2),
                        withBlob(blob(4326, 0b1_0001, new byte[0], wkb(LINE)))),
                new BadFile(
                        "envelope-lies.gpkg",
                        "an envelope of NaN that has nothing to do with the shape",
                        new Reads(2),
                        withBlob(blob(4326, 0b0011, nan(4), wkb(LINE)))),
                new BadFile(
                        "envelope-xyzm.gpkg",
                        "an envelope in four dimensions around a shape in two",
                        new Reads(2),
                        withBlob(blob(4326, 0b1001, nan(8), wkb(LINE)))),
                new BadFile(
                        "blob-other-system.gpkg",
                        "the shape says another system than its layer",
                        new Mended(2, "otro sistema de coordenadas (32719)"),
                        withBlob(blob(32719, 0b001, new byte[0], wkb(LINE)))));
    }

    private static List<BadFile> bodies() {
        byte[] line = wkb(LINE);
        return List.of(
                refused(
                        "point-of-nan.gpkg",
                        "an empty point, written as NaN",
                        "No tiene forma",
                        withWkb(wkb(1, Double.NaN, Double.NaN))),
                refused("nan.gpkg", "half a point is NaN", "número finito", withWkb(wkb(1, -70.0, Double.NaN))),
                refused(
                        "infinity.gpkg",
                        "a line to infinity",
                        "número finito",
                        withWkb(wkb(2, 2, -70.0, -22.0, Double.POSITIVE_INFINITY, -22.0))),
                refused(
                        "depth.gpkg",
                        "1,000 collections in each other",
                        "colecciones dentro de colecciones",
                        withWkb(nested(1_000))),
                refused(
                        "vertices-lie.gpkg",
                        "a line that says two thousand million vertices",
                        "cortados o dañados",
                        withWkb(wkb(2, Integer.MAX_VALUE, -70.0, -22.0))),
                refused(
                        "rings-lie.gpkg",
                        "an area that says four thousand million rings",
                        "cortados o dañados",
                        withWkb(wkb(3, -1))),
                refused(
                        "members-lie.gpkg",
                        "a collection of more members than come",
                        "cortados o dañados",
                        withWkb(wkb(7, 1000))),
                refused(
                        "cut-vertex.gpkg",
                        "ends within a vertex",
                        "cortados o dañados",
                        withWkb(Arrays.copyOf(line, line.length - 3))),
                refused("byte-order.gpkg", "a byte order of 7", "cortados o dañados", withWkb(changedOrder(line))),
                refused("kind.gpkg", "a shape of kind 99", "clase desconocida", withWkb(wkb(99, 0))),
                refused("dimensions.gpkg", "a point of kind 9001", "clase desconocida", withWkb(wkb(9001, 0))),
                refused(
                        "arc.gpkg",
                        "CIRCULARSTRING",
                        "Segmentar",
                        withWkb(wkb(8, 3, -70.0, -22.0, -69.0, -21.0, -68.0, -22.0))),
                refused("arc-area.gpkg", "CURVEPOLYGON", "Segmentar", withWkb(wkb(10, 0))),
                refused("tin.gpkg", "TIN, a surface in space", "tres dimensiones", withWkb(wkb(1016, 0))),
                refused(
                        "area-of-a-point.gpkg",
                        "an area whose corners are one point",
                        "No tiene superficie",
                        withWkb(wkb(3, 1, 4, -70.0, -22.0, -70.0, -22.0, -70.0, -22.0, -70.0, -22.0))));
    }

    private static List<BadFile> mended() {
        return List.of(
                new BadFile(
                        "zm.gpkg",
                        "heights and measures, as ISO writes them",
                        new Mended(2, "alturas"),
                        withWkb(wkb(3002, 2, -70.0, -22.0, 5.0, 6.0, -69.0, -22.0, Double.NaN, 6.0))),
                new BadFile(
                        "z-by-flag.gpkg",
                        "heights as EWKB writes them, which GeoPackage forbids",
                        new Mended(2, "alturas"),
                        withWkb(wkb(0x8000_0001, -70.0, -22.0, 5.0))),
                new BadFile(
                        "open-ring.gpkg",
                        "a ring that is not closed",
                        new Mended(2, "no estaba cerrado"),
                        withWkb(wkb(3, 1, 3, -70.0, -24.0, -68.0, -24.0, -68.0, -22.0))),
                new BadFile(
                        "mixed.gpkg",
                        "points, lines and areas in one shape",
                        new Mended(2, "Mezclaba"),
                        withBlob(everyKind())),
                new BadFile(
                        "big-endian.gpkg",
                        "header and shape with the high byte first",
                        new Reads(2),
                        withBlob(blob(4326, 0, new byte[0], wkb(LINE, ByteOrderValues.BIG_ENDIAN)))),
                new BadFile(
                        "multisurface.gpkg",
                        "a MULTISURFACE that has no curve in it",
                        new Reads(2),
                        withWkb(joined(wkb(12, 1), wkb("POLYGON ((-70 -24, -68 -24, -68 -22, -70 -24))")))));
    }

    private static byte[] nan(int numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers);
        for (int i = 0; i < numbers; i++) {
            bytes.putDouble(Double.NaN);
        }
        return bytes.array();
    }

    private static byte[] changedOrder(byte[] wkb) {
        return BadGeoPackages.changed(wkb, 0, 7);
    }

    private static byte[] nested(int depth) {
        byte[] one = wkb(7, 1);
        ByteBuffer bytes = ByteBuffer.allocate(depth * one.length);
        for (int i = 0; i < depth; i++) {
            bytes.put(one);
        }
        return bytes.array();
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
    }
}
