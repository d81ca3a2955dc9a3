package huella.http;

import huella.model.Rejected;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The rule of addresses that name the version of their data ({@code ?v=}): an answer to the version that holds now
 * never changes under that address, so browsers and CDNs need not ask again. One to an older version is the present
 * answer, and must be asked about: an old page never shows old data.
 *
 * @param asked what the address names; none, as without {@code v}
 * @param known the version that held before the data were read: what is read afterwards is at least as new
 * @param current the version that holds when it is asked
 */
public record AddressVersion(OptionalLong asked, long known, LongSupplier current) {

    public static final String NAME = "v";

    public static final Parameter PARAMETER = Parameter.text(
            NAME,
            "Versión de los datos, como la da el TileJSON; con la vigente, la respuesta no cambia nunca bajo esa"
                    + " dirección y se puede guardar");

    static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final int MOST_DIGITS = 18;

    /**
     * Reads what a request asks for. Call it before {@code since} is taken and the data are read.
     *
     * @param current the version that holds
     * @param catchUp looks for what this node has not heard yet; called when a later version is asked for
     * @throws Rejected (400) when it is no number
     */
    public static AddressVersion of(Params params, LongSupplier current, Runnable catchUp) {
        OptionalLong asked =
                params.text(NAME).map(text -> OptionalLong.of(parse(text))).orElse(OptionalLong.empty());
        if (asked.isPresent() && asked.getAsLong() > current.getAsLong()) {
            catchUp.run();
        }
        return new AddressVersion(asked, current.getAsLong(), current);
    }

    private static long parse(String text) {
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw Rejected.parameter(NAME, "No es una versión. Use la dirección que da el TileJSON, o quite «v».");
        }
        return Long.parseLong(text);
    }

    /** The same reading on the way in front of the routes; negative when it is none, and the routes say so. */
    static long digits(String text, int from, int to) {
        if (to - from < 1 || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = 10 * value + (digit - '0');
        }
        return value;
    }

    /** @param otherwise for an address without the present version */
    String cacheControl(String otherwise) {
        return asked.isPresent() && asked.getAsLong() == known ? IMMUTABLE : otherwise;
    }
}
