package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Problem;
import huella.model.Rejected;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The server ends all connections that wait in our pools, as when it starts again, and somebody asks at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffTest {

    private final Database database = TestPostgres.newDatabase();
    private final String name = database.read(handle ->
            handle.select("SELECT current_database()").mapTo(String.class).one());

    @AfterAll
    void close() {
        database.close();
    }

    private static int one(Handle handle) {
        return handle.select("SELECT 1").mapTo(Integer.class).one();
    }

    private void cutOff() {
        TestPostgres.cutOff(name);
    }

    private void assertAnswersAfterwards(IntSupplier reading) {
        assertEquals(1, reading.getAsInt());
        cutOff();
        assertEquals(1, reading.getAsInt());
    }

    @Test
    void readers_are_answered() {
        assertAnswersAfterwards(() -> database.read(CutOffTest::one));
        assertAnswersAfterwards(() -> database.readPublished(CutOffTest::one));
        assertAnswersAfterwards(() -> database.readNews(CutOffTest::one));
        assertAnswersAfterwards(() -> {
            List<Integer> rows = new ArrayList<>();
            database.each("SELECT 1", query -> query, row -> rows.add(row.integer()));
            return rows.size();
        });
    }

    @Test
    void tiles_are_drawn() {
        try (TilePool tiles = database.tiles(1)) {
            assertAnswersAfterwards(() -> tiles.read(new StopSwitch(), connection -> {
                try (Statement statement = connection.createStatement()) {
                    assertTrue(statement.executeQuery("SELECT 1").next());
                    return 1;
                }
            }));
        }
    }

    @Test
    void a_duty_is_done_once() {
        AtomicInteger runs = new AtomicInteger();
        Function<Handle, Integer> work = handle -> {
            runs.incrementAndGet();
            return one(handle);
        };
        assertAnswersAfterwards(() -> database.as(Duty.PLANNER, 1, work));
        assertEquals(2, runs.get());
    }

    @Test
    void a_duty_that_is_cut_off_amid_its_work_is_not_done_again() {
        AtomicInteger runs = new AtomicInteger();
        Rejected cut = assertThrows(
                Rejected.class,
                () -> database.as(Duty.PLANNER, 1, handle -> {
                    runs.incrementAndGet();
                    cutOff();
                    return one(handle);
                }));
        assertEquals(1, runs.get());
        assertTrue(cut.problem() instanceof Problem.Unavailable, cut::getMessage);
    }

    @Test
    void rows_are_given_once() {
        AtomicInteger rows = new AtomicInteger();
        Rejected cut = assertThrows(
                Rejected.class,
                () -> database.each("SELECT g FROM generate_series(1, 3000000) g", query -> query, row -> {
                    if (rows.incrementAndGet() == 1) {
                        cutOff();
                    }
                }));
        assertTrue(cut.getMessage().contains("Vuelva a pedirlo"), cut::getMessage);
        assertTrue(rows.get() < 3_000_000);
    }
}
