package huella.bench;

import huella.bench.ColdBench.Cost;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** What tiles cost by zoom, a line for each who made them. */
final class ColdTables {

    private ColdTables() {}

    static String markdown(
            String ours, Map<String, Map<Integer, List<Cost>>> costs, Map<String, Map<Integer, Double>> bytes) {
        StringBuilder text = new StringBuilder();
        table(text, "CPU ms a tile", costs, Cost::cpuMs);
        table(text, "Tiles/s", costs, Cost::perSecond);
        ratios(
                text,
                "CPU of others, times ours (above 1: ours is less)",
                ours,
                costs,
                (own, other) -> median(other, Cost::cpuMs) / median(own, Cost::cpuMs));
        ratios(
                text,
                "Our tiles/s, times theirs",
                ours,
                costs,
                (own, other) -> median(own, Cost::perSecond) / median(other, Cost::perSecond));
        text.append("Mean kB of an answer:\n\n");
        bytes.forEach((what, byZoom) -> {
            if (what.equals(bytes.keySet().iterator().next())) {
                head(text, byZoom.keySet());
            }
            text.append("| ").append(what);
            byZoom.values().forEach(size -> text.append(" | ").append("%.1f".formatted(size / 1000)));
            text.append(" |\n");
        });
        return text.toString();
    }

    private static void table(
            StringBuilder text,
            String title,
            Map<String, Map<Integer, List<Cost>>> costs,
            ToDoubleFunction<Cost> figure) {
        text.append(title).append(", median and spread:\n\n");
        head(text, costs.values().iterator().next().keySet());
        costs.forEach((what, byZoom) -> {
            text.append("| ").append(what);
            for (List<Cost> measured : byZoom.values()) {
                Sample sample =
                        Sample.of(measured.stream().map(figure::applyAsDouble).toList());
                text.append(" | ")
                        .append(sample.text(sample.median() >= 100 ? "%.0f" : sample.median() >= 10 ? "%.1f" : "%.2f"));
            }
            text.append(" |\n");
        });
        text.append('\n');
    }

    private static void ratios(
            StringBuilder text,
            String title,
            String ours,
            Map<String, Map<Integer, List<Cost>>> costs,
            ToDoubleBiFunction<List<Cost>, List<Cost>> ratio) {
        if (costs.size() < 2) {
            return;
        }
        text.append(title).append(":\n\n");
        head(text, costs.get(ours).keySet());
        costs.forEach((what, byZoom) -> {
            if (!what.equals(ours)) {
                text.append("| ").append(what);
                byZoom.forEach((zoom, costsThere) -> text.append(" | ")
                        .append("%.2f"
                                .formatted(ratio.applyAsDouble(costs.get(ours).get(zoom), costsThere))));
                text.append(" |\n");
            }
        });
        text.append('\n');
    }

    static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return Sample.of(costs.stream().map(figure::applyAsDouble).toList()).median();
    }

    private static void head(StringBuilder text, Iterable<Integer> zooms) {
        text.append("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (int zoom : zooms) {
            text.append(" z").append(zoom).append(" |");
            rule.append("---|");
        }
        text.append('\n').append(rule).append('\n');
    }
}
