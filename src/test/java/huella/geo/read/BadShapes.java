package huella.geo.read;

import static huella.geo.read.ShapefileBytes.X;
import static huella.geo.read.ShapefileBytes.Y;
import static huella.geo.read.ShapefileBytes.parts;
import static huella.geo.read.ShapefileBytes.square;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Shapefiles whose {@code .shp} or {@code .shx} is wrong. */
final class BadShapes {

    /** Of one of the three records: a header, a type, a box, two counts, one part, five points. */
    private static final int RECORD = 8 + 44 + 4 + 80;

    private static final int LAST = 100 + 2 * RECORD;
    private static final int COUNTS = 36;

    private BadShapes() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(headers());
        all.addAll(lengths());
        all.addAll(records());
        all.addAll(coordinates());
        all.addAll(kinds());
        all.addAll(rings());
        all.addAll(tooMuch());
        all.addAll(indexes());
        return all;
    }

    private static List<BadFile> headers() {
        return List.of(
                shp("empty", "no bytes", new Refused("vacío"), shp -> new byte[0]),
                shp("header-cut", "60 bytes of the header", new Refused("se cortó"), shp -> Arrays.copyOf(shp, 60)),
                shp(
                        "a-text",
                        "a text with the name of a shapefile",
                        new Refused("no es un shapefile"),
                        shp -> "Aquí no hay formas. ".repeat(10).getBytes(StandardCharsets.UTF_8)),
                shp("length-short", "a header that says 100 bytes", new Reads(3), bytes -> big(bytes, 24, 50)),
                shp(
                        "length-long",
                        "a header that says 2 GB",
                        new Mended(3, "más largo de lo que es"),
                        bytes -> big(bytes, 24, 1 << 30)),
                shp(
                        "length-negative",
                        "a header that says less than nothing",
                        new Reads(3),
                        bytes -> big(bytes, 24, -1)),
                shp(
                        "tail",
                        "bytes after the end that the header states",
                        new Mended(3, "no son formas"),
                        shp -> Arrays.copyOf(shp, shp.length + 40)),
                shp(
                        "box-nonsense",
                        "a header whose box is not a number",
                        new Reads(3),
                        bytes -> number(bytes, 36, Double.NaN)));
    }

    private static List<BadFile> lengths() {
        Refused cut = new Refused("en el registro 3");
        return List.of(
                shp(
                        "record-header-cut",
                        "ends in the header of the last record",
                        cut,
                        shp -> Arrays.copyOf(shp, LAST + 5)),
                shp("record-cut", "ends in a coordinate", cut, shp -> Arrays.copyOf(shp, shp.length - 13)),
                shp("record-huge", "a record of 4 GB", cut, bytes -> big(bytes, LAST + 4, Integer.MAX_VALUE)),
                shp("record-negative", "a record of less than nothing", cut, bytes -> big(bytes, LAST + 4, -20)),
                shp("record-zero", "a record of nothing", cut, bytes -> big(bytes, LAST + 4, 0)),
                shp(
                        "record-swallows",
                        "a record that says it ends 4 bytes after the next one begins",
                        new Refused("se cortó"),
                        bytes -> big(bytes, 100 + 4, RECORD / 2 - 4 + 2)),
                shp("numbers-wrong", "records numbered at random", new Reads(3), bytes -> big(bytes, 100, 0xBADBAD)));
    }

    private static List<BadFile> records() {
        FeaturesRefused broken = new FeaturesRefused(1, "dañada en el archivo", 2);
        return List.of(
                record("points-lie", "a shape that says a million points", broken, bytes -> count(bytes, 4, 1_000_000)),
                record("points-negative", "a shape with -1 points", broken, bytes -> count(bytes, 4, -1)),
                record(
                        "parts-huge",
                        "a shape with 2 billion parts",
                        broken,
                        bytes -> count(bytes, 0, Integer.MAX_VALUE)),
                record("parts-none", "points and no part", broken, bytes -> count(bytes, 0, 0)),
                record("part-late", "a first part that begins at its third point", broken, bytes -> count(bytes, 8, 2)),
                one(
                        "parts-unordered",
                        "parts whose offsets go down",
                        new FeaturesRefused(1, "desordenadas", 2),
                        count(parts(5, square(0, 10), square(20, 10), square(40, 10)), 12, 12)),
                one("part-empty", "a part without points", new Reads(3), parts(5, new double[0], square(0, 10))),
                one("type-only", "an area that ends after its type", broken, new byte[] {5, 0, 0, 0}),
                one(
                        "multipoint-lies",
                        "a multipoint of 65,536 points that has one",
                        broken,
                        count(ShapefileBytes.multipoint(X, Y), 0, 1 << 16)),
                one(
                        "longer",
                        "a record with bytes after its points",
                        new Reads(3),
                        Arrays.copyOf(parts(5, square(0, 9)), 200)));
    }

    private static List<BadFile> coordinates() {
        return List.of(
                coordinate("nan", "NaN", "no es un número finito", Double.NaN),
                coordinate("infinity", "1e400, that is infinity", "no es un número finito", Double.POSITIVE_INFINITY),
                coordinate("no-data", "what ESRI writes for no data", "sin dato", -Double.MAX_VALUE),
                one(
                        "point-nan",
                        "an empty point as some programs write it",
                        new FeaturesRefused(1, "no es un número finito", 2),
                        ShapefileBytes.point(Double.NaN, Double.NaN)));
    }

    private static List<BadFile> kinds() {
        byte[] solid = ZipBytes.little(44).putInt(31).array();
        return List.of(
                one("null", "a null shape", new FeaturesRefused(1, "No tiene forma", 2), new byte[4]),
                one("nothing", "an area of no parts", new FeaturesRefused(1, "No tiene forma", 2), parts(5)),
                one("solid", "a MultiPatch", new FeaturesRefused(1, "MultiPatch", 2), solid),
                one("kind-unknown", "a shape of type 99", new FeaturesRefused(1, "no existe", 2), new byte[] {
                    99, 0, 0, 0
                }),
                one("mixed", "a point between areas", new Reads(3), ShapefileBytes.point(X, Y)),
                one("heights", "an area with heights", new Mended(3, "alturas"), parts(15, square(0, 10))),
                one("measures", "a line with measures", new Mended(3, "medidas"), parts(23, new double[] {X, Y, X + 1, Y
                })),
                shp("solids", "a header that says MultiPatch", new Refused("MultiPatch"), bytes -> kind(bytes, 31)),
                shp("header-kind", "a header that says points over areas", new Reads(3), bytes -> kind(bytes, 1)));
    }

    private static List<BadFile> rings() {
        double[] open = Arrays.copyOf(square(0, 10), 8);
        double[] hole = {X, Y, X + 20, Y + 10, X + 20, Y + 5, X, Y}; // touches the corner of its shell
        double[] bow = {X, Y, X + 10, Y + 10, X + 10, Y, X, Y + 10, X, Y};
        double[] spot = {X, Y, X, Y, X, Y, X, Y};
        double[] corner = {X, Y, X, Y + 10, X + 10, Y, X, Y};
        double[] sticksOut = {X + 4, Y + 4, X + 5, Y + 9, X + 9, Y + 9, X + 9, Y + 5, X + 4, Y + 4};
        double[] outside = {X + 50, Y, X + 60, Y, X + 60, Y + 10, X + 50, Y + 10, X + 50, Y}; // winds as a hole
        return List.of(
                one("open", "a ring that does not close", new Mended(3, "no estaba cerrado"), parts(5, open)),
                one("touching", "a hole that touches its shell", new Reads(3), parts(5, square(0, 100), hole)),
                one("hole-outside", "a hole outside its shell", new Reads(3), parts(5, square(0, 10), outside)),
                one("hole-first", "a hole before its shell", new Reads(3), parts(5, square(2, 5), square(0, 10))),
                one("ring-twice", "the same ring twice", new Reads(3), parts(5, square(0, 10), square(0, 10))),
                one(
                        "same-turn",
                        "a hole that winds as its shell, which other programs read as a second part",
                        new Mended(3, "giran hacia el mismo lado"),
                        parts(5, square(0, 10), square(2, 5))),
                one(
                        "hole-crosses",
                        "a hole that sticks out of its shell, and a ring in it out there",
                        new Mended(3, "giran hacia el mismo lado"),
                        parts(5, corner, sticksOut, square(7, 1))),
                one("crossing", "a ring that crosses itself", new Reads(3), parts(5, bow)),
                one("spot", "a ring that is one place", new FeaturesRefused(1, "ni largo", 2), parts(5, spot)),
                one(
                        "hole-spot",
                        "a hole that is one place",
                        new Mended(3, "sin superficie"),
                        parts(5, square(0, 9), spot)),
                one("line-spot", "a line of one point", new FeaturesRefused(1, "ni largo", 2), parts(3, new double[] {
                    X, Y
                })));
    }

    private static List<BadFile> tooMuch() {
        return List.of(
                zeros("feature-vertices", 1, 10_001, new FeaturesRefused(1, "HUELLA_MAX_IMPORT_FEATURE_VERTICES", 0)),
                zeros("file-vertices", 21, 10_000, new Refused("200.000 vértices")));
    }

    /** Lines of many points, all of them 0 0, so that they pack well. */
    private static BadFile zeros(String name, int records, int points, Expected expected) {
        byte[] line = Arrays.copyOf(count(parts(3, new double[] {0, 0}), 4, points), 48 + 16 * points);
        ZipBytes zip = new ZipBytes();
        ZipBytes.Entry shp =
                new ZipBytes.Entry("area.shp", ShapefileBytes.shp(3, java.util.Collections.nCopies(records, line)));
        shp.packed = Deflated.sparse(shp.content);
        return new BadFile(
                "shp-" + name + ".zip",
                records + " lines of " + points + " points",
                expected,
                zip.add(shp).bytes());
    }

    private static List<BadFile> indexes() {
        Mended told = new Mended(3, "El índice (.shx)");
        return List.of(
                file("shx-lies", "whose .shx puts records elsewhere", told, "area.shx", shx -> big(shx, 108, 9_999)),
                file("shx-cut", "whose .shx ends in its header", told, "area.shx", shx -> Arrays.copyOf(shx, 40)),
                file(
                        "shx-more",
                        "whose .shx has a record more",
                        told,
                        "area.shx",
                        shx -> Arrays.copyOf(shx, shx.length + 8)),
                file("shx-none", "without .shx", new Reads(3), "area.shx", shx -> null));
    }

    private static BadFile coordinate(String name, String what, String words, double value) {
        return record(
                name,
                "a coordinate that is " + what,
                new FeaturesRefused(1, words, 2),
                bytes -> number(bytes, 56, value));
    }

    /** Breaks the {@code .shp}. */
    private static BadFile shp(String name, String wrong, Expected expected, UnaryOperator<byte[]> change) {
        return file("shp-" + name, wrong, expected, "area.shp", change);
    }

    /** Breaks the content of the second record. */
    private static BadFile record(String name, String wrong, Expected expected, Consumer<byte[]> change) {
        byte[] content = parts(5, square(200, 100));
        change.accept(content);
        return one(name, wrong, expected, content);
    }

    /** Puts a record between two good ones. */
    private static BadFile one(String name, String wrong, Expected expected, byte[] content) {
        List<byte[]> records = ShapefileBytes.squares();
        records.set(1, content);
        Map<String, byte[]> files = ShapefileBytes.files(5, records, ShapefileBytes.table());
        return new BadFile("shp-" + name + ".zip", wrong, expected, ZipBytes.of(files));
    }

    /** Breaks one of the files; null takes it out. */
    static BadFile file(String name, String wrong, Expected expected, String file, UnaryOperator<byte[]> change) {
        Map<String, byte[]> files = ShapefileBytes.files();
        byte[] changed = change.apply(files.remove(file));
        if (changed != null) {
            files.put(file, changed);
        }
        return new BadFile(name + ".zip", wrong, expected, ZipBytes.of(files));
    }

    private static byte[] kind(byte[] shp, int kind) {
        shp[32] = (byte) kind;
        return shp;
    }

    private static byte[] big(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).putInt(at, value);
        return bytes;
    }

    /** Into the counts of a record and the offsets of parts after them. */
    private static byte[] count(byte[] content, int at, int value) {
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(COUNTS + at, value);
        return content;
    }

    private static byte[] number(byte[] bytes, int at, double value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(at, value);
        return bytes;
    }
}
