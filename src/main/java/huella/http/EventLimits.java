package huella.http;

/**
 * What open event streams may cost; each is an environment variable.
 *
 * @param listeners streams that are open at once
 * @param keepAliveSeconds after how much silence a stream says that it is alive: less than what proxies on the way
 *     allow
 */
public record EventLimits(int listeners, int keepAliveSeconds) {

    public static final String LISTENERS = "HUELLA_MAX_LISTENERS";
    public static final String KEEP_ALIVE = "HUELLA_KEEP_ALIVE_SECONDS";
    public static final EventLimits DEFAULT = new EventLimits(200, 20);
}
