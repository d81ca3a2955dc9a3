package huella.http;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands in front of all routes and answers from memory what is kept there. It answers only what it understands whole:
 * a plain GET or HEAD. Everything else goes to the routes as if this were not here, and so does what is not kept.
 *
 * <p>It never waits, so the thread that has read the request also writes the answer; the routes, which do wait, are
 * given a thread of their own.
 */
final class HotAnswers extends Handler.Wrapper {

    private static final HeaderBlock ALWAYS = new HeaderBlock(Server.HEADERS.entrySet().stream()
            .map(header -> new HeaderBlock.Header(header.getKey(), header.getValue()))
            .toList());

    private static final HeaderBlock IMMUTABLE = new HeaderBlock("Cache-Control", AddressVersion.IMMUTABLE);

    private final KeptAnswers kept;

    HotAnswers(KeptAnswers kept) {
        this.kept = kept;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestHead head = RequestHead.of(request);
        if (head != null) {
            KeptAnswer answer = kept.find(head.address(), head);
            if (answer != null && answered(head, answer, response, callback)) {
                return true;
            }
            if (answer == null) {
                kept.missed();
            }
            if (head.mayBeKept()) {
                request.setAttribute(Place.attribute(), new Place(kept, head.address(), head));
            }
        }
        pass(request, response, callback);
        return true;
    }

    private boolean answered(RequestHead head, KeptAnswer answer, Response response, Callback callback) {
        HeaderBlock cacheControl = answer.cacheControl();
        if (head.version() != RequestHead.NO_VERSION) {
            long current = answer.version() == null ? -1 : answer.version().getAsLong();
            if (head.version() > current) {
                return false; // the routes know what to do, or that the address is wrong
            }
            cacheControl = head.version() == current ? IMMUTABLE : cacheControl;
        }
        KeptAnswer.Coded coded = answer.coded(head.takesGzip());
        if (coded == null) {
            return false;
        }
        write(head, answer, coded, cacheControl, response, callback);
        return true;
    }

    private void write(
            RequestHead head,
            KeptAnswer answer,
            KeptAnswer.Coded coded,
            HeaderBlock cacheControl,
            Response response,
            Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(ALWAYS).add(answer.headers()).add(cacheControl);
        kept.hit();
        if (coded.tag() == null) {
            response.setStatus(answer.status());
            response.write(true, null, callback);
            return;
        }
        headers.add(coded.tagHeader());
        if (head.ifNoneMatch() != null && coded.isIn(head.ifNoneMatch())) {
            kept.confirmed();
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        response.setStatus(answer.status());
        if (coded.coding() != null) {
            headers.add(coded.coding());
        }
        if (head.isHead()) {
            headers.add(new HttpField.LongValueHttpField(
                    org.eclipse.jetty.http.HttpHeader.CONTENT_LENGTH,
                    coded.body().capacity()));
            response.write(true, null, callback);
        } else {
            response.write(true, coded.body().duplicate(), callback);
        }
    }

    /** Gives the request to the routes on a thread that may wait. */
    private void pass(Request request, Response response, Callback callback) {
        Executor threads = request.getComponents().getExecutor();
        threads.execute(() -> {
            try {
                if (!super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Throwable failure) {
                Response.writeError(request, response, callback, failure);
            }
        });
    }
}
