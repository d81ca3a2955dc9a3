package huella.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huella.model.Problem;
import huella.model.Rejected;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a password may be tried. Three limits hold together: for one address on one login, for one address on all
 * logins, and for one login from everywhere. One address alone cannot use up the last, so nobody can be shut out of the
 * own account by a single machine that tries it. What was tried with success does not count.
 *
 * <p>Unknown logins count as the known ones do. The memory of it is bounded, and lost when the service stops.
 */
final class Throttle {

    private static final Limit PAIR = new Limit("pair", 10, Duration.ofMinutes(15));
    private static final Limit PEER = new Limit("peer", 20, Duration.ofMinutes(15));
    private static final Limit LOGIN = new Limit("login", 100, Duration.ofHours(1));

    /** Keys kept; the ones not met for longest are forgotten first, and later those that are full again. */
    private static final long MOST = 50_000;

    private record Limit(String name, int times, Duration per) {}

    private record Key(Limit limit, String text) {}

    private final TimeMeter clock;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(LOGIN.per())
            .build();

    private final Cache<Key, Boolean> told =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(PEER.per()).build();

    Throttle() {
        this(TimeMeter.SYSTEM_MILLISECONDS);
    }

    Throttle(TimeMeter clock) {
        this.clock = clock;
    }

    /** One try that was let through; it counts until it is said to have succeeded. */
    final class Try {
        private final List<Bucket> taken;

        private Try(List<Bucket> taken) {
            this.taken = taken;
        }

        void succeeded() {
            taken.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /** A limit is reached. */
    static final class Full extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String limit;
        private final boolean news;
        private final int seconds;

        private Full(String limit, boolean news, int seconds) {
            super(limit, null, false, false);
            this.limit = limit;
            this.news = news;
            this.seconds = seconds;
        }

        /** Which one: pair, peer or login. */
        String limit() {
            return limit;
        }

        /** Whether it was not reached a moment ago already, so that one attack is told once. */
        boolean isNews() {
            return news;
        }

        /** For the caller (429), with the time to wait. */
        Rejected asRejected() {
            String words = seconds < 90 ? seconds + " segundos" : Math.ceilDiv(seconds, 60) + " minutos";
            return new Rejected(new Problem.TooMany(
                    "Hubo demasiados intentos con claves equivocadas. Espere " + words
                            + " y vuelva a intentarlo; si olvidó la clave, pida una nueva a quien administra el servicio.",
                    seconds));
        }
    }

    /** @throws Full when a limit is reached */
    Try begin(String login, String peer) {
        List<Key> keys = List.of(new Key(PAIR, login + " " + peer), new Key(PEER, peer), new Key(LOGIN, login));
        List<Bucket> taken = new ArrayList<>();
        for (Key key : keys) {
            Bucket bucket = buckets.get(key, this::filled);
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(other -> other.addTokens(1));
                int seconds = (int) Math.max(
                        1,
                        Duration.ofNanos(probe.getNanosToWaitForRefill())
                                .plusMillis(999)
                                .toSeconds());
                throw new Full(key.limit().name(), told.asMap().putIfAbsent(key, true) == null, seconds);
            }
            taken.add(bucket);
        }
        return new Try(taken);
    }

    private Bucket filled(Key key) {
        Limit limit = key.limit();
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(rule -> rule.capacity(limit.times()).refillGreedy(limit.times(), limit.per()))
                .build();
    }
}
