package huella.http;

import huella.cql.FilterLimits;

/**
 * Limits on what a request may carry; each is an environment variable, named in the message that it causes.
 *
 * @param parameterLength characters of one query parameter
 * @param filter the size of a filter expression
 */
public record Limits(int parameterLength, FilterLimits filter) {

    public static final String PARAMETER_LENGTH = "HUELLA_MAX_PARAMETER_LENGTH";
    public static final Limits DEFAULT = new Limits(1_000, FilterLimits.DEFAULT);
}
