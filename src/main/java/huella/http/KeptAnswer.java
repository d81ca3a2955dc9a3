package huella.http;

import huella.model.Basis;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One answer as it goes out, in each of its codings, with all its headers. It says what was said the first time, and
 * for an address that names a version whether that is the present one.
 *
 * <p>Only the forms that somebody asked for are kept: of what is compressed that is hardly ever the content as it is.
 * The best coding is made in the background ({@link Packing}) when somebody asks again who takes it.
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
     * @param length its Content-Length
     */
    record Coded(ByteBuffer body, String tag, HeaderBlock tagHeader, HeaderBlock coding, HeaderBlock length) {

        /** @param coding as in Content-Encoding; null for the content as it is */
        static Coded of(byte[] bytes, String tag, String coding) {
            return new Coded(
                    buffer(bytes),
                    tag,
                    tag == null ? null : new HeaderBlock("ETag", tag),
                    coding == null ? null : new HeaderBlock("Content-Encoding", coding),
                    new HeaderBlock("Content-Length", Integer.toString(bytes.length)));
        }

        /**
         * What is sent from where it lies lies outside of the heap; what is copied anyway, in it (docs/decisions/0020).
         */
        private static ByteBuffer buffer(byte[] bytes) {
            return bytes.length > HotConnection.COPIED_BYTES
                    ? ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()
                    : ByteBuffer.wrap(bytes);
        }

        /** Whether a reader whose If-None-Match this is has it already. */
        boolean isIn(String ifNoneMatch) {
            return tag != null && (ifNoneMatch.equals(tag) || new EntityTag(tag).isIn(ifNoneMatch));
        }

        byte[] bytes() {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return bytes;
        }
    }

    /**
     * The content in its codings.
     *
     * @param digest what the tags are made of; null for an answer without content
     * @param isWorthCoding whether who takes it compressed gets it so
     * @param plain null when it was not made, as are the others
     */
    record Forms(String digest, boolean isWorthCoding, Coded plain, Coded gzip, Coded brotli) {

        static Forms ofNothing() {
            return new Forms(null, false, Coded.of(new byte[0], null, null), null, null);
        }

        /** These, and of the same content those that these are without. */
        Forms and(Forms others) {
            return digest == null || !digest.equals(others.digest)
                    ? this
                    : new Forms(
                            digest,
                            isWorthCoding,
                            plain == null ? others.plain : plain,
                            gzip == null ? others.gzip : gzip,
                            brotli == null ? others.brotli : brotli);
        }

        long bytes() {
            return Stream.of(plain, gzip, brotli)
                    .filter(Objects::nonNull)
                    .mapToLong(form -> form.body().capacity())
                    .sum();
        }

        /** What a reader gets; null when it would have to be made first. */
        Coded best(Codings taken) {
            if (!isWorthCoding || !taken.gzip() && !taken.brotli()) {
                return plain;
            }
            return taken.brotli() && brotli != null ? brotli : taken.gzip() ? gzip : plain;
        }

        /** The form that a reader has and takes; null when they have none. */
        Coded known(Codings taken, String ifNoneMatch) {
            Coded best = best(taken);
            if (best != null && best.isIn(ifNoneMatch)) {
                return best;
            }
            return best == brotli && best != null && taken.gzip() && gzip != null && gzip.isIn(ifNoneMatch)
                    ? gzip
                    : null;
        }
    }

    private final int status;
    private final Basis basis;
    private final LongSupplier version;
    private final HeaderBlock headers;
    private final HeaderBlock cacheControl;
    private final Forms forms;
    private final AtomicBoolean beingPacked = new AtomicBoolean();
    private volatile long trueUntil;

    /**
     * @param cacheControl for an address without a version
     * @param headers what is sent in every case
     */
    KeptAnswer(int status, Keeping keeping, String cacheControl, HeaderBlock headers, Forms forms) {
        this(
                status,
                keeping.basis(),
                keeping.since(),
                keeping.version().map(AddressVersion::current).orElse(null),
                new HeaderBlock("Cache-Control", cacheControl),
                headers,
                forms);
    }

    private KeptAnswer(
            int status,
            Basis basis,
            long trueUntil,
            LongSupplier version,
            HeaderBlock cacheControl,
            HeaderBlock headers,
            Forms forms) {
        this.status = status;
        this.basis = basis;
        this.trueUntil = trueUntil;
        this.version = version;
        this.cacheControl = cacheControl;
        this.headers = headers;
        this.forms = forms;
    }

    /** The same answer, as true as this one, in other forms. */
    KeptAnswer in(Forms others) {
        return new KeptAnswer(status, basis, trueUntil, version, cacheControl, headers, others);
    }

    int status() {
        return status;
    }

    Basis basis() {
        return basis;
    }

    /** Up to which change it is known that none touched this answer. */
    long trueUntil() {
        return trueUntil;
    }

    void isTrueUntil(long change) {
        trueUntil = change;
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

    Forms forms() {
        return forms;
    }

    /** Set while a form is being made. */
    AtomicBoolean beingPacked() {
        return beingPacked;
    }

    @Override
    public long bytes() {
        return AROUND_BYTES + forms.bytes();
    }
}
