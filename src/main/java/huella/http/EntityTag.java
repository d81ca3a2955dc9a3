package huella.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The strong name of exact bytes (RFC 9110 §8.8.3), and the answer to who has them already.
 *
 * @param value in quotation marks, as it stands in the header
 */
public record EntityTag(String value) {

    /**
     * Of bytes that are not made yet: all that decides about them, in a fixed order. Whoever leaves something out sends
     * old bytes under a new state's name.
     */
    public static EntityTag ofCauses(List<String> causes) {
        StringBuilder text = new StringBuilder();
        for (String cause : causes) {
            text.append(cause.length()).append(':').append(cause);
        }
        return new EntityTag('"' + digest(text.toString().getBytes(StandardCharsets.UTF_8)) + '"');
    }

    /**
     * Puts the tag on the answer, and makes it a 304 when the reader has these bytes; then there is nothing left to do.
     */
    public boolean answers(Context context, String cacheControl) {
        context.header("ETag", value).header("Cache-Control", cacheControl);
        if (isIn(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return true;
        }
        return false;
    }

    /** The comparison of If-None-Match is the weak one (RFC 9110 §13.1.2): a cache may have weakened the tag. */
    boolean isIn(String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*") || tag.replaceFirst("^W/", "").equals(value));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
