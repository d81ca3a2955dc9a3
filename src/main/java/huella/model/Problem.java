package huella.model;

import java.util.List;
import java.util.stream.Collectors;

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

    /** Nobody is known to ask; signing in is the cure. */
    record Unauthorised(String detail) implements Problem {}

    /** Who asks is known, and may not. */
    record Forbidden(String detail) implements Problem {}

    /** What is asked does not fit how things stand; nothing was changed. */
    record Conflict(String detail) implements Problem {}

    /** What the request was made on has been changed since by somebody else (RFC 9110 §13.1.1). */
    record Stale(String detail) implements Problem {}

    /** The request does not say on what it was made: {@code If-Match} is missing (RFC 6585 §3). */
    record PreconditionMissing(String detail) implements Problem {}

    /** Too many tries of one kind. */
    record TooMany(String detail, int retryAfterSeconds) implements Problem {}

    /** The body of a request that says what cannot be; each finding names its field. */
    record BadInput(List<FieldFinding> fields) implements Problem {
        public BadInput {
            fields = List.copyOf(fields);
        }

        @Override
        public String detail() {
            return fields.stream()
                    .map(finding -> finding.field() + ": " + finding.detail())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Cause and cure of what is wrong with one field, named as it stands in the request. */
    record FieldFinding(String field, String detail) {}

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
