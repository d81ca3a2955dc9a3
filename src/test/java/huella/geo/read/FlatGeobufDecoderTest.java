package huella.geo.read;

import static huella.geo.read.FlatGeobufFile.LINE;
import static huella.geo.read.FlatGeobufFile.RING;
import static huella.geo.read.FlatGeobufFile.geometry;
import static huella.geo.read.FlatGeobufFile.line;
import static huella.geo.read.FlatGeobufFile.parts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.GeometryType;

class FlatGeobufDecoderTest {

    private static final String WHERE = "encabezado del FlatGeobuf";

    @Test
    void the_system_is_a_code_a_definition_or_unknown() throws IOException {
        assertEquals(new StatedCrs.Code(24879, WHERE), system(new FlatGeobufFile().system("epsg", 24879)));
        assertEquals(new StatedCrs.Code(5361, WHERE), system(new FlatGeobufFile().system("", 5361)));
        assertEquals(
                new StatedCrs.Definition("GEOGCS[\"a\"]", WHERE), system(new FlatGeobufFile().system("ESRI", 102_100)));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(ColumnType.Byte, bytes(1).put((byte) -1), -1L),
                Arguments.of(ColumnType.UByte, bytes(1).put((byte) -1), 255L),
                Arguments.of(ColumnType.Bool, bytes(1).put((byte) 1), true),
                Arguments.of(ColumnType.Short, bytes(2).putShort((short) -2), -2L),
                Arguments.of(ColumnType.UShort, bytes(2).putShort((short) -1), 65_535L),
                Arguments.of(ColumnType.Int, bytes(4).putInt(-3), -3L),
                Arguments.of(ColumnType.UInt, bytes(4).putInt(-1), 4_294_967_295L),
                Arguments.of(ColumnType.Long, bytes(8).putLong(Long.MIN_VALUE), Long.MIN_VALUE),
                Arguments.of(ColumnType.ULong, bytes(8).putLong(-1), "18446744073709551615"),
                Arguments.of(ColumnType.Float, bytes(4).putFloat(0.1f), 0.1),
                Arguments.of(ColumnType.Double, bytes(8).putDouble(0.1), 0.1),
                Arguments.of(ColumnType.Double, bytes(8).putDouble(Double.NaN), null),
                Arguments.of(ColumnType.Json, bytes(6).putInt(2).put(new byte[] {'{', '}'}), "{}"),
                Arguments.of(ColumnType.DateTime, bytes(8).putInt(4).put("2026".getBytes()), "2026"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_type_of_column_is_read(int type, ByteBuffer value, Object expected) throws IOException {
        byte[] property = bytes(2 + value.capacity())
                .putShort((short) 0)
                .put(value.array())
                .array();
        SourceFeature feature = read(new FlatGeobufFile().columns(type, "valor").feature(property, line(LINE)))
                .features()
                .getFirst();
        assertEquals(expected, feature.values().get("valor"));
    }

    @Test
    void a_value_that_is_left_out_is_null_and_its_column_is_there() throws IOException {
        SourceFeature feature = read(new FlatGeobufFile()
                        .columns(ColumnType.String, "a", "b")
                        .feature(new byte[0], line(LINE)))
                .features()
                .getFirst();
        assertEquals("{a=null, b=null}", feature.values().toString());
    }

    @Test
    void columns_of_one_name_are_told_apart() throws IOException {
        assertEquals(
                List.of("a", "A (2)", "columna 3", "a (3)"),
                read(new FlatGeobufFile().columns(ColumnType.String, "a", "A", " ", "a"))
                        .layers()
                        .getFirst()
                        .columns());
    }

    @Test
    void a_geometry_that_does_not_tell_its_kind_has_that_of_the_layer() throws IOException {
        FlatGeobufFile file = new FlatGeobufFile()
                .layerType(GeometryType.MultiPolygon)
                .feature(new byte[0], parts(GeometryType.Unknown, 1, geometry(GeometryType.Unknown, RING)));
        assertEquals(
                "POLYGON ((-70 -24, -68 -24, -68 -22, -70 -24))",
                read(file).features().getFirst().shape().geometries().getFirst().toText());
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static StatedCrs system(FlatGeobufFile file) throws IOException {
        return read(file.line()).layers().getFirst().crs();
    }

    private static Collected read(FlatGeobufFile file) throws IOException {
        return Collected.of(file.bytes(), "rutas.fgb");
    }
}
