package huella.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * What a collection covers.
 *
 * @param box longitude/latitude WGS 84; empty when there are no features
 * @param first when its oldest current version was published
 * @param last when its newest one was
 */
public record Extent(Optional<Envelope> box, Optional<Instant> first, Optional<Instant> last) {}
