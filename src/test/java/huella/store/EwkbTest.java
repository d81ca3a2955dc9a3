package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class EwkbTest {

    private static final int WGS_84 = 4326;

    /** Something stands before it in the row, and after it. */
    private static final int BEFORE = 7;

    private final Ewkb ewkb = new Ewkb();

    @DisplayName("whatever we publish is read by moving numbers, and is what was written")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (-70.4 -23.65)",
                "LINESTRING (-70.4 -23.65, -70.3 -23.5, -70.1 -23.4)",
                "POLYGON ((-70 -23, -69 -23, -69 -22, -70 -23))",
                "POLYGON ((-70 -23, -69 -23, -69 -22, -70 -22, -70 -23), (-69.8 -22.8, -69.8 -22.6, -69.6 -22.6, -69.8 -22.8))",
                "MULTIPOINT ((-70 -23), (-69 -22))",
                "MULTILINESTRING ((-70 -23, -69 -22), (-68 -22, -68.5 -22.5, -69 -23))",
                "MULTIPOLYGON (((-70 -23, -69 -23, -69 -22, -70 -23)), ((-68 -23, -67 -23, -67 -22, -68 -23)))",
                "POLYGON EMPTY"
            })
    void ours(String wkt) throws Exception {
        Geometry geometry = new WKTReader().read(wkt);
        byte[] row = row(geometry, ByteOrderValues.LITTLE_ENDIAN);

        Geometry read = ewkb.quickly(row, BEFORE, row.length - 2 * BEFORE);

        assertNotNull(read);
        assertTrue(read.equalsExact(geometry));
        assertEquals(WGS_84, read.getSRID());
    }

    @DisplayName("anything else is left to JTS, and is what was written")
    @ParameterizedTest
    @ValueSource(
            strings = {"GEOMETRYCOLLECTION (POINT (-70 -23), LINESTRING (-70 -23, -69 -22))", "POINT (-70.4 -23.65)"})
    void others(String wkt) throws Exception {
        Geometry geometry = new WKTReader().read(wkt);
        byte[] row = row(geometry, ByteOrderValues.BIG_ENDIAN);

        assertNull(ewkb.quickly(row, BEFORE, row.length - 2 * BEFORE));
        assertTrue(ewkb.read(row, BEFORE, row.length - 2 * BEFORE).equalsExact(geometry));
    }

    @Test
    @DisplayName("the number of another system is not passed over")
    void otherSystem() throws Exception {
        Geometry geometry = new WKTReader().read("POINT (354000 7385000)");
        geometry.setSRID(32719);
        byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN, true).write(geometry);

        assertNull(ewkb.quickly(wkb, 0, wkb.length));
        assertEquals(32719, ewkb.read(wkb, 0, wkb.length).getSRID());
    }

    private static byte[] row(Geometry geometry, int byteOrder) {
        geometry.setSRID(WGS_84);
        byte[] wkb = new WKBWriter(2, byteOrder, true).write(geometry);
        byte[] row = new byte[wkb.length + 2 * BEFORE];
        Arrays.fill(row, (byte) 0xEE);
        System.arraycopy(wkb, 0, row, BEFORE, wkb.length);
        return row;
    }
}
