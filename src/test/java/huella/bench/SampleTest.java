package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void the_median_is_the_middle_one_whatever_the_order() {
        assertEquals(3, Sample.of(9, 1, 3).median());
        assertEquals(2.5, Sample.of(4, 1, 2, 3).median());
    }

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        double[] hundred = new double[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = i + 1;
        }
        assertEquals(99, Sample.of(hundred).percentile(99));
        assertEquals(50, Sample.of(hundred).percentile(50));
        assertEquals(7, Sample.of(7).percentile(99));
        assertEquals(2, Sample.of(1, 2).percentile(99));
    }

    @Test
    void the_spread_stands_beside_the_median() {
        assertEquals("2.0 (1.0 to 9.0)", Sample.of(9, 2, 1).text("%.1f"));
        assertEquals("2.0", Sample.of(2).text("%.1f"));
    }

    @Test
    void nothing_measured_is_no_sample() {
        assertThrows(IllegalArgumentException.class, () -> Sample.of());
    }
}
