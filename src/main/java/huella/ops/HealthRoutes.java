package huella.ops;

import huella.http.Json;
import huella.http.Limits;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Routes;
import huella.store.Database;
import huella.store.ReplicaState;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code /health/live}: the process works. {@code /health/ready}: it can answer, the database included. A load balancer
 * sends traffic by the second and a supervisor restarts by the first. A node whose primary is gone while a streaming
 * replica goes on is ready: the map works, and who wants to write is told to try again.
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
        } else if (database.answers()) {
            answer(context, 200, "ok");
        } else if (database.replica().filter(ReplicaState.IN_USE::equals).isPresent()) {
            answer(context, 200, "solo lectura");
        } else {
            answer(context, 503, "sin base de datos");
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
                    if (context.path().endsWith("/ready") && database.replica().isPresent()) {
                        json.writeStringField(
                                "replica", database.replica().get().word());
                    }
                    json.writeEndObject();
                })
                .body());
        context.contentType("application/json");
    }
}
