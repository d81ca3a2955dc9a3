package huella.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/**
 * Declares a resource that is read; by anyone unless it says otherwise. HEAD runs the same handler as GET (RFC 9110
 * §9.3.2), so its headers are true.
 */
public final class Reads {

    private Reads() {}

    public static void at(JavalinConfig config, String path, Handler handler) {
        at(config, path, Entry.ANYONE, handler);
    }

    public static void at(JavalinConfig config, Resource resource, Handler handler) {
        at(config, resource.path(), resource.entry(), handler);
    }

    private static void at(JavalinConfig config, String path, Entry entry, Handler handler) {
        config.routes.get(path, handler, entry);
        config.routes.head(path, handler, entry);
    }
}
