package huella.bench;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node says of itself under {@code /metrics}. */
record Metrics(String text) {

    static Metrics of(int port) {
        Http.Answer answer = Http.get(port, "/metrics");
        if (answer.status() != 200) {
            throw new IllegalStateException("/metrics was answered with " + answer.status());
        }
        return new Metrics(new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when there is no such figure: a bench must not read silence as nought */
    double get(String name) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "(?:_total)? ([0-9.eE+-]+)").matcher(text);
        if (!line.find()) {
            throw new IllegalStateException("/metrics does not tell " + name);
        }
        return Double.parseDouble(line.group(1));
    }

    double keptAnswers() {
        return get("huella_kept_answers");
    }

    /** Tiles that were made, since the node began. */
    double tilesMade() {
        return get("huella_tiles_made");
    }

    /** Answers that were dropped because of publications, since the node began. */
    double outdated() {
        return get("huella_kept_outdated");
    }
}
