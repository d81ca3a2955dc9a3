package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.cql.FilterLimits;
import huella.model.Rejected;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void the_limits_of_filters_come_from_the_environment() {
        assertEquals(FilterLimits.DEFAULT, Config.of(Map.of()).limits().filter());
        assertEquals(
                new FilterLimits(10, 20, 30),
                Config.of(Map.of(
                                FilterLimits.DEPTH, "10",
                                FilterLimits.NODES, "20",
                                FilterLimits.COORDINATES, "30"))
                        .limits()
                        .filter());
    }

    @Test
    void a_depth_that_would_fill_the_stack_is_refused_by_name() {
        Rejected rejected = assertThrows(Rejected.class, () -> Config.of(Map.of(FilterLimits.DEPTH, "1000")));
        assertTrue(rejected.getMessage().contains(FilterLimits.DEPTH), rejected::getMessage);
    }
}
