package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.geodata.GeodataLoader;
import huella.model.TileCoord;
import huella.store.Database;
import huella.store.Sql;
import huella.store.TestPostgres;
import huella.store.TilePool;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Our tiles are those that PostGIS makes: the same initiatives, attributes and places, within what the zoom can show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TileAgreementTest {

    /** Up to here tiles are made of simplified shapes. */
    private static final int FULL_DETAIL = 12;

    private static final double[][] PLACES = {
        {-70.40, -23.65}, {-68.93, -22.45}, {-69.5, -23.4}, {-70.2, -22.09}, {-69.0, -24.0}
    };

    /** A tile and its margin, but for the very edge. */
    private static final Envelope WITHIN = new Envelope(-58, 4154, -58, 4154);

    /** Of the areas that were added, metres. */
    private final Map<String, Geometry> added = new HashMap<>();

    private Database database;
    private TilePool pool;
    private TileStore store;
    private ReferenceStore reference;
    private Collections collections;

    @BeforeAll
    void fill() {
        database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(huella.TestApp.GEODATA));
        addFootprints();
        pool = database.tiles(1);
        store = new TileStore(pool, 50_000_000);
        reference = new ReferenceStore(database);
        collections = new Collections(new CatalogueStore(database).getVocabularies());
        database.publish(owner -> {
            owner.execute("UPDATE tile_setting SET cap = 100000"); // nothing is left out here
            owner.execute("SELECT rebuild_tiles()");
        });
    }

    /** Of all sizes and shapes round the places that are looked at. */
    private void addFootprints() {
        Random random = new Random(14);
        RandomFootprints footprints = new RandomFootprints(random);
        WKBWriter writer = new WKBWriter();
        database.publish(owner -> {
            PreparedBatch batch = owner.prepareBatch(Sql.of(TileAgreementTest.class, "add"));
            for (int number = 0; number < 1_000; number++) {
                double[] place = PLACES[number % PLACES.length];
                TileGrid grid = TileGrid.of(TileEncoderTest.tile(14, place[0], place[1]));
                double size = Math.pow(10, random.nextDouble(0.5, 4.3));
                Geometry shape = footprints.any(
                        grid.west() + random.nextGaussian() * size, grid.north() + random.nextGaussian() * size, size);
                String code = "SAA-%04d".formatted(number);
                added.put(code, shape);
                batch.bind("code", code)
                        .bind("number", number)
                        .bind("wkb", writer.write(shape))
                        .add();
            }
            batch.execute();
        });
    }

    @AfterAll
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void at_every_zoom_a_tile_has_the_same_initiatives_in_the_same_places() {
        int compared = 0;
        for (int zoom = 4; zoom <= 16; zoom++) {
            for (double[] place : PLACES) {
                compared += compare(collections.get(Collections.ALL), TileEncoderTest.tile(zoom, place[0], place[1]));
            }
        }
        assertTrue(compared > 2_000, "only " + compared + " features were compared");
    }

    @Test
    void prepared_shapes_lie_on_the_grid_of_their_zoom_and_are_valid_there() {
        String steps = "ST_GeomFromTWKB(substring(steps FROM 17))";
        String metres = "ST_Affine(ST_SetSRID(geom, 0), 1 / tile_step_metres(band), 0, 0, -1 / tile_step_metres(band),"
                + " 20037508.342789244 / tile_step_metres(band), 20037508.342789244 / tile_step_metres(band))";
        assertTrue(count("SELECT count(*) FROM tile_shape WHERE band < 14 AND ST_Dimension(geom) = 2") > 2_000);
        assertEquals(0, count("SELECT count(*) FROM tile_shape WHERE band < 14 AND NOT ST_IsValid(" + steps + ")"));
        assertEquals(
                0,
                count("SELECT count(*) FROM tile_shape WHERE band < 14 AND ST_Dimension(geom) > 0"
                        + " AND NOT ST_OrderingEquals(ST_SnapToGrid(" + metres + ", 1), " + steps + ")"));
        assertEquals(
                0,
                count("SELECT count(*) FROM tile_shape WHERE band < 14 AND ST_Dimension(geom) > 0"
                        + " AND ST_HausdorffDistance(" + metres + ", " + steps + ") > 0.001"));
        assertEquals(
                0,
                count("SELECT count(*) FROM tile_shape WHERE ST_Distance(" + steps + ", ST_MakePoint("
                        + "('x' || encode(substring(steps FOR 8), 'hex'))::bit(64)::bigint,"
                        + "('x' || encode(substring(steps FROM 9 FOR 8), 'hex'))::bit(64)::bigint)) > 1"));
    }

    private int count(String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    @Test
    void the_layers_too() {
        for (Collection collection : collections.all()) {
            if (collection.layer().isPresent()) {
                compare(collection, new TileCoord(8, 77, 145));
                compare(collection, new TileCoord(12, 1263, 2310));
            }
        }
    }

    @Test
    void a_tile_of_several_collections_is_theirs_one_after_the_other() {
        TileCoord tile = new TileCoord(8, 77, 145);
        List<Collection> all = collections.all();
        Protobuf joined = new Protobuf(1_000);
        all.forEach(collection -> joined.raw(store.get(List.of(collection), tile)));
        org.junit.jupiter.api.Assertions.assertArrayEquals(joined.toBytes(), store.get(all, tile));
    }

    private int compare(Collection collection, TileCoord tile) {
        Map<String, DecodedTile.Feature> ours = features(store.get(List.of(collection), tile), collection);
        Map<String, DecodedTile.Feature> theirs = features(reference.get(collection, tile), collection);
        String which = collection.name() + " " + tile;
        requireSameCodes(ours, theirs, tile, which);
        int compared = 0;
        for (Map.Entry<String, DecodedTile.Feature> each : ours.entrySet()) {
            DecodedTile.Feature their = theirs.get(each.getKey());
            if (their != null) {
                assertEquals(their.attributes(), each.getValue().attributes(), which);
                assertEquals(
                        List.copyOf(their.attributes().keySet()),
                        List.copyOf(each.getValue().attributes().keySet()),
                        which);
                requireSamePlace(each.getValue().geometry(), their.geometry(), tile.z(), which + " " + each.getKey());
                compared++;
            }
        }
        return compared;
    }

    /**
     * Who is in the tile or not is the same but for those that lie at the very edge of its margin, and for long slivers
     * that one of the two takes for nothing.
     */
    private void requireSameCodes(
            Map<String, DecodedTile.Feature> ours,
            Map<String, DecodedTile.Feature> theirs,
            TileCoord tile,
            String which) {
        Set<String> difference = new TreeSet<>(ours.keySet());
        difference.addAll(theirs.keySet());
        difference.removeIf(code -> ours.containsKey(code) && theirs.containsKey(code));
        for (String code : difference) {
            Geometry shape = (ours.containsKey(code) ? ours : theirs).get(code).geometry();
            assertTrue(
                    !WITHIN.intersects(shape.getEnvelopeInternal())
                            || isHardlySeen(shape)
                            || shape.getDimension() == 0 && isThin(added.get(code), tile),
                    () -> which + ": " + code + (ours.containsKey(code) ? " is only ours: " : " is only theirs: ")
                            + shape.toText());
        }
    }

    /** An area nowhere wider than two steps of a tile's grid; PostGIS leaves it out, ours is a point. */
    private static boolean isThin(Geometry footprint, TileCoord tile) {
        return footprint != null
                && footprint.getDimension() == 2
                && footprint.buffer(-1 / TileGrid.of(tile).unitsPerMetre()).isEmpty();
    }

    private static boolean isHardlySeen(Geometry shape) {
        return shape.getDimension() == 2
                && shape.getArea() < shape.getLength()
                && shape.buffer(-1).isEmpty();
    }

    private static void requireSamePlace(Geometry our, Geometry their, int zoom, String which) {
        assertNull(new IsValidOp(our).getValidationError(), which);
        // Simplified to half a pixel of a 512 px tile, which is four steps; then rounding on both sides.
        double tolerance = zoom >= FULL_DETAIL ? 2.5 : 4 + 2.5;
        if (our.getDimension() != their.getDimension()) {
            // Too thin for one of the two to be seen as what it is.
            Geometry wider = our.getDimension() > their.getDimension() ? our : their;
            assertTrue(wider.getDimension() < 2 || wider.buffer(-tolerance).isEmpty(), which);
            assertTrue(our.distance(their) <= tolerance, () -> which + "\n" + our.toText() + "\n" + their.toText());
            return;
        }
        if (our.getDimension() == 2) {
            // What is thinner than that may be there in one and not in the other.
            assertTrue(
                    isNear(their, our, tolerance) && isNear(our, their, tolerance),
                    () -> which + "\n" + our.toText() + "\n" + their.toText());
            double length = Math.max(our.getLength(), their.getLength());
            assertEquals(their.getArea(), our.getArea(), 4 + tolerance * length, which);
            return;
        }
        boolean tiny = extent(our) <= 2 * tolerance && extent(their) <= 2 * tolerance;
        double apart = tiny ? centreDistance(our, their) : furthest(our, their);
        assertTrue(
                apart <= (tiny ? 3 * tolerance : tolerance),
                () -> which + " is " + apart + " away:\n" + our.toText() + "\n" + their.toText());
    }

    /** Whether what is thick enough in one lies in the other, or beside it. */
    private static boolean isNear(Geometry one, Geometry other, double tolerance) {
        Geometry thick = one.buffer(-tolerance);
        return thick.isEmpty() || other.buffer(tolerance).covers(thick);
    }

    private static double extent(Geometry shape) {
        return Math.max(
                shape.getEnvelopeInternal().getWidth(),
                shape.getEnvelopeInternal().getHeight());
    }

    private static double centreDistance(Geometry a, Geometry b) {
        return a.getEnvelopeInternal().centre().distance(b.getEnvelopeInternal().centre());
    }

    /** How far a corner of ours is from an edge of theirs at most. */
    private static double furthest(Geometry our, Geometry their) {
        IndexedFacetDistance distance = new IndexedFacetDistance(their);
        double furthest = 0;
        for (Coordinate corner : our.getCoordinates()) {
            if (!WITHIN.contains(corner)) {
                continue; // where it leaves the margin depends on its slope
            }
            org.locationtech.jts.geom.Point point = our.getFactory().createPoint(corner);
            furthest = Math.max(furthest, distance.distance(point));
        }
        return furthest;
    }

    private static Map<String, DecodedTile.Feature> features(byte[] tile, Collection collection) {
        Map<String, DecodedTile.Feature> byCode = new LinkedHashMap<>();
        for (DecodedTile.Feature feature : DecodedTile.of(tile).layer(collection.name())) {
            assertNull(byCode.put((String) feature.attributes().get("codigo"), feature), "an initiative twice");
        }
        return byCode;
    }
}
