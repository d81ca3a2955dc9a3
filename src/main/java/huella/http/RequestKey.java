package huella.http;

import huella.model.Rejected;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * By what a repeated request is known: its {@code Idempotency-Key}, and a digest of all that decides about what it
 * does. A client that did not hear the answer sends the same again and nothing is done twice.
 *
 * @param key empty: the client does not repeat, or does not mind
 */
public record RequestKey(Optional<String> key, String digest) {

    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 80;

    /** @throws Rejected (422) when the key is not of plain characters or too long */
    public static RequestKey of(Context context) {
        Optional<String> key = Optional.ofNullable(context.header(HEADER)).filter(given -> !given.isBlank());
        if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]{1," + LONGEST + "}")) {
            throw Rejected.field(HEADER, "Use hasta " + LONGEST + " letras, cifras y signos, como un UUID.");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : new String[] {
            context.method().name(),
            context.path(),
            Optional.ofNullable(context.header("If-Match")).orElse(""),
            Optional.ofNullable(context.header("Content-Crs")).orElse("")
        }) {
            all.writeBytes(part.getBytes(StandardCharsets.UTF_8));
            all.write(0);
        }
        all.writeBytes(context.bodyAsBytes());
        return new RequestKey(key, EntityTag.digest(all.toByteArray()));
    }
}
