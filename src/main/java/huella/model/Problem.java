package huella.model;

import java.util.List;

/**
 * What went wrong, as something a caller can act on. Every case carries the cause and the cure in plain words: in
 * Spanish for who sends requests or data, in English for who runs the service. {@code http.Problems} turns each case
 * into RFC 9457 problem+json; adding a case here makes that switch fail to compile until it has an answer.
 */
public sealed interface Problem {

    /** Cause and cure, for the person who caused it. */
    String detail();

    /** A query or path parameter that is unknown or malformed. */
    record BadParameter(String parameter, String detail) implements Problem {}

    /** A thing that does not exist, or is not public. */
    record NotFound(String detail) implements Problem {}

    /** The database does not answer, or not in time, or too much is going on. The request can be repeated. */
    record Unavailable(String detail, int retryAfterSeconds) implements Problem {}

    /** Data files that cannot be loaded; each finding names file, feature and field. */
    record BadData(List<String> findings) implements Problem {
        public BadData {
            findings = List.copyOf(findings);
        }

        @Override
        public String detail() {
            return String.join("\n", findings);
        }
    }

    /** The service cannot run as it is configured. */
    record BadSetup(String detail) implements Problem {}
}
