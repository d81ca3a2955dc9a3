package huella.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BboxTest {

    @Test
    void a_box_is_read_as_west_south_east_north() {
        assertEquals(new Bbox(-70.6, -23.8, -70.2, -23.4), Bbox.parse("bbox", "-70.6, -23.8,-70.2,-23.4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3",
                "1,2,3,4,5",
                "a,b,c,d",
                "NaN,0,1,1",
                "0,0,1e400,1",
                "Infinity,0,1,1",
                "0,0,0x1p3,1",
                "181,0,182,1",
                "-70,-95,-69,-20",
                "-69,-23,-70,-22",
                "-70,-22,-69,-23",
                "0,0,1,1;DROP",
                "1,,2,3",
                "１,2,3,4"
            })
    void a_malformed_box_is_refused_and_names_the_parameter(String text) {
        Rejected rejected = assertThrows(Rejected.class, () -> Bbox.parse("bbox", text));
        assertEquals("bbox", ((Problem.BadParameter) rejected.problem()).parameter());
        assertTrue(rejected.getMessage().contains("Use oeste,sur,este,norte"), rejected.getMessage());
    }
}
