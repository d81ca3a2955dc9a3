package huella.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.bench.CpuTime.Stat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void a_program_may_have_blanks_and_parentheses_in_its_name() {
        String line = "4711 (a) (b c) S 12 4711 4711 0 -1 4194560 100 200 0 0 70 30 5 6 20 0 1 0 99 1000 10";
        assertEquals(new Stat(4711, 12, 100, 11), Stat.parse(line));
    }

    @Test
    void the_time_of_a_server_is_that_of_all_its_sessions_also_of_ended_ones() {
        List<Stat> processes = List.of(
                new Stat(1, 0, 1_000, 9_000), // everybody's parent is nobody's child here
                new Stat(10, 1, 5, 40),
                new Stat(11, 10, 100, 0),
                new Stat(12, 10, 200, 7),
                new Stat(13, 12, 3, 0),
                new Stat(20, 1, 77, 0));
        assertEquals(5 + 40 + 100 + 200 + 7 + 3, CpuTime.ticks(List.of(10L), processes));
        assertEquals(5 + 40 + 100 + 200 + 7 + 3 + 77, CpuTime.ticks(List.of(10L, 20L), processes));
    }

    @Test
    void a_process_that_is_named_twice_or_descends_from_another_one_counts_once() {
        List<Stat> processes = List.of(new Stat(10, 1, 5, 0), new Stat(11, 10, 100, 0));
        assertEquals(105, CpuTime.ticks(List.of(10L, 11L, 10L), processes));
    }

    @Test
    void a_process_that_is_gone_counts_nothing() {
        assertEquals(0, CpuTime.ticks(List.of(99L), List.of(new Stat(10, 1, 5, 0))));
    }

    @Test
    void this_very_process_holds_memory_and_no_more_than_it_ever_did() {
        long self = ProcessHandle.current().pid();
        double resident = CpuTime.residentMb(self);
        assertTrue(resident > 10 && resident <= CpuTime.peakMb(self));
        assertTrue(CpuTime.peakMb(self) < CpuTime.memoryMb());
    }
}
