package huella.http;

import huella.model.Basis;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;

/**
 * One answer as it goes out, in each of its codings, with all its headers. It says what was said the first time, and
 * for an address that names a version whether that is the present one.
 */
final class KeptAnswer implements KeptAnswers.Kept {

    /** Objects and small headers. */
    private static final int AROUND_BYTES = 700;

    /**
     * The content in one coding.
     *
     * @param body never moved: who sends it takes a duplicate. Empty for an answer without content
     * @param tag its ETag, null for an answer without content
     * @param tagHeader the same as a header, null likewise
     * @param coding the header that names it; null for the content as it is
     */
    record Coded(ByteBuffer body, String tag, HeaderBlock tagHeader, HeaderBlock coding) {

        static Coded of(byte[] bytes, String tag, String coding) {
            ByteBuffer body = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
            return new Coded(
                    body,
                    tag,
                    tag == null ? null : new HeaderBlock("ETag", tag),
                    coding == null ? null : new HeaderBlock("Content-Encoding", coding));
        }

        /** Whether a reader whose If-None-Match this is has it already. */
        boolean isIn(String ifNoneMatch) {
            return tag != null && (ifNoneMatch.equals(tag) || new EntityTag(tag).isIn(ifNoneMatch));
        }

        long bytes() {
            return body.capacity();
        }
    }

    private final int status;
    private final Basis basis;
    private final LongSupplier version;
    private final HeaderBlock headers;
    private final HeaderBlock cacheControl;
    private final Coded plain;
    private final Coded gzip;
    private final boolean isWorthCoding;
    private volatile long trueUntil;

    /**
     * @param cacheControl for an address without a version
     * @param headers what is sent in every case besides those of {@link Server#HEADERS}
     * @param gzip null when it was not made or gains nothing
     * @param isWorthCoding whether who takes gzip shall not get the content as it is
     */
    KeptAnswer(
            int status,
            Keeping keeping,
            String cacheControl,
            HeaderBlock headers,
            Coded plain,
            Coded gzip,
            boolean isWorthCoding) {
        this.status = status;
        this.basis = keeping.basis().orElse(null);
        this.version = keeping.version().map(AddressVersion::current).orElse(null);
        this.trueUntil = keeping.since();
        this.cacheControl = new HeaderBlock("Cache-Control", cacheControl);
        this.headers = headers;
        this.plain = plain;
        this.gzip = gzip;
        this.isWorthCoding = isWorthCoding;
    }

    int status() {
        return status;
    }

    /** Null for what never changes. */
    Basis basis() {
        return basis;
    }

    /** The last publication of which it is known that it did not touch this answer, or any before. */
    long trueUntil() {
        return trueUntil;
    }

    void isTrueUntil(long publication) {
        trueUntil = publication;
    }

    /** The version that addresses name now; null when they name none. */
    LongSupplier version() {
        return version;
    }

    HeaderBlock headers() {
        return headers;
    }

    HeaderBlock cacheControl() {
        return cacheControl;
    }

    /** What a reader gets; null when it would have to be made first. */
    Coded coded(boolean takesGzip) {
        return takesGzip && isWorthCoding ? gzip : plain;
    }

    @Override
    public long bytes() {
        return AROUND_BYTES + plain.bytes() + (gzip == null ? 0 : gzip.bytes());
    }
}
