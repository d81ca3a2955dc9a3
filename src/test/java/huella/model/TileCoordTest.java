package huella.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileCoordTest {

    @Test
    void the_corners_of_a_zoom_are_tiles() {
        assertEquals(new TileCoord(0, 0, 0), TileCoord.parseZXY("0", "0", "0"));
        assertEquals(new TileCoord(22, 4194303, 4194303), TileCoord.parseZXY("22", "4194303", "4194303"));
    }

    @ParameterizedTest
    @CsvSource({
        "23,0,0,z",
        "-1,0,0,z",
        "a,0,0,z",
        "99999999,0,0,z",
        "3,8,0,x",
        "3,0,8,y",
        "3,1.5,0,x",
        "3,0,-1,y",
        "'',0,0,z",
        "3,٣,0,x"
    })
    void what_is_no_tile_is_refused_and_names_the_part(String z, String x, String y, String part) {
        Rejected rejected = assertThrows(Rejected.class, () -> TileCoord.parseZXY(z, x, y));
        assertEquals(part, ((Problem.BadParameter) rejected.problem()).parameter());
    }
}
