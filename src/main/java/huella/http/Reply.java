package huella.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpGenerator;

/**
 * What a request is answered with from memory: one answer, in the coding that the reader takes, or that they have it
 * already.
 *
 * @param status 304 for who has it
 * @param cacheControl whether, and for how long, others may keep it
 */
record Reply(int status, KeptAnswer answer, KeptAnswer.Coded coded, HeaderBlock cacheControl, boolean isHead) {

    private static final HeaderBlock IMMUTABLE = new HeaderBlock("Cache-Control", AddressVersion.IMMUTABLE);

    private static final int NOT_MODIFIED = 304;

    private static final byte[] OK = line("HTTP/1.1 200 OK");
    private static final byte[] NO_CONTENT = line("HTTP/1.1 204 No Content");
    private static final byte[] KNOWN = line("HTTP/1.1 304 Not Modified");
    private static final byte[] END = line("");

    /** Null when the routes must be asked. */
    static Reply to(RequestHead head, KeptAnswers kept) {
        KeptAnswer answer =
                kept.find(head.address(), head, head.headers().taken().brotli());
        if (answer == null) {
            kept.missed();
            return null;
        }
        HeaderBlock cacheControl = answer.cacheControl();
        if (head.version() != RequestHead.NO_VERSION) {
            long current = answer.version() == null ? -1 : answer.version().getAsLong();
            if (head.version() > current || !kept.isTrue(answer)) { // true of the version that was just read, too
                return null; // the routes know what to do, or that the address is wrong
            }
            cacheControl = head.version() == current ? IMMUTABLE : cacheControl;
        }
        String ifNoneMatch = head.headers().ifNoneMatch();
        KeptAnswer.Coded known =
                ifNoneMatch == null ? null : answer.forms().known(head.headers().taken(), ifNoneMatch);
        KeptAnswer.Coded coded =
                known != null ? known : answer.forms().best(head.headers().taken());
        if (coded == null) {
            kept.missed(); // kept in a form that this reader does not take
            return null;
        }
        boolean isKnown = known != null;
        kept.hit(isKnown);
        return new Reply(isKnown ? NOT_MODIFIED : answer.status(), answer, coded, cacheControl, head.isHead());
    }

    /** Whether this is the answer with the content, be it sent or, to HEAD, only described. */
    boolean hasContent() {
        return status != NOT_MODIFIED && coded.tag() != null;
    }

    /**
     * Writes all up to the content.
     *
     * @param date as every answer has it (RFC 9110 §6.6.1)
     */
    void putHead(HttpField date, ByteBuffer out) {
        out.put(
                switch (status) {
                    case 200 -> OK;
                    case 204 -> NO_CONTENT;
                    case NOT_MODIFIED -> KNOWN;
                    default -> throw new IllegalStateException("no answer with status " + status + " is kept");
                });
        HttpGenerator.putTo(date, out);
        answer.headers().putTo(out);
        cacheControl.putTo(out);
        if (coded.tag() != null) {
            coded.tagHeader().putTo(out);
        }
        if (hasContent()) {
            if (coded.coding() != null) {
                coded.coding().putTo(out);
            }
            coded.length().putTo(out);
        }
        out.put(END);
    }

    private static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What is sent behind the headers; the caller's own view of it. */
    ByteBuffer body() {
        return coded.body().duplicate();
    }
}
