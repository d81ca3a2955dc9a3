package huella.ops;

import huella.http.Measure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the process takes of its machine, under the names that Prometheus' own libraries use. */
public final class ProcessMeasures {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private ProcessMeasures() {}

    public static List<Measure> all() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return List.of(
                new Measure(
                        "process_cpu_seconds",
                        "Time that processors worked for it",
                        Measure.Kind.COUNTER,
                        Map.of(),
                        () -> machine.getProcessCpuTime() / 1e9),
                Measure.gauge(
                        "process_resident_memory_bytes",
                        "Memory of the machine that it has; 0 where that is not known",
                        ProcessMeasures::resident),
                Measure.gauge(
                        "jvm_heap_used_bytes",
                        "Memory of its objects",
                        () -> memory.getHeapMemoryUsage().getUsed()),
                Measure.gauge(
                        "jvm_threads",
                        "Its threads, but not the virtual ones",
                        () -> ManagementFactory.getThreadMXBean().getThreadCount()));
    }

    private static double resident() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(line -> 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
