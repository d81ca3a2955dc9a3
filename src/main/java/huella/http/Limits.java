package huella.http;

import huella.cql.FilterLimits;

/**
 * Limits on what a request may carry; each is an environment variable, named in the message that it causes.
 *
 * @param parameterLength characters of one query parameter
 * @param pageSize features of one page at most; a request for more gets this many (OGC 17-069r4 §7.15.2)
 * @param exports files that are being made at once; each holds a connection to the database meanwhile
 * @param bodyBytes size of what a request carries
 * @param draftEdits initiatives that one draft may change
 * @param draftVertices of all its shapes together
 * @param filter the size of a filter expression
 */
public record Limits(
        int parameterLength,
        int pageSize,
        int exports,
        int bodyBytes,
        int draftEdits,
        int draftVertices,
        FilterLimits filter) {

    public static final String PARAMETER_LENGTH = "HUELLA_MAX_PARAMETER_LENGTH";
    public static final String PAGE_SIZE = "HUELLA_MAX_PAGE_SIZE";
    public static final String EXPORTS = "HUELLA_MAX_EXPORTS";
    public static final String BODY_BYTES = "HUELLA_MAX_BODY_BYTES";
    public static final String DRAFT_EDITS = "HUELLA_MAX_DRAFT_EDITS";
    public static final String DRAFT_VERTICES = "HUELLA_MAX_DRAFT_VERTICES";
    public static final Limits DEFAULT = new Limits(4_000, 10_000, 4, 2_000_000, 200, 50_000, FilterLimits.DEFAULT);
}
