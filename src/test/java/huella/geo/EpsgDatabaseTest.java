package huella.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.model.Bbox;
import huella.model.Footprint;
import huella.model.Problem;
import huella.model.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.CoordinateOperation;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.OperationNotFoundException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.AbstractCoordinateOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Crs} says without the database is what the database says. */
class EpsgDatabaseTest {

    private static final double MICROMETRE = 1e-6;

    private final EpsgDatabase database = EpsgDatabase.in(TestApp.DATA.resolve("epsg"));

    @ParameterizedTest
    @EnumSource(Crs.class)
    void axis_order_and_unit_are_those_of_the_authority(Crs crs) throws Exception {
        CoordinateReferenceSystem definition = definition(crs);
        assertEquals(
                crs.northFirst() ? CRS.AxisOrder.NORTH_EAST : CRS.AxisOrder.EAST_NORTH, CRS.getAxisOrder(definition));
        for (int axis = 0; axis < 2; axis++) {
            String unit =
                    definition.getCoordinateSystem().getAxis(axis).getUnit().toString();
            assertTrue((crs.unit() == Crs.Unit.DEGREE ? Set.of("°", "deg") : Set.of("m")).contains(unit), unit);
        }
    }

    @Test
    void of_the_published_systems_only_4326_puts_the_latitude_first() {
        assertEquals(
                List.of(Crs.WGS84),
                List.of(Crs.values()).stream().filter(Crs::northFirst).toList());
    }

    @ParameterizedTest
    @EnumSource(value = Crs.class, mode = EnumSource.Mode.EXCLUDE, names = "CRS84")
    void the_area_of_use_is_that_of_the_authority(Crs crs) throws Exception {
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(definition(crs));
        assertEquals(
                crs.areaOfUse(),
                new Bbox(
                        box.getWestBoundLongitude(),
                        box.getSouthBoundLatitude(),
                        box.getEastBoundLongitude(),
                        box.getNorthBoundLatitude()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Crs.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CRS84", "WGS84"})
    void the_operation_bears_the_name_that_is_published(Crs crs) throws Exception {
        assertEquals(crs.operation(), operation(crs).getName().getCode());
    }

    @ParameterizedTest
    @EnumSource(
            value = Crs.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CRS84", "WGS84"})
    void an_operation_is_called_exact_only_when_geotools_needs_no_datum_shift(Crs crs) throws Exception {
        CoordinateReferenceSystem source = CRS.decode("EPSG:4326", true);
        CoordinateReferenceSystem target = CRS.decode(crs.code(), true);
        if (crs.accuracyM() == 0) {
            assertEquals(
                    0,
                    AbstractCoordinateOperation.getAccuracy(
                            CRS.getCoordinateOperationFactory(false).createOperation(source, target)));
        } else {
            assertThrows(
                    OperationNotFoundException.class,
                    () -> CRS.getCoordinateOperationFactory(false).createOperation(source, target));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Crs.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CRS84", "WGS84"})
    void what_is_computed_without_the_database_is_what_the_database_says(Crs crs) throws Exception {
        MathTransform said = operation(crs).getMathTransform();
        MathTransform made = MapProjections.to(crs);
        for (double longitude = Footprint.BOX.getMinX(); longitude <= Footprint.BOX.getMaxX(); longitude += 0.25) {
            for (double latitude = Footprint.BOX.getMinY(); latitude <= Footprint.BOX.getMaxY(); latitude += 0.25) {
                double[] expected = new double[2];
                double[] actual = new double[2];
                said.transform(new double[] {longitude, latitude}, 0, expected, 0, 1);
                made.transform(new double[] {longitude, latitude}, 0, actual, 0, 1);
                assertArrayEquals(expected, actual, MICROMETRE, () -> crs.code());
            }
        }
    }

    @Test
    void the_database_and_the_preferences_lie_where_they_were_told() {
        assertTrue(database.find(24879).isPresent());
        Path place = Path.of(System.getProperty("EPSG-HSQL.directory"));
        assertEquals(place.toString(), System.getProperty("java.util.prefs.userRoot"));
        assertTrue(Files.exists(place.resolve("v11.0.31").resolve("EPSG.data")), place::toString);
    }

    @Test
    void a_directory_that_cannot_be_made_is_refused_with_its_cure(@TempDir Path parent) throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        Rejected rejected = assertThrows(Rejected.class, () -> EpsgDatabase.in(file.resolve("epsg")));
        assertTrue(rejected.problem() instanceof Problem.BadSetup);
        assertTrue(rejected.getMessage().contains("HUELLA_DATA"));
        assertFalse(System.getProperty("EPSG-HSQL.directory", "").startsWith(parent.toString()));
    }

    /** What the authority says of a system, axes in the authority's own order. */
    private static CoordinateReferenceSystem definition(Crs crs) throws FactoryException {
        // GeoTools writes the authority of OGC:CRS84 as WMS does (OGC 06-042, annex B.3).
        return CRS.decode(crs == Crs.CRS84 ? "CRS:84" : crs.code(), false);
    }

    /** The operation from longitude/latitude WGS 84, x the longitude or easting. */
    private static CoordinateOperation operation(Crs crs) throws FactoryException {
        // Lenient, since EPSG knows no operation between WGS 84 and SIRGAS-Chile: Crs.accuracyM says what that means.
        return CRS.getCoordinateOperationFactory(true)
                .createOperation(CRS.decode("EPSG:4326", true), CRS.decode(crs.code(), true));
    }
}
