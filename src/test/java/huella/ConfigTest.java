package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    void a_replica_has_a_primary_and_the_password_of_both_is_never_printed() {
        String url = "postgresql://ana:secreto@db/mapa";
        Rejected rejected = assertThrows(Rejected.class, () -> Config.of(Map.of("DATABASE_READ_URL", url)));
        assertTrue(rejected.getMessage().contains("DATABASE_URL"), rejected::getMessage);
        Config config = Config.of(Map.of("DATABASE_URL", url, "DATABASE_READ_URL", url, "PGPASSWORD", "otro"));
        assertEquals(url, config.readUrl().orElseThrow().value());
        assertFalse(config.toString().contains("secreto"));
    }

    @Test
    void a_depth_that_would_fill_the_stack_is_refused_by_name() {
        Rejected rejected = assertThrows(Rejected.class, () -> Config.of(Map.of(FilterLimits.DEPTH, "1000")));
        assertTrue(rejected.getMessage().contains(FilterLimits.DEPTH), rejected::getMessage);
    }
}
