package huella.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the answer to a request may be kept: found out before the route is entered, by what stands in front of all
 * routes. A request without a place is one whose answer nobody else shall get.
 *
 * @param address path and query as they were sent, without the version
 * @param asked the headers on which an answer may depend
 */
record Place(KeptAnswers kept, String address, KeptAnswers.Asked asked) {

    private static final String ATTRIBUTE = "huella.place";

    /** Said anew for each request, or already said by {@link Server#HEADERS}. */
    private static final Set<String> OWN =
            Set.of("etag", "cache-control", "content-length", "content-encoding", "date", "connection");

    static String attribute() {
        return ATTRIBUTE;
    }

    static Optional<Place> find(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    /** @param packed with gzip, null when it was not made */
    void keep(Context context, Representation answer, byte[] packed, String cacheControl, Keeping keeping) {
        long bytes = answer.body().length + (packed == null ? 0 : packed.length);
        if (!kept.takes(bytes)) {
            return;
        }
        boolean isWorthCoding = answer.isWorthCoding();
        keep(
                context,
                new KeptAnswer(
                        200,
                        keeping,
                        cacheControl,
                        headers(context),
                        KeptAnswer.Coded.of(answer.body(), answer.tag(false).value(), null),
                        isWorthCoding && packed != null
                                ? KeptAnswer.Coded.of(packed, answer.tag(true).value(), "gzip")
                                : null,
                        isWorthCoding));
    }

    void keepNothing(Context context, String cacheControl, Keeping keeping) {
        KeptAnswer.Coded nothing = KeptAnswer.Coded.of(new byte[0], null, null);
        keep(context, new KeptAnswer(204, keeping, cacheControl, headers(context), nothing, null, false));
    }

    private void keep(Context context, KeptAnswer answer) {
        if (context.res().getHeader("Set-Cookie") != null) {
            return; // it is somebody's own
        }
        String vary =
                Optional.ofNullable(context.res().getHeader("Vary")).orElse("").toLowerCase(Locale.ROOT);
        List<String> names = List.of(vary.split(", *"));
        if (!Set.of("", "accept-encoding", "accept", "accept-language").containsAll(names)) {
            return; // depends on what is not looked at
        }
        kept.put(
                address,
                new KeptAnswers.Variants(
                        Origin.isIn(context), names.contains("accept"), names.contains("accept-language")),
                asked,
                answer);
    }

    private static HeaderBlock headers(Context context) {
        List<HeaderBlock.Header> headers = new ArrayList<>();
        for (String name : context.res().getHeaderNames()) {
            if (!Server.HEADERS.containsKey(name) && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
                context.res().getHeaders(name).forEach(value -> headers.add(new HeaderBlock.Header(name, value)));
            }
        }
        return new HeaderBlock(headers);
    }
}
