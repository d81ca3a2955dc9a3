package huella.geo.read;

import huella.geo.Format;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * What reading a file found out about it as a whole.
 *
 * @param box of all usable shapes, longitude/latitude; empty when nothing was read or nothing is usable
 * @param asked what has to be known before it can be read; then nothing was
 */
public record Findings(
        Format format, List<ReadLayer> layers, List<String> notes, Optional<Envelope> box, Optional<Asked> asked) {

    public Findings {
        layers = List.copyOf(layers);
        notes = List.copyOf(notes);
    }

    /** A question about a layer. */
    public record Asked(String layer, Placement.Question question) {}

    /** A layer and what became of its features; {@code placed} is empty when it was not read. */
    public record ReadLayer(
            LayerSurvey survey, int good, int refused, int repaired, Optional<Placement.Placed> placed) {
        static ReadLayer unread(LayerSurvey survey) {
            return new ReadLayer(survey, 0, 0, 0, Optional.empty());
        }
    }
}
