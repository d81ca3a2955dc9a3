package huella.imports;

import huella.geo.read.ReadLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Features of one file on their way into the table, some hundred at once, and no more in all than a file may hold. What
 * a reading process says is counted here too: a small file can repeat a text for ever, and a process that was taken
 * over can say anything.
 */
final class FeatureRows {

    private static final int ROWS = 500;
    private static final int ROW_BYTES = 4 << 20;

    /** A feature that mixes points, lines and areas becomes one of each. */
    private static final int MOST_KINDS = 3;

    private final ImportStore store;
    private final Import read;
    private final ReadLimits limits;
    private final List<ReadingFrames.Answer.Feature> waiting = new ArrayList<>();
    private long waitingBytes;
    private long allBytes;
    private long all;

    FeatureRows(ImportStore store, Import read, ReadLimits limits) {
        this.store = store;
        this.read = read;
        this.limits = limits;
    }

    /** @throws TooMuch naming the limit */
    void add(ReadingFrames.Answer.Feature feature) {
        all++;
        if (all > MOST_KINDS * limits.features()) {
            throw new TooMuch("El archivo tiene demasiados objetos (" + ReadLimits.FEATURES + "). Divídalo.");
        }
        long bytes = feature.bytes();
        waitingBytes += bytes;
        allBytes += bytes;
        if (allBytes > 2 * limits.unpackedBytes()) {
            throw new TooMuch("Lo que el archivo dice ocupa demasiado (" + ReadLimits.UNPACKED_BYTES
                    + "): quite las columnas de texto que no hacen falta, o divídalo.");
        }
        waiting.add(feature);
        if (waiting.size() >= ROWS || waitingBytes >= ROW_BYTES) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            store.addFeatures(read.account(), read.id(), waiting);
            waiting.clear();
            waitingBytes = 0;
        }
    }

    /** A file that says more than may be kept; cause and cure. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooMuch(String causeAndCure) {
            super(causeAndCure);
        }
    }
}
