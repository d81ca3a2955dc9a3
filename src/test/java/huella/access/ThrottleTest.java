package huella.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Problem;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final Clock clock = new Clock();
    private final Throttle throttle = new Throttle(clock);

    /** Time that passes when the test says so. */
    private static final class Clock implements TimeMeter {
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void one_address_has_ten_tries_on_one_login_and_then_waits() {
        fail("mrojas", "198.51.100.7", 10);
        Throttle.Full full = assertThrows(Throttle.Full.class, () -> throttle.begin("mrojas", "198.51.100.7"));
        assertEquals("pair", full.limit());
        Problem.TooMany told =
                assertInstanceOf(Problem.TooMany.class, full.asRejected().problem());
        assertEquals(90, told.retryAfterSeconds());
        clock.pass(Duration.ofSeconds(told.retryAfterSeconds()));
        throttle.begin("mrojas", "198.51.100.7");
    }

    @Test
    void one_address_has_twenty_tries_on_all_logins_together() {
        for (int i = 0; i < 20; i++) {
            throttle.begin("user" + i, "198.51.100.7");
        }
        assertEquals(
                "peer",
                assertThrows(Throttle.Full.class, () -> throttle.begin("other", "198.51.100.7"))
                        .limit());
        throttle.begin("other", "198.51.100.8");
    }

    @Test
    void one_login_has_a_hundred_tries_an_hour_from_everywhere() {
        for (int i = 0; i < 100; i++) {
            throttle.begin("mrojas", "198.51.100." + i);
        }
        assertEquals(
                "login",
                assertThrows(Throttle.Full.class, () -> throttle.begin("mrojas", "203.0.113.1"))
                        .limit());
    }

    @Test
    void one_address_alone_can_shut_nobody_out() {
        for (int minute = 0; minute < 6 * 60; minute++) {
            for (int i = 0; i < 10; i++) {
                try {
                    throttle.begin("mrojas", "198.51.100.7");
                } catch (Throttle.Full full) {
                    // it goes on trying
                }
            }
            clock.pass(Duration.ofMinutes(1));
            throttle.begin("mrojas", "203.0.113.1").succeeded();
        }
    }

    @Test
    void who_knows_the_password_never_uses_up_the_tries() {
        for (int i = 0; i < 500; i++) {
            throttle.begin("mrojas", "198.51.100.7").succeeded();
        }
    }

    @Test
    void a_limit_that_is_reached_is_news_once_and_takes_nothing_from_the_others() {
        fail("mrojas", "198.51.100.7", 10);
        assertTrue(full("mrojas", "198.51.100.7").isNews());
        for (int i = 0; i < 50; i++) {
            assertFalse(full("mrojas", "198.51.100.7").isNews());
        }
        throttle.begin("other", "198.51.100.7");
    }

    private void fail(String login, String peer, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(login, peer);
        }
    }

    private Throttle.Full full(String login, String peer) {
        return assertThrows(Throttle.Full.class, () -> throttle.begin(login, peer));
    }
}
