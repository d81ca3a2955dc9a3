package huella.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PostgreSQL's own client, kept open, printing what a query of one row and one column gives. */
final class PsqlSession implements AutoCloseable {

    private final Process process;
    private final InputStream out;

    /** @param firstByteNs from the question until the first byte was printed */
    record Answer(long firstByteNs, long totalNs, long bytes) {}

    PsqlSession(BenchServer server) throws IOException {
        process = new ProcessBuilder(
                        List.of(Tools.PSQL.path().toString(), "-X", "-q", "-A", "-t", server.libpqUrl(BenchData.MADE)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = new BufferedInputStream(process.getInputStream(), 1 << 16);
    }

    Answer ask(String query) throws IOException {
        long start = System.nanoTime();
        process.getOutputStream().write((query + "\n;\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        long firstByte = 0;
        long bytes = 0;
        for (int c = out.read(); c != '\n'; c = out.read()) {
            if (c < 0) {
                throw new IllegalStateException("psql ended");
            }
            if (bytes++ == 0) {
                firstByte = System.nanoTime() - start;
            }
        }
        return new Answer(firstByte, System.nanoTime() - start, bytes);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
