package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Problem;
import huella.model.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A turn is given back however the work ends, and there are no more than so many. */
class InTurnTest {

    private final InTurn turns = new InTurn(2, Duration.ofMillis(1));
    private final List<String> done = new ArrayList<>();

    @Test
    void the_third_is_asked_to_come_again_and_the_next_finds_a_turn() {
        turns.run(() -> turns.run(() -> {
            Rejected refused = assertThrows(Rejected.class, () -> turns.run(() -> done.add("third")));
            Problem.Unavailable busy = assertInstanceOf(Problem.Unavailable.class, refused.problem());
            assertTrue(busy.retryAfterSeconds() > 0);
            done.add("second");
        }));
        turns.run(() -> turns.run(() -> done.add("next")));
        assertEquals(List.of("second", "next"), done);
    }

    @Test
    void who_fails_gives_the_turn_back() {
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> turns.run(() -> {
                        throw new IllegalStateException();
                    }));
        }
        turns.run(() -> turns.run(() -> done.add("both")));
        assertEquals(List.of("both"), done);
    }
}
