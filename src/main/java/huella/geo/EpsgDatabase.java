package huella.geo;

import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
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
 * The EPSG register as GeoTools brings it, and the reprojections made from it. The only class that opens it: opening
 * takes seconds, so it is done once and can be done ahead ({@link #warmUp}). Safe for many threads.
 *
 * <p>GeoTools unpacks 33 MB of database and remembers where by a system property, and it keeps preferences below the
 * home directory. Both are given a place before its first class is loaded, so whoever needs a coordinate system needs
 * this object first. A property that is set already, with {@code -D}, stays. The properties are the JVM's: a second
 * database in the same JVM shares the directory of the first.
 */
public final class EpsgDatabase {

    private static final Logger log = LoggerFactory.getLogger(EpsgDatabase.class);

    /** Held here, or its level would be forgotten: GeoTools would tell of every database that it closes. */
    private static final java.util.logging.Logger GEOTOOLS =
            java.util.logging.Logger.getLogger("org.geotools.referencing.factory");

    private static final Object OPERATIONS = new Object();
    private static final int UNUSABLE_OPERATIONS = 100; // of one system, before it is given up
    private static final long IDLE_MS = 1_000; // after which GeoTools closes its database, until somebody asks again

    private final Map<Crs, Reprojection> reprojections = new ConcurrentHashMap<>();

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

    /** The reprojection between OGC:CRS84 and a system. The first call waits until the database is open. */
    public Reprojection reprojection(Crs crs) {
        return reprojections.computeIfAbsent(crs, EpsgDatabase::open);
    }

    /**
     * A system of the register, x the longitude or easting whatever the authority says; empty when the number is
     * unknown or stands for something else than a horizontal system of two dimensions. Waits as
     * {@link #reprojection(Crs)}.
     */
    public Optional<CoordinateReferenceSystem> find(int epsg) {
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
        try {
            Integer found = CRS.lookupEpsgCode(CRS.parseWKT(wkt1), false);
            return found == null ? OptionalInt.empty() : OptionalInt.of(found);
        } catch (FactoryException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Opens the database, makes every reprojection and closes it again in the background, after a while; nobody has to
     * wait for the thread. Open, it holds some 30 MB, and who has all reprojections rarely asks it for more.
     */
    public Thread warmUp(Duration after) {
        return Thread.ofPlatform().name("epsg-warm-up").daemon().start(() -> {
            try {
                Thread.sleep(after);
                for (Crs crs : Crs.values()) {
                    reprojection(crs);
                }
                closeWhenIdle();
                // What it has read is old by then, and would lie on the heap until there is no room for anything else.
                Thread.sleep(3 * IDLE_MS);
                System.gc();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("Coordinate systems could not be prepared; each request will try again", e);
            }
        });
    }

    private static void closeWhenIdle() {
        GEOTOOLS.setLevel(Level.WARNING);
        for (CRSAuthorityFactory factory : ReferencingFactoryFinder.getCRSAuthorityFactories(null)) {
            if (factory instanceof DeferredAuthorityFactory database) {
                database.setTimeout(IDLE_MS);
            }
        }
    }

    /** What the authority says of a system, axes in the authority's own order. */
    static CoordinateReferenceSystem definition(Crs crs) throws FactoryException {
        // GeoTools writes the authority of OGC:CRS84 as WMS does (OGC 06-042, annex B.3).
        return CRS.decode(crs == Crs.CRS84 ? "CRS:84" : crs.code(), false);
    }

    /** The operation from longitude/latitude WGS 84, x the longitude or easting. */
    static CoordinateOperation operation(Crs crs) throws FactoryException {
        // Easting first, whatever the authority says: swapped axes exist only in what is written.
        CoordinateReferenceSystem target = CRS.decode(crs.code(), true);
        // Lenient, since EPSG knows no operation between WGS 84 and SIRGAS-Chile: Crs.accuracyM says what that means.
        return CRS.getCoordinateOperationFactory(true).createOperation(CRS.decode("EPSG:4326", true), target);
    }

    private static Reprojection open(Crs crs) {
        if (crs.unit() == Crs.Unit.DEGREE) {
            return Reprojection.ofDegrees(crs);
        }
        try {
            return Reprojection.of(crs, operation(crs).getMathTransform());
        } catch (NoSuchAuthorityCodeException e) {
            throw new IllegalStateException(
                    "The EPSG database does not know " + crs.code()
                            + "; was it unpacked completely? Delete its directory.",
                    e);
        } catch (FactoryException e) {
            throw new IllegalStateException("The coordinate system " + crs.code() + " could not be opened", e);
        }
    }

    private static Rejected notWritable(Path directory) {
        return Rejected.setup("The directory of the EPSG database, " + directory
                + ", cannot be written. Make it writable or set HUELLA_DATA to another directory.");
    }
}
