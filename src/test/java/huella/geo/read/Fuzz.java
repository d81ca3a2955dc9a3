package huella.geo.read;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code ./huella fuzz [SECONDS [FIRST]]}: breaks files of every format, one after the other, until the time is over.
 * The number of a file that ends wrongly is printed; with it as FIRST the same file comes first again.
 */
final class Fuzz {

    private static final int DEFAULT_SECONDS = 60;
    private static final Duration SAID = Duration.ofSeconds(10);

    private Fuzz() {}

    public static void main(String[] arguments) throws IOException {
        int seconds = arguments.length < 1 ? DEFAULT_SECONDS : Integer.parseInt(arguments[0]);
        long first = arguments.length < 2
                ? ThreadLocalRandom.current().nextLong(1_000, 1_000_000_000)
                : Long.parseLong(arguments[1]);
        System.out.println("Breaking files for " + seconds + " s, from number " + first);
        Map<Seeds, Fuzzing> all = new EnumMap<>(Seeds.class);
        for (Seeds format : Seeds.values()) {
            all.put(format, new Fuzzing());
        }
        Instant end = Instant.now().plusSeconds(seconds);
        Instant next = Instant.now().plus(SAID);
        for (long number = first; Instant.now().isBefore(end); number++) {
            for (Seeds format : Seeds.values()) {
                all.get(format).once(format, number);
            }
            if (Instant.now().isAfter(next)) {
                System.out.println("  " + (number - first + 1) + " of each");
                next = Instant.now().plus(SAID);
            }
        }
        all.forEach((format, fuzzing) -> System.out.println(format + ": " + fuzzing.counts()));
    }
}
