package huella.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that may be of any length. What is short is made whole before its first byte is sent, as every other answer
 * ({@link Representation}). What is long goes out while it is made, and memory holds a piece of it; when making it
 * fails half-way the connection is cut without the end that HTTP asks for (RFC 9112 §8), so no client can take the half
 * for the whole.
 *
 * @param now names the bytes that would be made now, by their causes; asked for before anything is made
 * @param made names the bytes that are being made, once their first piece is there
 */
public record Streamed(String mediaType, Supplier<EntityTag> now, Supplier<EntityTag> made, Content content) {

    private static final Logger log = LoggerFactory.getLogger(Streamed.class);

    /** From here on an answer is long. */
    static final int WHOLE = 1 << 19;

    private static final int PIECE = 1 << 15;

    /** Writes the answer from its beginning to its end. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Nobody asked for more than how it begins. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("HEAD", null, false, false);
        }
    }

    /**
     * Sends it, unless the reader has it.
     *
     * @param vary request headers on which it depends besides Accept-Encoding; empty for none
     * @param keeping how it may be kept when it is short
     * @param turns of which a long one takes one, since it holds a connection to the database for as long as its reader
     *     likes
     * @throws huella.model.Rejected (503) when it is long and all turns are taken
     */
    public void send(Context context, String vary, Keeping keeping, Turns turns) {
        context.disableCompression();
        boolean packed = Codings.of(context.header("Accept-Encoding")).gzip();
        context.header("Vary", Representation.vary(vary));
        context.contentType(mediaType);
        if (tag(now.get(), packed).answers(context, Representation.REVALIDATE)) {
            return;
        }
        Beginning out = new Beginning(context, packed, turns);
        try {
            content.writeTo(out);
            out.end();
        } catch (Enough enough) {
            return;
        } catch (RuntimeException | IOException e) {
            if (out.begun == null) {
                context.res().setHeader("ETag", null); // it names what there would have been
                throw e instanceof RuntimeException failure ? failure : new UncheckedIOException((IOException) e);
            }
            cut(context, e);
            return;
        } finally {
            out.leave();
        }
        if (out.begun == null) {
            Representation whole = new Representation(mediaType, out.first.toByteArray());
            if (vary.isEmpty()) {
                whole.send(context, Representation.REVALIDATE, keeping);
            } else {
                whole.send(context, Representation.REVALIDATE, vary, keeping);
            }
        }
    }

    private static EntityTag tag(EntityTag causes, boolean packed) {
        return packed ? new EntityTag(causes.value().replaceFirst("\"$", "-gzip\"")) : causes;
    }

    private void cut(Context context, Exception reason) {
        if (isOfClient(reason)) {
            log.debug("The client left before the end of {}", context.path());
        } else {
            log.warn("{} could not be finished; its connection is cut", context.path(), reason);
        }
        ServletContextRequest.getServletContextRequest(context.req())
                .getServletChannel()
                .abort(reason);
    }

    private static boolean isOfClient(Throwable reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof EofException || cause instanceof Caller.Gone) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the first bytes, and sends from then on when there are more. */
    private final class Beginning extends OutputStream {

        private final Context context;
        private final boolean packed;
        private ByteArrayOutputStream first = new ByteArrayOutputStream(PIECE);
        private final Turns turns;
        private Turns.Turn turn;
        private OutputStream begun;

        Beginning(Context context, boolean packed, Turns turns) {
            this.turns = turns;
            this.context = context;
            this.packed = packed;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (begun != null) {
                begun.write(bytes, from, count);
            } else if (first.size() + count <= WHOLE) {
                first.write(bytes, from, count);
            } else {
                begin();
                begun.write(bytes, from, count);
                begun.flush();
            }
        }

        private void begin() throws IOException {
            if (context.method() != HandlerType.HEAD) {
                turn = turns.take();
            }
            context.header("ETag", tag(made.get(), packed).value());
            if (packed) {
                context.header("Content-Encoding", "gzip");
            }
            if (context.method() == HandlerType.HEAD) {
                throw new Enough();
            }
            OutputStream wire = context.res().getOutputStream();
            begun = packed ? new Quick(wire) : wire;
            first.writeTo(begun);
            first = null;
        }

        void leave() {
            if (turn != null) {
                turn.close();
            }
        }

        void end() throws IOException {
            if (begun != null) {
                begun.close();
            }
        }
    }

    /** Compressed as fast as can be: who waits for the end of it waits for us. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, PIECE, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
