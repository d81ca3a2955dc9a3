package huella.geo.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The first reading: counts, columns with some values, the box of all coordinates, a sample of the shapes. */
final class Surveyor implements FeatureSink {

    /** Layers as wide as a layer may be that a file may have. */
    private static final int LAYERS = 10;

    private static final int SAMPLED = 200;
    private static final int SAMPLED_VERTICES = 500;
    private static final int SHOWN_VALUES = 3;
    private static final int SHOWN_TEXT = 80;

    private final ReadLimits limits;
    private final Progress progress;
    private final List<Found> layers = new ArrayList<>();
    private final Notes notes = new Notes();
    private long features;
    private int columns;

    /** Told how many features have been seen. */
    interface Progress {
        void seen(long features);
    }

    private static final class Found {
        private final SourceLayer layer;
        private final ColumnNames names;
        private final Map<String, List<String>> columns = new LinkedHashMap<>();
        private final Envelope box = new Envelope();
        private final List<Geometry> sample = new ArrayList<>();
        private long features;
        private long step = 1; // every how many shapes one is kept: doubled when the sample is full

        private Found(SourceLayer layer) {
            this.layer = layer;
            this.names = new ColumnNames(layer);
        }

        private void keep(Geometry shape) {
            if (features % step != 0 || shape.getNumPoints() > SAMPLED_VERTICES) {
                return;
            }
            if (sample.size() == SAMPLED) {
                for (int i = SAMPLED - 1; i > 0; i -= 2) {
                    sample.remove(i);
                }
                step *= 2;
            }
            sample.add(shape);
        }
    }

    Surveyor(ReadLimits limits, Progress progress) {
        this.limits = limits;
        this.progress = progress;
    }

    @Override
    public void layer(SourceLayer layer) {
        Found found = new Found(layer);
        layer.columns().forEach(column -> column(found, column));
        layers.add(found);
        if (layers.size() > limits.entries()) {
            throw ReadLimits.exceeded(
                    "capas", limits.entries(), ReadLimits.ENTRIES, "Envíe sólo las capas que hacen falta.");
        }
    }

    @Override
    public void feature(SourceFeature feature) {
        Found found = layers.getLast();
        if (++features > limits.features()) {
            throw ReadLimits.exceeded(
                    "objetos", limits.features(), ReadLimits.FEATURES, "Divida el archivo e impórtelo por partes.");
        }
        progress.seen(features);
        feature.values().forEach((name, value) -> {
            List<String> shown = column(found, name);
            if (value != null && shown.size() < SHOWN_VALUES) {
                String text = CleanText.of(shown(value)).strip();
                if (!text.isEmpty() && !shown.contains(text)) {
                    shown.add(text);
                }
            }
        });
        for (Geometry shape : feature.shape().geometries()) {
            found.box.expandToInclude(shape.getEnvelopeInternal());
            found.keep(shape);
        }
        found.features++;
    }

    private List<String> column(Found found, String raw) {
        String name = found.names.of(raw);
        List<String> shown = found.columns.get(name);
        if (shown == null) {
            shown = new ArrayList<>();
            found.columns.put(name, shown);
            if (found.columns.size() > limits.columns()) {
                throw ReadLimits.exceeded(
                        "columnas", limits.columns(), ReadLimits.COLUMNS, "Quite las columnas que no hacen falta.");
            }
            if (++columns > LAYERS * limits.columns()) {
                throw ReadLimits.exceeded(
                        "columnas entre todas sus capas",
                        (long) LAYERS * limits.columns(),
                        LAYERS + " veces " + ReadLimits.COLUMNS,
                        "Envíe por separado las capas que hacen falta.");
            }
        }
        return shown;
    }

    private static String shown(Object value) {
        String text = value instanceof List<?> items
                ? items.stream()
                        .limit(SHOWN_VALUES)
                        .map(String::valueOf)
                        .reduce((a, b) -> a + "; " + b)
                        .orElse("")
                : String.valueOf(value);
        return text.length() > SHOWN_TEXT ? text.substring(0, text.offsetByCodePoints(0, SHOWN_TEXT / 2)) + "…" : text;
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    long features() {
        return features;
    }

    List<String> notes() {
        return notes.all();
    }

    List<LayerSurvey> surveys() {
        return layers.stream()
                .map(found -> new LayerSurvey(found.layer, found.columns, found.features, found.box, found.sample))
                .toList();
    }
}
