package huella.geo.read;

import huella.model.Rejected;

/** How a file as a whole is refused: 422 on the field {@code archivo}, cause and cure in Spanish. */
public final class Unreadable {

    public static final String FIELD = "archivo";

    private Unreadable() {}

    public static Rejected because(String causeAndCure) {
        return Rejected.field(FIELD, causeAndCure);
    }
}
