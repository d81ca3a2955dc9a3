package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk: one thread on the last core, asking for a list of addresses in turn, as fast as the answers
 * come. It tops out near 100,000 requests/s itself, so the processor time of the server per request stands beside each
 * rate.
 */
final class Wrk {

    private static final Pattern LINE = Pattern.compile(
            "measured requests=(\\d+) bytes=(\\d+) us=(\\d+) errors=(\\d+) p50=([\\d.]+) p99=([\\d.]+)");

    private final Path directory;

    Wrk(Path directory) {
        this.directory = directory;
    }

    /**
     * What is asked for.
     *
     * @param etag sent as If-None-Match; empty for none
     */
    record Question(String path, String etag) {}

    /**
     * What came of it.
     *
     * @param bytes of all answers with their headers
     * @param cpuSeconds that the servers used meanwhile
     */
    record Load(long requests, long bytes, double seconds, double p50Ms, double p99Ms, double cpuSeconds) {

        double perSecond() {
            return requests / seconds;
        }

        double cpuUs() {
            return cpuSeconds * 1e6 / requests;
        }
    }

    /**
     * Asks for some time.
     *
     * @param servers processes whose time is counted
     * @throws IllegalStateException when any request failed: a rate of errors is no rate
     */
    Load run(int port, List<Question> questions, int connections, double seconds, List<Long> servers) {
        try {
            Path script = Files.writeString(directory.resolve("wrk.lua"), script(questions));
            List<String> command = Started.onCore(
                    Runtime.getRuntime().availableProcessors() - 1,
                    List.of(
                            Tools.WRK.path().toString(),
                            "-t1",
                            "-c" + connections,
                            "-d" + Math.max(1, Math.round(seconds)) + "s",
                            "--timeout",
                            "60s",
                            "-s",
                            script.toString(),
                            "http://127.0.0.1:" + port + "/"));
            double before = CpuTime.seconds(servers);
            String said = Peer.said(command);
            return parse(said, CpuTime.seconds(servers) - before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Load parse(String said, double cpuSeconds) {
        Matcher line = LINE.matcher(said);
        if (!line.find()) {
            throw new IllegalStateException("wrk said something else: " + said);
        }
        if (!line.group(4).equals("0") || line.group(1).equals("0")) {
            throw new IllegalStateException("requests failed: " + line.group());
        }
        return new Load(
                Long.parseLong(line.group(1)),
                Long.parseLong(line.group(2)),
                Long.parseLong(line.group(3)) / 1e6,
                Double.parseDouble(line.group(5)),
                Double.parseDouble(line.group(6)),
                cpuSeconds);
    }

    /** Requests are made once, so that the generator's core is spent on sending. */
    private static String script(List<Question> questions) {
        List<String> lines = new ArrayList<>();
        for (Question question : questions) {
            lines.add(String.format(Locale.ROOT, "{[[%s]], [[%s]]}", question.path(), question.etag()));
        }
        return """
                local questions = {
                %s}
                local requests, n = {}, 0
                init = function(arguments)
                    for i, question in ipairs(questions) do
                        local headers = {["Host"] = wrk.headers["Host"], ["Accept-Encoding"] = "gzip"}
                        if question[2] ~= "" then headers["If-None-Match"] = question[2] end
                        requests[i] = wrk.format("GET", question[1], headers)
                    end
                end
                request = function()
                    n = n %% #requests + 1
                    return requests[n]
                end
                done = function(summary, latency)
                    local errors = summary.errors
                    io.write(string.format("measured requests=%%d bytes=%%d us=%%d errors=%%d p50=%%.3f p99=%%.3f\\n",
                        summary.requests, summary.bytes, summary.duration,
                        errors.connect + errors.read + errors.write + errors.timeout + errors.status,
                        latency:percentile(50) / 1000, latency:percentile(99) / 1000))
                end
                """.formatted(String.join(",\n", lines) + "\n");
    }
}
