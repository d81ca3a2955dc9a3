package huella.access;

import java.time.Duration;
import java.util.Optional;

/**
 * What the operator decides about signing in.
 *
 * @param publicUrl where readers reach the service (HUELLA_PUBLIC_URL); with https the cookie is kept to https
 * @param idle how long a session lives without being used (HUELLA_SESSION_IDLE_MINUTES)
 * @param longest how long it lives at all (HUELLA_SESSION_HOURS)
 * @param proxies whose word on the address of a caller is believed (HUELLA_PROXIES)
 */
public record AccessSettings(Optional<String> publicUrl, Duration idle, Duration longest, Proxies proxies) {

    /** A working day without a break in the middle, and one sign-in a day. */
    public static final int IDLE_MINUTES = 480;

    public static final int LONGEST_HOURS = 12;
}
