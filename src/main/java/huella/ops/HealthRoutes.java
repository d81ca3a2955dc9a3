package huella.ops;

import huella.http.Json;
import huella.http.Limits;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Routes;
import huella.store.Database;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code /health/live}: the process works. {@code /health/ready}: it can answer, the database included. A load balancer
 * sends traffic by the second and a supervisor restarts by the first.
 */
public final class HealthRoutes implements Routes {

    private final Database database;
    private final AtomicBoolean stopping;
    private final Limits limits;
    private final String version;

    public HealthRoutes(Database database, AtomicBoolean stopping, Limits limits, String version) {
        this.database = database;
        this.stopping = stopping;
        this.limits = limits;
        this.version = version;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, "/health/live", context -> answer(context, 200, "ok"));
        Reads.at(config, "/health/ready", this::ready);
    }

    private void ready(Context context) {
        if (stopping.get()) {
            answer(context, 503, "deteniéndose");
        } else if (!database.answers()) {
            answer(context, 503, "sin base de datos");
        } else {
            answer(context, 200, "ok");
        }
    }

    private void answer(Context context, int status, String state) {
        Params.of(context, limits);
        context.status(status).header("Cache-Control", "no-store");
        if (status == 503) {
            context.header("Retry-After", "5");
        }
        context.result(Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("estado", state);
                    json.writeStringField("version", version);
                    json.writeEndObject();
                })
                .body());
        context.contentType("application/json");
    }
}
