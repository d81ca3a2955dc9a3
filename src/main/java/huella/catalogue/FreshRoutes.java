package huella.catalogue;

import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed something sees it in their next answer from this node: what is new is looked up before they are told that
 * it was done, and not only when the database tells of it a moment later.
 */
public final class FreshRoutes implements Routes {

    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final int FIRST_REFUSAL = 400;

    private static final Logger log = LoggerFactory.getLogger(FreshRoutes.class);

    private final Freshness freshness;

    public FreshRoutes(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.after(this::catchUp);
    }

    private void catchUp(Context context) {
        if (READS.contains(context.method()) || context.statusCode() >= FIRST_REFUSAL) {
            return;
        }
        try {
            freshness.catchUp();
        } catch (Rejected e) {
            // What was asked for is done, and that is the answer. The database tells of it when it answers again.
            log.warn("The change was made; what is new could not be looked up: {}", e.getMessage());
        }
    }
}
