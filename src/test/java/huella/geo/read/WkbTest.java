package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.WKBWriter;

class WkbTest {

    private static final String[] SHAPES = {
        "POINT (-70.1 -22.1)",
        "LINESTRING (-70 -23, -69.5 -22.5, -69 -22.7)",
        "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -22, -70 -24), (-69.5 -23.5, -69.5 -22.5, -68.5 -22.5, -69.5 -23.5))",
        "MULTIPOINT ((-70 -22), (-69 -22))",
        "MULTILINESTRING ((-70 -23, -69.5 -22.5), (-68 -22, -67 -21))",
        "MULTIPOLYGON (((-70 -24, -69 -24, -69 -23, -70 -24)), ((-67 -24, -66 -24, -66 -22, -67 -24)))"
    };

    private final ShapeBuilder shape = new ShapeBuilder(ReadLimits.DEFAULT);

    static Stream<Arguments> shapes() {
        return Stream.of(SHAPES)
                .flatMap(wkt -> Stream.of(ByteOrderValues.BIG_ENDIAN, ByteOrderValues.LITTLE_ENDIAN)
                        .flatMap(order -> Stream.of(2, 3, 4).map(dimensions -> Arguments.of(wkt, order, dimensions))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void every_kind_is_walked_in_both_byte_orders_and_in_all_dimensions(String wkt, int order, int dimensions) {
        Geometry flat = GeoPackageFile.geometry(wkt);
        Geometry wrote = dimensions == 2 ? flat : raised(flat);
        wrote.setSRID(24879);
        WKBWriter writer = new WKBWriter(dimensions, order, true);
        if (dimensions == 4) {
            writer.setOutputOrdinates(Ordinate.createXYZM());
        }
        OptionalInt srid = Wkb.tell(ByteBuffer.wrap(writer.write(wrote)), ReadLimits.DEFAULT, shape);
        SourceShape read = shape.finish();
        assertEquals(OptionalInt.of(24879), srid);
        assertEquals(dimensions > 2, !read.mends().isEmpty());
        assertTrue(read.geometries().getFirst().equalsExact(flat), read::toString);
    }

    @Test
    void the_dimensions_of_iso_are_told_by_thousands() {
        Object[] points = {
            GeoPackageFile.wkb(1, 1.0, 2.0),
            GeoPackageFile.wkb(1001, 1.0, 2.0, 3.0),
            GeoPackageFile.wkb(2001, 1.0, 2.0, 4.0),
            GeoPackageFile.wkb(3001, 1.0, 2.0, 3.0, 4.0)
        };
        for (Object point : points) {
            ByteBuffer bytes = ByteBuffer.wrap((byte[]) point);
            Wkb.tell(bytes, ReadLimits.DEFAULT, shape);
            assertEquals("POINT (1 2)", shape.finish().geometries().getFirst().toText());
            assertEquals(0, bytes.remaining());
        }
    }

    /** Nothing but a refusal of the feature, or of the file for its vertices, comes of any bytes. */
    @Test
    void bytes_changed_anywhere_never_break_the_walk() {
        Random random = new Random(11);
        byte[] good = GeoPackageFile.wkb("GEOMETRYCOLLECTION (" + String.join(", ", SHAPES) + ")");
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
            ShapeBuilder fresh = new ShapeBuilder(ReadLimits.DEFAULT);
            Wkb.tell(ByteBuffer.wrap(bytes, 0, length), ReadLimits.DEFAULT, fresh);
            refused += fresh.finish().refusal().isPresent() ? 1 : 0;
        }
        assertTrue(refused > 5_000, "only " + refused + " were refused");
    }

    @Test
    void a_file_of_too_many_vertices_is_refused_while_it_is_walked() {
        ReadLimits few = new ReadLimits(1, 1, 1, 1, 5, 5, 1, 1, 8);
        ShapeBuilder small = new ShapeBuilder(few);
        ByteBuffer bytes = ByteBuffer.wrap(GeoPackageFile.wkb(SHAPES[2]));
        Rejected refusal = assertThrows(Rejected.class, () -> Wkb.tell(bytes, few, small));
        assertTrue(refusal.getMessage().contains(ReadLimits.VERTICES), refusal.getMessage());
    }

    private static Geometry raised(Geometry flat) {
        GeometryEditor editor = new GeometryEditor(new GeometryFactory());
        return editor.edit(flat, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] positions, Geometry geometry) {
                return Stream.of(positions)
                        .map(position -> new CoordinateXYZM(position.x, position.y, 7, 8))
                        .toArray(Coordinate[]::new);
            }
        });
    }
}
