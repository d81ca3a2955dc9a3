package huella.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A connection that answers what is kept in memory before Jetty makes a request of it: that making costs more than the
 * answer. It looks at what has come only between two requests. What it does not answer it has not touched: Jetty gets
 * all bytes from the first, and all that is not written in the usual way ({@link HeadReader}) is Jetty's.
 */
final class HotConnection extends HttpConnection {

    /** Contents up to this size are copied behind their headers: one buffer costs the system less than two. */
    static final int COPIED_BYTES = 12 * 1024;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final KeptAnswers kept;
    private final HeadReader reader = new HeadReader();
    private final Callback goOn = new GoOn();
    private final Callback written = new Written();

    /** What a thread needs while it answers, and nobody afterwards. */
    private static final class Scratch {
        private byte[] in = new byte[0];
        private final ByteBuffer out = ByteBuffer.allocateDirect(16 * 1024);

        byte[] in(int size) {
            if (in.length < size) {
                in = new byte[size];
            }
            return in;
        }
    }

    /** Makes the connections of a server. */
    static final class Factory extends HttpConnectionFactory {

        private final KeptAnswers kept;

        Factory(HttpConfiguration configuration, KeptAnswers kept) {
            super(configuration);
            this.kept = kept;
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(new HotConnection(getHttpConfiguration(), connector, endPoint, kept), connector, endPoint);
        }
    }

    private HotConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint, KeptAnswers kept) {
        super(configuration, connector, endPoint);
        this.kept = kept;
    }

    @Override
    public void onFillable() {
        boolean isBetweenRequests = getParser().isStart() && isRequestBufferEmpty();
        if (!isBetweenRequests || getConnector().isShutdown() || !answered()) {
            super.onFillable();
        }
    }

    /** Answers what has come, one request after the other; false when the next is Jetty's, or there is none. */
    private boolean answered() {
        Scratch scratch = SCRATCH.get();
        int space = getInputBufferSize();
        byte[] bytes = scratch.in(space);
        try {
            while (true) {
                ByteBuffer in = ByteBuffer.wrap(bytes, 0, space).limit(0);
                int filled = getEndPoint().fill(in);
                if (filled < 0) {
                    return false;
                }
                if (filled == 0) {
                    fillInterested(goOn);
                    return true;
                }
                RequestHead head = reader.read(bytes, filled);
                Reply reply = head == null ? null : Reply.to(head, kept);
                if (reply == null) {
                    onUpgradeTo(in);
                    return false;
                }
                if (!isWritten(reply, scratch.out)) {
                    return true; // goes on when the client has read
                }
                if (filled < space) { // there was no more
                    fillInterested(goOn);
                    return true;
                }
            }
        } catch (IOException gone) {
            getEndPoint().close(gone);
            return true;
        }
    }

    private boolean isWritten(Reply reply, ByteBuffer out) throws IOException {
        out.clear();
        reply.putHead(getServer().getDateField(), out);
        ByteBuffer body = BufferUtil.EMPTY_BUFFER;
        if (reply.hasContent() && !reply.isHead()) {
            body = reply.body();
            if (body.remaining() <= COPIED_BYTES) {
                out.put(body);
            }
        }
        out.flip();
        if (body.hasRemaining() ? getEndPoint().flush(out, body) : getEndPoint().flush(out)) {
            return true;
        }
        // The thread needs its buffer; the kept content is nobody's, and is sent from where it lies.
        ByteBuffer rest = ByteBuffer.allocate(out.remaining()).put(out).flip();
        getEndPoint().write(written, rest, body);
        return false;
    }

    /** There is something to read. */
    private final class GoOn implements Callback {
        @Override
        public void succeeded() {
            onFillable();
        }

        @Override
        public void failed(Throwable cause) {
            onFillInterestedFailed(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }

    /** The client has read all of an answer. */
    private final class Written implements Callback {
        @Override
        public void succeeded() {
            onFillable();
        }

        @Override
        public void failed(Throwable cause) {
            getEndPoint().close(cause);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }
    }
}
