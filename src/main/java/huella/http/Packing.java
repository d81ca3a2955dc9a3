package huella.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import huella.http.KeptAnswer.Coded;
import huella.http.KeptAnswer.Forms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs kept answers with Brotli, which takes longer than gzip and comes out smaller. One thread, in its own time, for
 * what is asked for a second time; nobody waits for it, and what it cannot take on is left to the next reader.
 */
public final class Packing implements AutoCloseable {

    /** Beyond it the time doubles with each step, for a hundredth less. */
    private static final Encoder.Parameters QUALITY = new Encoder.Parameters().setQuality(6);

    private static final int MOST_WAITING = 200;
    private static final int IDLE_S = 30;

    private static final Logger log = LoggerFactory.getLogger(Packing.class);

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, IDLE_S, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Packing::threadFor);

    public Packing() {
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread threadFor(Runnable work) {
        Thread thread = new Thread(work, "huella-packing");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Packs an answer, unless that is being done or not worth it.
     *
     * @param packed takes the answer with the new form
     */
    void pack(KeptAnswer answer, Consumer<KeptAnswer> packed) {
        Forms forms = answer.forms();
        if (!forms.isWorthCoding()
                || forms.brotli() != null
                || !answer.beingPacked().compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(() -> pack(answer, forms, packed));
        } catch (RejectedExecutionException busy) {
            answer.beingPacked().set(false);
        }
    }

    private static void pack(KeptAnswer answer, Forms forms, Consumer<KeptAnswer> packed) {
        try {
            if (Brotli4jLoader.isAvailable()) { // or there is none for this machine
                byte[] bytes = Encoder.compress(content(forms), QUALITY);
                Coded brotli = Coded.of(bytes, '"' + forms.digest() + "-br\"", "br");
                packed.accept(answer.in(new Forms(forms.digest(), true, forms.plain(), forms.gzip(), brotli)));
            }
        } catch (IOException | RuntimeException e) {
            log.warn("An answer could not be packed, and stays as it is", e);
        }
    }

    private static byte[] content(Forms forms) throws IOException {
        if (forms.plain() != null) {
            return forms.plain().bytes();
        }
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(forms.gzip().bytes()))) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
