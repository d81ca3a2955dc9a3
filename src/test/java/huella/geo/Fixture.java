package huella.geo;

import huella.geo.Column.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A layer with everything in it that has broken a file format before. */
final class Fixture {

    static final Metadata METADATA = new Metadata(
            "Ubicaciones referenciales: \"así\" <no> & más",
            "ODbL 1.0",
            "EMRA 2023-2050",
            Instant.parse("2026-05-20T12:00:00Z"),
            "37-abc");

    static final List<Column> COLUMNS = List.of(
            new Column("codigo", Type.TEXT, "Código", ""),
            new Column("nombre", Type.TEXT, "Nombre", "Como se publica"),
            new Column("capa", Type.TEXT, "Capa", ""),
            new Column("objetivos", Type.TEXT_LIST, "Objetivos estratégicos", ""),
            new Column("fuente_numero", Type.INTEGER, "Número en la lista", ""),
            new Column("fuente_numero_mapa", Type.INTEGER, "Número en el mapa", ""),
            new Column("supuesta", Type.BOOLEAN, "Ubicación supuesta", ""),
            new Column("actualizado", Type.INSTANT, "Actualizado", ""),
            new Column("sustento", Type.TEXT, "Sustento", "En qué se basa"));

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Fixture() {}

    static Layer layer(FileCrs crs) {
        Palette palette = new Palette("capa", Map.of("tocopilla", "#112233"), "#445566");
        return new Layer("tocopilla", "Tocopilla & Ñuñoa", COLUMNS, "nombre", crs, METADATA, palette);
    }

    static List<Row> rows(FileCrs crs) {
        Instant noon = Instant.parse("2026-05-20T15:30:00Z");
        return List.of(
                row(
                        crs,
                        "POINT (-70.1234567 -22.0876543)",
                        "TOC-01",
                        "Costanera Ñandú, áéíóú Ünïcødé 🌊 漢字",
                        "tocopilla",
                        List.of("OE1", "OE2"),
                        1,
                        2_000_000_000,
                        true,
                        noon,
                        "normal"),
                row(
                        crs,
                        "LINESTRING (-70 -23, -69.5 -22.5, -69 -22.7)",
                        "TOC-02",
                        "=HYPERLINK(\"http://x\")",
                        "calama",
                        List.of(),
                        2,
                        null,
                        false,
                        noon,
                        "línea 1\n  +línea 2, con coma; y \"comillas\""),
                row(
                        crs,
                        "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
                        "TOC-03",
                        "control\u0001\u000B <b>&amp;</b>",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                row(
                        crs,
                        "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
                        "TOC-04",
                        "Área con hoyo",
                        "tocopilla",
                        List.of("OE3"),
                        -7,
                        0,
                        false,
                        noon,
                        "ñ".repeat(300)),
                row(
                        crs,
                        "MULTIPOLYGON (((-70 -24, -69 -24, -69 -23, -70 -24), (-69.4 -23.8, -69.1 -23.8, -69.1 -23.5, -69.4 -23.8)),"
                                + " ((-67 -24, -66 -24, -66 -22, -67 -24)))",
                        "TOC-05",
                        "Dos partes",
                        "tocopilla",
                        List.of("OE4"),
                        5,
                        5,
                        true,
                        noon,
                        "x" + "漢".repeat(299)),
                row(
                        crs,
                        "POLYGON ((-71 -24, -71 -23, -70.5 -23, -71 -24))",
                        "TOC-06",
                        "Sentido contrario",
                        "otra",
                        List.of("OE5"),
                        6,
                        6,
                        true,
                        noon,
                        "-5"));
    }

    private static Row row(FileCrs crs, String wkt, Object... values) {
        try {
            Geometry degrees = new WKTReader(GEOMETRY).read(wkt);
            return new Row(Arrays.asList(values), place(crs, degrees));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somewhere near: the writers are given coordinates, they do not compute them. */
    private static Geometry place(FileCrs crs, Geometry degrees) {
        if (crs.geographic()) {
            return degrees;
        }
        return new AffineTransformation(100_000.25, 0, 7_400_000.123, 0, 110_000.5, 9_900_000.456).transform(degrees);
    }

    /** Small boxes all over the region, always the same ones. */
    static Row box(int number, Random random) {
        double x = -71 + 4 * random.nextDouble();
        double y = -26 + 5 * random.nextDouble();
        Geometry box = GEOMETRY.toGeometry(new Envelope(x, x + 0.01, y, y + 0.01));
        Geometry shape =
                number % 3 == 0 ? GEOMETRY.createPoint(new Coordinate(x, y)) : number % 3 == 1 ? box : ring(box);
        List<Object> values = Arrays.asList(
                "GEN-" + number,
                "Iniciativa número " + number,
                number % 2 == 0 ? "tocopilla" : "calama",
                List.of("OE1", "OE" + number % 5),
                number,
                null,
                number % 2 == 0,
                METADATA.date().plusSeconds(number),
                "sustento " + "á".repeat(number % 100));
        return new Row(values, shape);
    }

    private static Geometry ring(Geometry box) {
        return GEOMETRY.createLineString(box.getCoordinates());
    }
}
