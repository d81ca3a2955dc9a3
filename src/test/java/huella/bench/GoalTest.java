package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void a_figure_below_its_goal_is_printed_as_such() {
        assertEquals(
                "| rate, times nginx | >= 0.950 | 0.949 | **not reached** |\n",
                Goal.atLeast("rate, times nginx", 0.949, 0.95).markdown());
        assertEquals(
                "| start | <= 0.500 s | 0.512 s | **not reached** |\n",
                Goal.atMost("start", 0.512, 0.5).in("s").markdown());
    }

    @Test
    void a_goal_is_reached_at_its_bound() {
        assertEquals(
                "| queries | <= 1 | 1 | reached |\n",
                Goal.atMost("queries", 1, 1).markdown());
        assertEquals(
                "| rate | >= 4 | 5.36 | reached |\n",
                Goal.atLeast("rate", 5.3612, 4).markdown());
    }
}
