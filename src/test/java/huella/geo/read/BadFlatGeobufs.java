package huella.geo.read;

import static huella.geo.read.FlatGeobufFile.LINE;
import static huella.geo.read.FlatGeobufFile.RING;
import static huella.geo.read.FlatGeobufFile.find;
import static huella.geo.read.FlatGeobufFile.geometry;
import static huella.geo.read.FlatGeobufFile.line;
import static huella.geo.read.FlatGeobufFile.parts;
import static huella.geo.read.FlatGeobufFile.property;
import static huella.geo.read.FlatGeobufFile.text;

import com.google.flatbuffers.FlatBufferBuilder;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

/** FlatGeobufs that are wrong in one way each. */
final class BadFlatGeobufs {

    private static final byte[] NONE = {};

    private BadFlatGeobufs() {}

    static List<BadFile> all() {
        return Stream.of(files(), headers(), shapes(), trees(), values())
                .flatMap(List::stream)
                .toList();
    }

    /** Small and good. */
    static List<byte[]> seeds() {
        return List.of(
                file().line().bytes(),
                file().columns(ColumnType.Double, "ancho")
                        .feature(
                                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xF0, 0x3F},
                                geometry(GeometryType.Polygon, RING))
                        .feature(NONE, parts(GeometryType.MultiPolygon, 2, geometry(GeometryType.Polygon, RING, 4)))
                        .bytes());
    }

    private static FlatGeobufFile file() {
        return new FlatGeobufFile();
    }

    private static BadFile refused(String name, String wrong, String words, byte[] file) {
        return new BadFile(name, wrong, new Refused(words), file);
    }

    /** One good line, and one feature that is not. */
    private static BadFile feature(String name, String wrong, String words, FlatGeobufFile rest) {
        return new BadFile(name, wrong, new FeaturesRefused(1, words, 1), rest.bytes());
    }

    private static List<BadFile> files() {
        byte[] good = file().line().line().bytes();
        byte[] noise = new byte[200];
        new Random(7).nextBytes(noise);
        return List.of(
                refused("version.fgb", "version 2 of the format", "versión 3", changed(good, 3, 2)),
                refused("magic-only.fgb", "ends after the magic bytes", "cortado", Arrays.copyOf(good, 8)),
                refused("cut-header.fgb", "ends within the header", "cortado", Arrays.copyOf(good, 40)),
                refused("cut-feature.fgb", "ends within the last feature", "cortado", cut(good, 30)),
                refused(
                        "one-missing.fgb",
                        "ends right before its last feature",
                        "dice tener 2 objetos y tiene 1",
                        file().line().count(2).bytes()),
                refused(
                        "header-length.fgb",
                        "a header of four thousand million bytes",
                        "cortado",
                        changed(good, 8, 0xF0, 0xFF, 0xFF, 0xFF)),
                refused("header-noise.fgb", "noise where the header should be", "cortado", noise(good, noise)),
                refused(
                        "feature-length.fgb",
                        "a feature longer than the file",
                        "cortado",
                        file().line()
                                .raw(new byte[] {0, 0, 0, 0x10, 1, 2, 3, 4})
                                .bytes()),
                refused(
                        "feature-of-nothing.fgb",
                        "a feature of no bytes",
                        "cortado",
                        file().line().raw(new byte[8]).bytes()),
                refused(
                        "rest.fgb",
                        "three bytes more after the last feature",
                        "cortado",
                        file().line().raw(new byte[3]).bytes()));
    }

    private static List<BadFile> headers() {
        return List.of(
                refused(
                        "count-huge.fgb",
                        "promises more features than can be counted",
                        "dice tener 9223372036854775807 objetos",
                        file().line().count(Long.MAX_VALUE).bytes()),
                refused(
                        "index-huge.fgb",
                        "an index for 2,000 million features",
                        "cortado",
                        file().line().count(2_000_000_000).index(16).bytes()),
                refused(
                        "index-node.fgb",
                        "an index in which each node has one child: it would never end",
                        "cortado",
                        file().line().index(1, new byte[80]).bytes()),
                new BadFile(
                        "index-zeros.fgb",
                        "an index of zeros; it is not asked",
                        new Reads(1),
                        file().line().index(16, new byte[80]).bytes()),
                new BadFile(
                        "count-small.fgb",
                        "promises fewer features than there are",
                        new Mended(2, "se leyeron todos"),
                        file().line().line().count(1).bytes()),
                new BadFile("no-features.fgb", "no features at all", new Reads(0), file().bytes()),
                new BadFile(
                        "system-of-esri.fgb",
                        "a system of another register, with a definition",
                        new Reads(1),
                        file().line().system("ESRI", 102_100).bytes()),
                refused(
                        "columns-many.fgb",
                        "300 columns",
                        ReadLimits.COLUMNS,
                        file().line()
                                .columns(
                                        ColumnType.String,
                                        Collections.nCopies(300, "c").toArray(String[]::new))
                                .bytes()),
                new BadFile(
                        "columns-twins.fgb",
                        "three columns of one name, and one of none",
                        new Reads(1),
                        file().line()
                                .columns(ColumnType.String, "a", "A", "a", "")
                                .bytes()),
                feature(
                        "column-type.fgb",
                        "a column of type 99",
                        "dañados",
                        file().columns(99, "raro").line().feature(NONE, line(LINE))));
    }

    private static List<BadFile> shapes() {
        double[] half = {-70, -23, -69};
        return List.of(
                feature(
                        "no-shape.fgb",
                        "a feature without geometry",
                        "No tiene forma",
                        file().line().feature(NONE, builder -> 0)),
                feature(
                        "point-of-nan.fgb",
                        "an empty point",
                        "No tiene forma",
                        file().line().feature(NONE, geometry(GeometryType.Point, new double[] {Double.NaN, Double.NaN
                        }))),
                feature(
                        "infinity.fgb",
                        "a line to infinity",
                        "número finito",
                        file().line().feature(NONE, line(-70, -23, Double.NEGATIVE_INFINITY, 0))),
                feature(
                        "half-position.fgb",
                        "an x without its y",
                        "dañados",
                        file().line().feature(NONE, line(half))),
                feature(
                        "kind-unknown.fgb",
                        "neither layer nor feature says its kind",
                        "clase desconocida",
                        file().line().feature(NONE, geometry(GeometryType.Unknown, LINE))),
                feature(
                        "kind-99.fgb",
                        "a kind that does not exist",
                        "clase desconocida",
                        file().line().feature(NONE, geometry(99, LINE))),
                feature(
                        "arc.fgb",
                        "CircularString",
                        "Segmentar",
                        file().line().feature(NONE, geometry(GeometryType.CircularString, LINE))),
                feature(
                        "ends-beyond.fgb",
                        "a ring that ends after the last position",
                        "dañados",
                        file().line().feature(NONE, geometry(GeometryType.Polygon, RING, 4, 4_000_000_000L))),
                feature(
                        "ends-back.fgb",
                        "rings that end before they begin",
                        "dañados",
                        file().line().feature(NONE, geometry(GeometryType.Polygon, RING, 4, 2, 4))),
                feature(
                        "positions-lie.fgb",
                        "says two thousand million numbers",
                        "dañados",
                        file().line()
                                .changed(line(-77.5, 1), bytes -> bytes.putInt(find(bytes, -77.5) - 4, 2_000_000_000))),
                feature(
                        "feature-of-ones.fgb",
                        "a feature of nothing but ones",
                        "dañados",
                        file().line().changed(line(LINE), bytes -> {
                            for (int at = 4; at < bytes.capacity(); at++) {
                                bytes.put(at, (byte) 0xFF);
                            }
                        })),
                new BadFile(
                        "heights.fgb",
                        "heights",
                        new Mended(2, "alturas"),
                        file().line()
                                .feature(NONE, builder -> {
                                    int xy = Geometry.createXyVector(builder, LINE);
                                    int z = Geometry.createZVector(builder, new double[] {1, 2});
                                    return Geometry.createGeometry(
                                            builder, 0, xy, z, 0, 0, 0, GeometryType.LineString, 0);
                                })
                                .bytes()));
    }

    /** Parts that are their own parts, or shared so often that few bytes mean immensely many. */
    private static List<BadFile> trees() {
        ToIntFunction<FlatBufferBuilder> doubled = geometry(GeometryType.MultiPoint, new double[0]);
        for (int level = 0; level < 30; level++) {
            doubled = parts(GeometryType.GeometryCollection, 2, doubled);
        }
        ToIntFunction<FlatBufferBuilder> deep = line(LINE);
        for (int level = 0; level < 100; level++) {
            deep = parts(GeometryType.GeometryCollection, 1, deep);
        }
        double[] long1000 = new Random(3).doubles(2000, -70, -69).toArray();
        return List.of(
                feature(
                        "parts-deep.fgb",
                        "a hundred collections in each other",
                        "dañados",
                        file().line().feature(NONE, deep)),
                feature(
                        "parts-doubled.fgb",
                        "thirty collections, each twice in the next",
                        "dañados",
                        file().line().feature(NONE, doubled)),
                feature(
                        "parts-in-a-circle.fgb",
                        "a collection whose part is itself",
                        "dañados",
                        file().line()
                                .changed(
                                        parts(GeometryType.GeometryCollection, 1, line(-77.5, 1)),
                                        BadFlatGeobufs::ownPart)),
                refused(
                        "parts-shared.fgb",
                        "one part of 1,000 vertices, 400 times",
                        ReadLimits.VERTICES,
                        file().line()
                                .feature(NONE, parts(GeometryType.GeometryCollection, 400, line(long1000)))
                                .bytes()));
    }

    /** The place of a part counts from where it stands; where the collection stands, the feature tells. */
    private static void ownPart(java.nio.ByteBuffer bytes) {
        int root = 4 + bytes.getInt(4);
        int fields = root - bytes.getInt(root);
        int pointer = root + bytes.getShort(fields + 4);
        int collection = pointer + bytes.getInt(pointer);
        int itsFields = collection - bytes.getInt(collection);
        int parts = collection + bytes.getShort(itsFields + 4 + 2 * 7);
        int part = parts + bytes.getInt(parts) + 4;
        bytes.putInt(part, collection - part);
    }

    private static List<BadFile> values() {
        byte[] lying = text("Ruta");
        lying[2] = 100;
        return List.of(
                feature(
                        "value-of-no-column.fgb",
                        "a value of the column 7, of one",
                        "dañados",
                        file().line().feature(property(7, new byte[] {'a'}), line(LINE))),
                feature(
                        "value-length.fgb",
                        "a text longer than the feature",
                        "dañados",
                        file().line().feature(lying, line(LINE))),
                feature(
                        "value-cut.fgb",
                        "one byte where a column's number should be",
                        "dañados",
                        file().line().feature(new byte[] {0}, line(LINE))),
                refused(
                        "huge-text.fgb",
                        "a text of 10,100 characters",
                        ReadLimits.TEXT,
                        file().line()
                                .feature(text("x".repeat(10_100)), line(LINE))
                                .bytes()),
                new BadFile(
                        "text-not-utf8.fgb",
                        "a text with bytes that are no UTF-8",
                        new Reads(2),
                        file().line()
                                .feature(property(0, new byte[] {(byte) 0xC3, 0x28}), line(LINE))
                                .bytes()),
                new BadFile(
                        "pictures.fgb",
                        "a column of bytes",
                        new Mended(1, "datos binarios"),
                        file().columns(ColumnType.Binary, "foto")
                                .feature(property(0, new byte[] {1, 2, 3}), line(LINE))
                                .bytes()));
    }

    private static byte[] changed(byte[] file, int at, int... bytes) {
        return BadGeoPackages.changed(file, at, bytes);
    }

    private static byte[] cut(byte[] file, int bytes) {
        return Arrays.copyOf(file, file.length - bytes);
    }

    private static byte[] noise(byte[] file, byte[] noise) {
        byte[] changed = file.clone();
        System.arraycopy(noise, 0, changed, 12, 100);
        return changed;
    }
}
