package huella.geo;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CRSAuthorityFactory;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.CoordinateOperation;
import org.geotools.referencing.CRS;
import org.geotools.referencing.ReferencingFactoryFinder;
import org.geotools.referencing.factory.BackingStoreException;
import org.geotools.referencing.factory.DeferredAuthorityFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The EPSG register as GeoTools brings it, for the systems of other people's files; those that are published are known
 * without it ({@link Reprojection}). The only class that opens it, which takes seconds. Safe for many threads.
 *
 * <p>GeoTools unpacks 33 MB of database and remembers where by a system property, and it keeps preferences below the
 * home directory. Both are given a place before the register is opened, so whoever needs it needs this object first. A
 * property that is set already, with {@code -D}, stays. The properties are the JVM's: a second database in the same JVM
 * shares the directory of the first.
 */
public final class EpsgDatabase {

    private static final Logger log = LoggerFactory.getLogger(EpsgDatabase.class);

    /** Held here, or its level would be forgotten: GeoTools would tell of every database that it closes. */
    private static final java.util.logging.Logger GEOTOOLS =
            java.util.logging.Logger.getLogger("org.geotools.referencing.factory");

    private static final Object OPERATIONS = new Object();
    private static final int UNUSABLE_OPERATIONS = 100; // of one system, before it is given up
    private static final long IDLE_MS = 10_000;

    private EpsgDatabase() {}

    /**
     * Fixes where the database is unpacked; opens nothing yet.
     *
     * @param directory made when it is missing
     * @throws Rejected when it cannot be written
     */
    public static EpsgDatabase in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Rejected(notWritable(directory).problem(), e);
        }
        if (!Files.isWritable(directory)) {
            throw notWritable(directory);
        }
        String place = directory.toAbsolutePath().toString();
        for (String property :
                new String[] {"EPSG-HSQL.directory", "java.util.prefs.userRoot", "java.util.prefs.systemRoot"}) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, place);
            }
        }
        return new EpsgDatabase();
    }

    /**
     * A system of the register, x the longitude or easting whatever the authority says; empty when the number is
     * unknown or stands for something else than a horizontal system of two dimensions. The first call waits until the
     * database is open.
     */
    public Optional<CoordinateReferenceSystem> find(int epsg) {
        closeWhenIdle();
        try {
            CoordinateReferenceSystem found = CRS.decode("EPSG:" + epsg, true);
            return found instanceof ProjectedCRS
                            || found instanceof GeographicCRS
                                    && found.getCoordinateSystem().getDimension() == 2
                    ? Optional.of(found)
                    : Optional.empty();
        } catch (FactoryException e) {
            return Optional.empty();
        }
    }

    /**
     * What the register knows to do from a geographic system to WGS 84 (EPSG:4326), in no particular order; axes of
     * both sides in the authority's order, so mostly latitude first. Only what can be computed: grids are not shipped.
     */
    public List<CoordinateOperation> operationsToWgs84(int geographic) {
        closeWhenIdle();
        List<CoordinateOperation> found = new ArrayList<>();
        // GeoTools keeps the set, fills it while it is walked, and does not expect two who walk.
        synchronized (OPERATIONS) {
            try {
                Iterator<CoordinateOperation> registered =
                        ReferencingFactoryFinder.getCoordinateOperationAuthorityFactory("EPSG", null)
                                .createFromCoordinateReferenceSystemCodes("EPSG:" + geographic, "EPSG:4326")
                                .iterator();
                for (int failures = 0; failures < UNUSABLE_OPERATIONS && registered.hasNext(); ) {
                    Optional<CoordinateOperation> next = next(registered);
                    next.ifPresent(found::add);
                    failures += next.isEmpty() ? 1 : 0;
                }
            } catch (FactoryException | BackingStoreException e) {
                log.debug("No operations from EPSG:{} to WGS 84", geographic, e);
            }
        }
        return found;
    }

    /** Some cannot be made (a chain of others, one with a grid): the walk goes on behind them. */
    private static Optional<CoordinateOperation> next(Iterator<CoordinateOperation> registered) {
        try {
            return Optional.of(registered.next());
        } catch (BackingStoreException e) {
            return Optional.empty();
        }
    }

    /**
     * The number of a system that is given as WKT 1, if the register has one just like it. Not the search that tries
     * every system of the register: that takes a minute.
     */
    public OptionalInt lookup(String wkt1) {
        closeWhenIdle();
        try {
            Integer found = CRS.lookupEpsgCode(CRS.parseWKT(wkt1), false);
            return found == null ? OptionalInt.empty() : OptionalInt.of(found);
        } catch (FactoryException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * GeoTools closes its database when nobody has asked for this long, but only once: whoever asks says so again.
     * Open, it holds some 30 MB.
     */
    private static void closeWhenIdle() {
        GEOTOOLS.setLevel(Level.WARNING);
        for (CRSAuthorityFactory factory : ReferencingFactoryFinder.getCRSAuthorityFactories(null)) {
            if (factory instanceof DeferredAuthorityFactory database) {
                database.setTimeout(IDLE_MS);
            }
        }
    }

    private static Rejected notWritable(Path directory) {
        return Rejected.setup("The directory of the EPSG database, " + directory
                + ", cannot be written. Make it writable or set HUELLA_DATA to another directory.");
    }
}
