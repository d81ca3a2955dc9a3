package huella.http;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * One figure that a room lets be seen at {@code /metrics}. The room counts with what the JDK has; who reads it, and in
 * what form, is of no concern to it.
 *
 * @param name as Prometheus names things: {@code huella_tiles_made}, a counter without {@code _total}
 * @param help what it says, in English, one line
 * @param labels that tell figures of the same name apart, the same keys for all of them
 */
public record Measure(String name, String help, Kind kind, Map<String, String> labels, DoubleSupplier value) {

    public enum Kind {
        /** Only grows, from 0 at the start of the program. */
        COUNTER,
        GAUGE
    }

    public Measure {
        labels = Map.copyOf(labels);
    }

    public static Measure counter(String name, String help, LongAdder count) {
        return new Measure(name, help, Kind.COUNTER, Map.of(), count::sum);
    }

    public static Measure gauge(String name, String help, DoubleSupplier value) {
        return new Measure(name, help, Kind.GAUGE, Map.of(), value);
    }

    /** The same figure for one value of a label. */
    public Measure with(String label, String text, DoubleSupplier value) {
        return new Measure(name, help, kind, Map.of(label, text), value);
    }
}
