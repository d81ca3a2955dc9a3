package huella.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/** Declares a resource that is read. HEAD runs the same handler as GET (RFC 9110 §9.3.2), so its headers are true. */
public final class Reads {

    private Reads() {}

    public static void at(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    public static void at(JavalinConfig config, Resource resource, Handler handler) {
        at(config, resource.path(), handler);
    }
}
