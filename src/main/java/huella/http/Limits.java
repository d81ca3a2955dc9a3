package huella.http;

import huella.cql.FilterLimits;

/**
 * Limits on what a request may carry; each is an environment variable, named in the message that it causes.
 *
 * @param parameterLength characters of one query parameter
 * @param pageSize features of one page at most; a request for more gets this many (OGC 17-069r4 §7.15.2)
 * @param filter the size of a filter expression
 */
public record Limits(int parameterLength, int pageSize, FilterLimits filter) {

    public static final String PARAMETER_LENGTH = "HUELLA_MAX_PARAMETER_LENGTH";
    public static final String PAGE_SIZE = "HUELLA_MAX_PAGE_SIZE";
    public static final Limits DEFAULT = new Limits(4_000, 10_000, FilterLimits.DEFAULT);
}
