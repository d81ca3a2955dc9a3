package huella.http;

/**
 * Limits on what a request may carry; each is an environment variable, named in the message that it causes.
 *
 * @param parameterLength characters of one query parameter
 */
public record Limits(int parameterLength) {

    public static final String PARAMETER_LENGTH = "HUELLA_MAX_PARAMETER_LENGTH";
    public static final Limits DEFAULT = new Limits(4_000);
}
