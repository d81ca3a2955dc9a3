package huella.http;

import io.javalin.config.JavalinConfig;
import java.util.List;

/** What a room brings to the web door. */
public interface Routes {

    void register(JavalinConfig config);

    /** What the published description lists; empty for what no program reads. */
    default List<Resource> resources() {
        return List.of();
    }

    /** The URIs of the conformance classes of OGC standards that this code implements. */
    default List<String> conformsTo() {
        return List.of();
    }

    /** What can be seen of the room at work, at {@code /metrics}. */
    default List<Measure> measures() {
        return List.of();
    }
}
