package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Bbox;
import huella.model.Problem;
import huella.model.Rejected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.OperationNotFoundException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.AbstractCoordinateOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Crs} says without the database is what the database says. */
class EpsgDatabaseTest {

    private final EpsgDatabase database = TestEpsg.DATABASE;

    @ParameterizedTest
    @EnumSource(Crs.class)
    void axis_order_and_unit_are_those_of_the_authority(Crs crs) throws Exception {
        CoordinateReferenceSystem definition = EpsgDatabase.definition(crs);
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
        GeographicBoundingBox box = CRS.getGeographicBoundingBox(EpsgDatabase.definition(crs));
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
        assertEquals(crs.operation(), EpsgDatabase.operation(crs).getName().getCode());
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

    @Test
    void a_reprojection_is_made_once() {
        assertSame(database.reprojection(Crs.SIRGAS_2016_19S), database.reprojection(Crs.SIRGAS_2016_19S));
    }

    @Test
    void warming_up_ends_and_holds_nobody_back() throws Exception {
        Thread warming = database.warmUp(Duration.ZERO);
        assertTrue(warming.isDaemon());
        warming.join();
    }

    @Test
    void the_database_and_the_preferences_lie_where_they_were_told() {
        database.reprojection(Crs.UTM_19S);
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
}
