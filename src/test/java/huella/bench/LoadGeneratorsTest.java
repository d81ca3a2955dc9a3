package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoadGeneratorsTest {

    private static final String WRK = """
            Running 3s test @ http://127.0.0.1:8080/
              1 threads and 64 connections
            Requests/sec:  86200.12
            measured requests=258600 bytes=775800000 us=3000000 errors=%d p50=0.740 p99=2.950
            """;

    @Test
    void a_load_is_what_wrk_measured_and_what_the_server_used_meanwhile() {
        Wrk.Load load = Wrk.parse(WRK.formatted(0), 2.586);
        assertEquals(86_200, load.perSecond());
        assertEquals(10, load.cpuUs(), 1e-9);
        assertEquals(0.74, load.p50Ms());
        assertEquals(2.95, load.p99Ms());
    }

    @Test
    void a_rate_of_errors_is_no_rate() {
        String message = assertThrows(IllegalStateException.class, () -> Wrk.parse(WRK.formatted(3), 1))
                .getMessage();
        assertTrue(message.contains("errors=3"), message);
        assertThrows(IllegalStateException.class, () -> Wrk.parse("unable to connect", 1));
    }

    @Test
    void pgbench_tells_how_long_the_whole_list_took() {
        assertEquals(12.345, PgBench.latencyMs("""
                        number of transactions actually processed: 20/20
                        number of failed transactions: 0 (0.000%)
                        latency average = 12.345 ms
                        tps = 162.0
                        """));
        assertThrows(IllegalStateException.class, () -> PgBench.latencyMs("connection refused"));
    }

    @Test
    void sessions_at_once_multiply_the_rate_and_not_the_time_of_one() {
        PgBench.Run run = new PgBench.Run(100, 10, 8, 2);
        assertEquals(200, run.perSecond());
    }
}
