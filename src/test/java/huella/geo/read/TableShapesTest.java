package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class TableShapesTest {

    private static final String WKB_POINT_WITH_SRID = "0101000020E610000000000000008051C00000000000003740";

    @ParameterizedTest
    @CsvSource({
        "x,y",
        "X,Y",
        "Este,Norte",
        "ESTE (m),NORTE (m)",
        "easting,northing",
        "lon,lat",
        "lng,lat",
        "Longitud,Latitud",
        "UTM_E,UTM_N",
        "utm_este,utm_norte",
        "coord_x,coord_y",
        "Coordenada Este UTM 19S,Coordenada Norte UTM 19S",
        "POINT_X,POINT_Y",
        "E,N",
        "x_wgs84,y_wgs84"
    })
    void two_columns_are_told_by_their_names(String x, String y) {
        assertEquals(
                new Coordinate(346_000.5, 7_412_345),
                point(List.of("id", y, x), List.of("1", "7412345", "346000,5"), Choices.NONE));
    }

    @Test
    void columns_that_a_person_chose_go_before_their_names() {
        assertEquals(
                new Coordinate(1, 2),
                point(List.of("x", "y", "a", "b"), List.of("8", "9", "1", "2"), chosen("A", "b")));
    }

    @Test
    void numbers_of_a_spreadsheet_need_not_be_texts() {
        assertEquals(new Coordinate(1.5, 2), point(List.of("x", "y"), List.of(1.5, 2L), Choices.NONE));
    }

    @Test
    void a_column_of_whole_shapes_goes_before_the_point_beside_it() {
        TableShapes shapes = TableShapes.of(
                List.of("x", "y", "cualquiera"),
                List.of(List.of("1", "2", "LINESTRING (0 0, 1 1)")),
                Choices.NONE,
                ReadLimits.DEFAULT);
        assertTrue(shapes.holds(2) && !shapes.holds(0));
        assertEquals(
                "LineString",
                read(shapes, List.of("1", "2", "LINESTRING (0 0, 1 1)"))
                        .geometries()
                        .getFirst()
                        .getGeometryType());
        assertEquals(
                Optional.of(ShapeBuilder.NO_SHAPE),
                read(shapes, List.of("1", "2", "")).refusal());
    }

    @Test
    void hexadecimal_and_its_srid_are_read() {
        List<List<String>> rows = List.of(List.of(WKB_POINT_WITH_SRID));
        TableShapes shapes = TableShapes.of(List.of("geom"), rows, Choices.NONE, ReadLimits.DEFAULT);
        assertEquals(new StatedCrs.Code(4326, "el SRID de la columna «geom»"), shapes.stated());
        assertEquals(
                new Coordinate(-70, 23),
                read(shapes, rows.getFirst()).geometries().getFirst().getCoordinate());
    }

    @Test
    void a_row_in_another_system_than_the_first_is_refused() {
        List<List<String>> rows = List.of(List.of("SRID=24879;POINT (1 2)"), List.of("SRID=32719;POINT (1 2)"));
        TableShapes shapes = TableShapes.of(List.of("geom"), rows, Choices.NONE, ReadLimits.DEFAULT);
        assertEquals(OptionalInt.of(24879), srid(shapes));
        assertTrue(read(shapes, rows.get(0)).refusal().isEmpty());
        assertTrue(read(shapes, rows.get(1)).refusal().orElseThrow().contains("Dice SRID 32719"));
    }

    @Test
    void who_cannot_be_understood_is_told_which_columns_there_are() {
        assertRefused(
                "Las columnas son: «nombre», «direccion»",
                List.of("nombre", "direccion"),
                List.of("Plaza", "Av. Brasil 1"),
                Choices.NONE);
        assertRefused("no traen números", List.of("x", "y"), List.of("a", "b"), Choices.NONE);
        assertRefused(
                "más de un par de columnas",
                List.of("lon", "lat", "este", "norte"),
                List.of("1", "2", "3", "4"),
                Choices.NONE);
        assertRefused(
                "más de un par de columnas",
                List.of("este_psad56", "norte_psad56", "este_wgs84", "norte_wgs84"),
                List.of("1", "2", "3", "4"),
                Choices.NONE);
        assertRefused("No hay una columna «c»", List.of("a", "b"), List.of("1", "2"), chosen("a", "c"));
        assertRefused(
                "Varias columnas traen formas: «a», «b»",
                List.of("a", "b"),
                List.of("POINT (1 2)", "POINT (1 2)"),
                Choices.NONE);
    }

    @Test
    void a_cell_that_is_no_coordinate_refuses_its_row_only() {
        List<String> columns = List.of("x", "y");
        TableShapes shapes = TableShapes.of(
                columns, List.of(List.of("1", "2"), List.of("3", "4")), Choices.NONE, ReadLimits.DEFAULT);
        assertTrue(read(shapes, List.of("s/i", "2")).refusal().orElseThrow().contains("«s/i», en la columna «x»"));
        assertTrue(read(shapes, List.of("1", "")).refusal().orElseThrow().contains("Le falta"));
        assertTrue(read(shapes, List.of("1")).refusal().orElseThrow().contains("Le falta"));
    }

    private static OptionalInt srid(TableShapes shapes) {
        return shapes.stated() instanceof StatedCrs.Code code ? OptionalInt.of(code.epsg()) : OptionalInt.empty();
    }

    private static Choices chosen(String x, String y) {
        return new Choices(OptionalInt.empty(), false, Optional.empty(), List.of(), Optional.of(x), Optional.of(y));
    }

    private static void assertRefused(String words, List<String> columns, List<String> row, Choices choices) {
        Rejected rejected =
                assertThrows(Rejected.class, () -> TableShapes.of(columns, List.of(row), choices, ReadLimits.DEFAULT));
        assertTrue(rejected.getMessage().contains(words), rejected::getMessage);
    }

    private static Coordinate point(List<String> columns, List<?> row, Choices choices) {
        TableShapes shapes = TableShapes.of(columns, List.of(row), choices, ReadLimits.DEFAULT);
        assertEquals(new StatedCrs.Unstated(), shapes.stated());
        return read(shapes, row).geometries().getFirst().getCoordinate();
    }

    private static SourceShape read(TableShapes shapes, List<?> row) {
        return shapes.read(row, new ShapeBuilder(ReadLimits.DEFAULT));
    }
}
