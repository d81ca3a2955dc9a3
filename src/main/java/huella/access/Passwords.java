package huella.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import huella.model.Problem;
import huella.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Passwords as Argon2id (RFC 9106), with the least that OWASP recommends: 19 MiB, two passes, one lane. One costs a
 * core the better part of a tenth of a second, on purpose; so that nobody can spend all cores on it, two are made at
 * once and the others are asked to come back.
 *
 * <p>A login that does not exist costs the same as a wrong password: the answer's time names no account.
 */
final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** How a hash of today begins, in the PHC form. */
    private static final String COSTS = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private static final int AT_ONCE = 2;
    private static final long WAIT_MS = 1_000;
    private static final int RETRY_AFTER_S = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = nobodys();

    /**
     * What to keep of a password, in the PHC form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
     *
     * @throws Rejected (429) when others take all turns
     */
    String hash(String password) {
        return inTurn(() -> made(password));
    }

    /**
     * Whether this is the password of which the hash was kept. Without a hash it is not, after the same time.
     *
     * @throws Rejected (429) when others take all turns
     */
    boolean matches(String password, Optional<String> hash) {
        return inTurn(() -> Argon2Function.getInstanceFromHash(hash.orElse(nobodys))
                        .check(plain(password), hash.orElse(nobodys)))
                && hash.isPresent();
    }

    /** Whether a hash was made with other costs than those of today; the next sign-in is the time to renew it. */
    boolean isOutdated(String hash) {
        return !hash.startsWith(COSTS);
    }

    /** A hash of no password at all: comparing with it costs what every other comparison does, making it nothing. */
    private static String nobodys() {
        return COSTS + random(SALT_BYTES) + '$' + random(HASH_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private String made(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return argon().hash(plain(password).getBytes(StandardCharsets.UTF_8), salt)
                .getResult();
    }

    /** The library keeps it, with its 19 MiB: not before somebody signs in. */
    private static Argon2Function argon() {
        return Argon2Function.getInstance(
                MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    }

    /** One «ñ» and not two: keyboards disagree on how a letter with a mark is sent (Unicode, normal form C). */
    private static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private interface Work<T> {
        T result();
    }

    private <T> T inTurn(Work<T> work) {
        try {
            if (!turns.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.result();
        } finally {
            turns.release();
        }
    }

    private static Rejected busy() {
        return new Rejected(new Problem.TooMany(
                "Muchas personas están entrando a la vez. Vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                RETRY_AFTER_S));
    }
}
