package huella.http;

import huella.http.KeptAnswer.Coded;
import huella.http.KeptAnswer.Forms;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collection;
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

    static final String ATTRIBUTE = "huella.place";

    /** Said anew for each request, or already said by {@link Server#HEADERS}. */
    private static final Set<String> OWN =
            Set.of("etag", "cache-control", "content-length", "content-encoding", "date", "connection");

    private static final HeaderBlock ALWAYS = block(Server.HEADERS.keySet());
    private static final HeaderBlock OTHERS = block(Server.HEADERS.keySet().stream()
            .filter(name -> !Server.OF_PAGES.contains(name))
            .toList());

    private static HeaderBlock block(Collection<String> names) {
        return new HeaderBlock(names.stream()
                .map(name -> new HeaderBlock.Header(name, Server.HEADERS.get(name)))
                .toList());
    }

    static Optional<Place> find(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    /** @param packed with gzip, as it is sent; null when it is sent as it is */
    void keep(Context context, Representation answer, byte[] packed, String cacheControl, Keeping keeping) {
        byte[] sent = packed == null ? answer.body() : packed;
        if (!kept.takes(sent.length)) {
            return;
        }
        Coded form = Coded.of(sent, answer.tag(packed != null).value(), packed == null ? null : "gzip");
        keep(
                context,
                keeping,
                200,
                cacheControl,
                new Forms(
                        answer.digest(),
                        answer.isWorthCoding(),
                        packed == null ? form : null,
                        packed == null ? null : form,
                        null));
    }

    void keepNothing(Context context, String cacheControl, Keeping keeping) {
        keep(context, keeping, 204, cacheControl, Forms.ofNothing());
    }

    private void keep(Context context, Keeping keeping, int status, String cacheControl, Forms forms) {
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
                new KeptAnswer(status, keeping, cacheControl, headers(context), forms));
    }

    private static HeaderBlock headers(Context context) {
        boolean isOfPages = Server.OF_PAGES.stream().allMatch(context.res()::containsHeader);
        List<HeaderBlock.Header> headers = new ArrayList<>();
        for (String name : context.res().getHeaderNames()) {
            if (!Server.HEADERS.containsKey(name) && !OWN.contains(name.toLowerCase(Locale.ROOT))) {
                context.res().getHeaders(name).forEach(value -> headers.add(new HeaderBlock.Header(name, value)));
            }
        }
        return new HeaderBlock(isOfPages ? ALWAYS : OTHERS, headers);
    }
}
