package huella.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/** Declares an operation that changes something, with who may do it. */
public final class Writes {

    private Writes() {}

    public static void at(JavalinConfig config, Resource resource, Handler handler) {
        config.routes.addHttpHandler(resource.method(), resource.path(), handler, resource.entry());
    }
}
