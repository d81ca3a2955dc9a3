package huella.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A finished answer: a media type and bytes. Sending it answers a conditional request with 304, and compresses.
 *
 * <p>The ETag is strong and made of the content, so two nodes agree on it. A strong ETag names exact bytes (RFC 9110
 * §8.8.3), so the gzip form has its own.
 */
public final class Representation {

    /** The answer may be kept, but must be asked about before it is used again: an edit shows in the next request. */
    public static final String REVALIDATE = "no-cache";

    private static final String ALWAYS_VARY = "Accept-Encoding";

    private static final int COMPRESS_FROM = 600; // below one packet, compression saves nothing

    private final String mediaType;
    private final byte[] body;
    private final String digest;
    private final byte[] packed;

    private Representation(String mediaType, byte[] body, byte[] packed, String digest) {
        this.mediaType = mediaType;
        this.body = body;
        this.digest = digest;
        this.packed = packed;
    }

    /** An answer that is sent once: compressed quickly, and only when the reader takes it so. */
    public Representation(String mediaType, byte[] body) {
        this(mediaType, body, null, EntityTag.digest(body));
    }

    /** An answer that several wait for: compressed quickly, once for all of them. */
    public static Representation shared(String mediaType, byte[] body) {
        byte[] packed = body.length < COMPRESS_FROM ? null : QuickGzip.of(body);
        return new Representation(mediaType, body, packed, EntityTag.digest(body));
    }

    /** An answer that is sent many times: compressed well, now, unless that gains nothing. */
    static Representation kept(String mediaType, byte[] body) {
        byte[] packed = gzip(body, Deflater.BEST_COMPRESSION);
        return new Representation(
                mediaType, body, packed.length < body.length * 0.9 ? packed : body, EntityTag.digest(body));
    }

    /** The same, with something in front of its tag that a later {@code If-Match} can be read by. */
    public Representation tagged(String prefix) {
        return new Representation(mediaType, body, packed, prefix + "-" + digest);
    }

    public byte[] body() {
        return body;
    }

    /** The same, for an answer that depends on request headers besides. */
    public void send(Context context, String cacheControl, String vary) {
        send(context, cacheControl, vary(vary), Optional.empty());
    }

    public void send(Context context, String cacheControl) {
        send(context, cacheControl, ALWAYS_VARY, Optional.empty());
    }

    /** The same, and keeps the answer for others who ask. */
    public void send(Context context, String cacheControl, Keeping keeping) {
        send(context, cacheControl, ALWAYS_VARY, Optional.of(keeping));
    }

    /** The same, for an answer that depends on request headers besides: {@code Accept}, {@code Accept-Language}. */
    public void send(Context context, String cacheControl, String vary, Keeping keeping) {
        send(context, cacheControl, vary(vary), Optional.of(keeping));
    }

    /** Sends that there is nothing (204), and keeps that as well. */
    public static void sendNothing(Context context, String mediaType, String cacheControl, Keeping keeping) {
        context.status(HttpStatus.NO_CONTENT)
                .contentType(mediaType)
                .header("Cache-Control", keeping.cacheControl(cacheControl));
        Place.find(context).ifPresent(place -> place.keepNothing(context, cacheControl, keeping));
    }

    /**
     * For one reader alone: kept nowhere.
     *
     * @param state what the answer shows, for a later {@code If-Match}; null: nothing that can be written to
     */
    public void sendPrivately(Context context, HttpStatus status, String state) {
        context.status(status).contentType(mediaType).header("Cache-Control", "no-store");
        if (state != null) {
            context.header("ETag", '"' + state + '"');
        }
        context.result(body);
    }

    private void send(Context context, String cacheControl, String vary, Optional<Keeping> keeping) {
        boolean compressed =
                isWorthCoding() && Codings.of(context.header("Accept-Encoding")).gzip();
        EntityTag tag = tag(compressed);
        context.disableCompression();
        context.header("Vary", vary);
        // Before the 304 as well: a cache may take its headers over into what it has stored (RFC 9111 §3.2).
        context.contentType(mediaType);
        boolean known = tag.answers(
                context, keeping.map(kept -> kept.cacheControl(cacheControl)).orElse(cacheControl));
        Optional<Place> place = keeping.flatMap(kept -> Place.find(context));
        byte[] sent = body;
        if (compressed && (!known || place.isPresent())) {
            sent = packed == null ? gzip(body, Deflater.BEST_SPEED) : packed;
        }
        if (place.isPresent()) {
            place.get().keep(context, this, compressed ? sent : null, cacheControl, keeping.get());
        }
        if (known) {
            return;
        }
        if (compressed) {
            context.header("Content-Encoding", "gzip");
        }
        context.header("Content-Length", Integer.toString(sent.length));
        if (context.method() != HandlerType.HEAD) {
            context.result(sent);
        }
    }

    /** @param others request headers on which an answer depends besides; empty for none */
    static String vary(String others) {
        return others.isEmpty() ? ALWAYS_VARY : ALWAYS_VARY + ", " + others;
    }

    /** Whether who takes it compressed gets it so. */
    boolean isWorthCoding() {
        return body.length >= COMPRESS_FROM && packed != body;
    }

    /** What its tags are made of. */
    String digest() {
        return digest;
    }

    EntityTag tag(boolean compressed) {
        return new EntityTag('"' + digest + (compressed ? "-gzip" : "") + '"');
    }

    private static byte[] gzip(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new Gzip(out, level)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The JDK's stream lets only its heirs choose the level. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out, 8192);
            def.setLevel(level);
        }
    }
}
