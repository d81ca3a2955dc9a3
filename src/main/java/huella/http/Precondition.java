package huella.http;

import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/**
 * {@code If-Match}: a write says on which state it was made (RFC 9110 §13.1.1), and without saying it is refused (RFC
 * 6585 §3). So nobody overwrites what they have not seen.
 */
public final class Precondition {

    private static final Pattern STRONG = Pattern.compile("\"[\\x21\\x23-\\x7E]{1,100}\"");

    private Precondition() {}

    /**
     * The one strong tag that the request names, without its quotation marks.
     *
     * @throws Rejected (428) when it names none, (412) when it is a weak one, a list, or any ({@code *})
     */
    public static String of(Context context) {
        String given = context.header("If-Match");
        if (given == null || given.isBlank()) {
            throw new Rejected(
                    new Problem.PreconditionMissing(
                            "Envíe en If-Match el ETag con que leyó lo que va a cambiar, para no pisar el trabajo de otra persona."));
        }
        String tag = given.strip().replaceFirst("-gzip\"$", "\"");
        if (!STRONG.matcher(tag).matches()) {
            throw stale("If-Match debe llevar un solo ETag fuerte, tal como se recibió.");
        }
        return tag.substring(1, tag.length() - 1);
    }

    public static Rejected stale(String detail) {
        return new Rejected(new Problem.Stale(detail));
    }
}
