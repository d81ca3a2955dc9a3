package huella.http;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands in front of all routes and answers from memory what is kept there. It answers only what it understands whole:
 * a plain GET or HEAD. Everything else goes to the routes as if this were not here, and so does what is not kept.
 *
 * <p>It never waits, so the thread that has read the request also writes the answer; the routes, which do wait, are
 * given a thread of their own. {@link HotConnection} does the same with what is written in the usual way, before Jetty
 * makes a request of it; this stands behind for all other ways of writing one, and sees to it that answers are kept.
 */
final class HotAnswers extends Handler.Wrapper {

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
        request.addHttpStreamWrapper(stream -> new TrueLength(stream, response));
        RequestHead head = RequestHead.of(request);
        if (head != null) {
            Reply reply = Reply.to(head, kept);
            if (reply != null) {
                write(reply, response, callback);
                return true;
            }
            if (head.mayBeKept()) {
                request.setAttribute(Place.ATTRIBUTE, new Place(kept, head.address(), head));
            }
        }
        pass(request, response, callback);
        return true;
    }

    /**
     * A 304 says nothing of a length: Jetty would say 0, and a cache would take that for the length of what it has (RFC
     * 9110 §15.4.5, 9111 §4.3.4).
     */
    private static final class TrueLength extends HttpStream.Wrapper {

        private final Response response;

        TrueLength(HttpStream wrapped, Response response) {
            super(wrapped);
            this.response = response;
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            if (response.getStatus() == 304 && headers.getLongField(HttpHeader.CONTENT_LENGTH) == 0) {
                headers.remove(HttpHeader.CONTENT_LENGTH);
            }
            super.prepareResponse(headers);
        }
    }

    private static void write(Reply reply, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(reply.answer().headers()).add(reply.cacheControl());
        KeptAnswer.Coded coded = reply.coded();
        if (coded.tag() != null) {
            headers.add(coded.tagHeader());
        }
        if (reply.hasContent() && coded.coding() != null) {
            headers.add(coded.coding());
        }
        if (reply.isHead() && reply.hasContent()) {
            headers.add(new HttpField.LongValueHttpField(
                    HttpHeader.CONTENT_LENGTH, coded.body().capacity()));
        }
        response.setStatus(reply.status());
        response.write(true, reply.hasContent() && !reply.isHead() ? reply.body() : null, callback);
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
