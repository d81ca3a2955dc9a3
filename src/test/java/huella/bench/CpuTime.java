package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Processor time that processes have used, with all their children, also those that ended: it stays true when the
 * machine is busy, while rates do not. From {@code /proc/PID/stat} (proc(5)): fields 14 to 17, in clock ticks.
 */
final class CpuTime {

    /** USER_HZ, which every Linux tells its programs to be 100. */
    private static final double TICKS_PER_SECOND = 100;

    private CpuTime() {}

    /** One line of {@code /proc/PID/stat}. */
    record Stat(long pid, long parent, long ticks, long ticksOfEndedChildren) {

        /** The name of the program stands in parentheses and may hold blanks and parentheses itself. */
        static Stat parse(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return new Stat(
                    Long.parseLong(line.substring(0, line.indexOf(' '))),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }

    /** Seconds that the given processes and all that descend from them have used since they began. */
    static double seconds(List<Long> roots) {
        return ticks(roots, all()) / TICKS_PER_SECOND;
    }

    static double seconds(long... roots) {
        return seconds(java.util.Arrays.stream(roots).boxed().toList());
    }

    /** Time of an ended child is its parent's once that has taken note, so nothing counts twice. */
    static long ticks(List<Long> roots, List<Stat> processes) {
        Map<Long, Stat> byPid = new HashMap<>();
        Map<Long, List<Long>> children = new HashMap<>();
        for (Stat process : processes) {
            byPid.put(process.pid(), process);
            children.computeIfAbsent(process.parent(), parent -> new ArrayList<>())
                    .add(process.pid());
        }
        long ticks = 0;
        Deque<Long> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Stat process = byPid.remove(open.pop());
            if (process != null) {
                ticks += process.ticks() + process.ticksOfEndedChildren();
                open.addAll(children.getOrDefault(process.pid(), List.of()));
            }
        }
        return ticks;
    }

    private static List<Stat> all() {
        List<Stat> processes = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path directory : directories) {
                try {
                    processes.add(Stat.parse(Files.readString(directory.resolve("stat"))));
                } catch (IOException e) {
                    // It ended meanwhile.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the processes of this system cannot be read: the bench runs on Linux", e);
        }
        return processes;
    }

    /** Memory of the machine, in MB. */
    static double memoryMb() {
        return mb(Path.of("/proc/meminfo"), "MemTotal");
    }

    /** Memory that a process holds, in MB. */
    static double residentMb(long pid) {
        return mb(Path.of("/proc/" + pid + "/status"), "VmRSS");
    }

    /** The most memory that a process ever held, in MB. */
    static double peakMb(long pid) {
        return mb(Path.of("/proc/" + pid + "/status"), "VmHWM");
    }

    private static double mb(Path file, String field) {
        try {
            return Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(field + ":"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
