package huella.http;

/**
 * Limits on what a request may carry; each is an environment variable, named in the message that it causes.
 *
 * @param parameterLength characters of one query parameter
 * @param exports files that are being made at once; each holds a connection to the database meanwhile
 */
public record Limits(int parameterLength, int exports) {

    public static final String PARAMETER_LENGTH = "HUELLA_MAX_PARAMETER_LENGTH";
    public static final String EXPORTS = "HUELLA_MAX_EXPORTS";
    public static final Limits DEFAULT = new Limits(1_000, 4);
}
