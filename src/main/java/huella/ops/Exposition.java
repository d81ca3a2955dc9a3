package huella.ops;

import huella.http.Measure;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes figures in the text format of Prometheus, version 0.0.4. */
final class Exposition {

    static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private Exposition() {}

    static byte[] of(List<Measure> measures) {
        Map<String, List<Measure>> byName = measures.stream()
                .collect(Collectors.groupingBy(Measure::name, LinkedHashMap::new, Collectors.toList()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create()
                    .write(
                            out,
                            new MetricSnapshots(byName.values().stream()
                                    .map(Exposition::one)
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The figures of one name, which differ by their labels. */
    private static MetricSnapshot one(List<Measure> measures) {
        Measure first = measures.getFirst();
        return switch (first.kind()) {
            case COUNTER -> {
                CounterSnapshot.Builder counter =
                        CounterSnapshot.builder().name(first.name()).help(first.help());
                measures.forEach(measure -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(measure))
                        .value(measure.value().getAsDouble())
                        .build()));
                yield counter.build();
            }
            case GAUGE -> {
                GaugeSnapshot.Builder gauge =
                        GaugeSnapshot.builder().name(first.name()).help(first.help());
                measures.forEach(measure -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(measure))
                        .value(measure.value().getAsDouble())
                        .build()));
                yield gauge.build();
            }
        };
    }

    private static Labels labels(Measure measure) {
        Labels.Builder labels = Labels.builder();
        measure.labels().forEach(labels::label);
        return labels.build();
    }
}
