package huella.ops;

import huella.access.Networks;
import huella.access.Proxies;
import huella.http.Limits;
import huella.http.Measure;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /metrics}: the figures of all rooms, in the text format of Prometheus. They are the operator's: whoever does
 * not ask from a network that the operator named finds nothing here.
 */
public final class MetricsRoutes implements Routes {

    /** Networks that may ask. */
    public static final String FROM = "HUELLA_METRICS_FROM";

    /** The machine itself. */
    public static final String DEFAULT_FROM = "127.0.0.0/8, ::1";

    private final Supplier<List<Measure>> measures;
    private final Networks from;
    private final Proxies proxies;
    private final Limits limits;

    public MetricsRoutes(Supplier<List<Measure>> measures, Networks from, Proxies proxies, Limits limits) {
        this.measures = measures;
        this.from = from;
        this.proxies = proxies;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, "/metrics", this::metrics);
    }

    private void metrics(Context context) {
        if (!mayAsk(context)) {
            throw Rejected.notFound("No hay nada en esta dirección. Los recursos están descritos en /.");
        }
        Params.of(context, limits);
        context.header("Cache-Control", "no-store");
        context.result(Exposition.of(measures.get()));
        context.contentType(Exposition.MEDIA_TYPE);
    }

    private boolean mayAsk(Context context) {
        List<String> forwardedFor = Optional.ofNullable(context.req().getHeaders("X-Forwarded-For"))
                .map(values -> List.copyOf(java.util.Collections.list(values)))
                .orElse(List.of());
        // A proxy of somebody's that says nothing of whom it asks for at least says that it is one.
        boolean isHidden =
                forwardedFor.isEmpty() && (context.header("Forwarded") != null || context.header("Via") != null);
        return !isHidden
                && proxies.find(context.req().getRemoteAddr(), forwardedFor)
                        .filter(from::hold)
                        .isPresent();
    }
}
