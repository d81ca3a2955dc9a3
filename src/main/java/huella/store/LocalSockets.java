package huella.store;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.newsclub.net.unix.AFUNIXSocketFactory;

/**
 * Unix sockets for the driver, which makes this by its name and tells it the socket's path.
 *
 * <p>After each notification the driver looks whether another one came with it, and waits a millisecond for it. A Unix
 * socket takes five for that; here it is told at once whether something is there, since whoever publishes must not wait
 * for what nobody said.
 */
public final class LocalSockets extends AFUNIXSocketFactory {

    private final File path;

    public LocalSockets(String path) {
        this.path = new File(path);
    }

    @Override
    public AFUNIXSocketAddress addressFromHost(String host, int port) throws SocketException {
        return AFUNIXSocketAddress.of(path, port);
    }

    @Override
    public Socket createSocket() throws SocketException {
        return new Local(super.createSocket());
    }

    /** What the driver asks of a socket; all else is as on one that was never opened. */
    private static final class Local extends Socket {

        private static final int A_LOOK_MS = 1;

        private final Socket unix;

        /** As the socket has it, which would have to ask the kernel. */
        private volatile int timeout;

        private Local(Socket unix) {
            this.unix = unix;
        }

        @Override
        public void connect(SocketAddress address, int timeoutMs) throws IOException {
            unix.connect(address, timeoutMs);
        }

        @Override
        public boolean isConnected() {
            return unix.isConnected();
        }

        @Override
        public boolean isClosed() {
            return unix.isClosed();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(unix.getInputStream()) {
                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    if (timeout == A_LOOK_MS && in.available() == 0) {
                        throw new SocketTimeoutException("nothing is there");
                    }
                    return in.read(into, from, length);
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return unix.getOutputStream();
        }

        @Override
        public void setSoTimeout(int timeoutMs) throws SocketException {
            unix.setSoTimeout(timeoutMs);
            timeout = timeoutMs;
        }

        @Override
        public int getSoTimeout() {
            return timeout;
        }

        @Override
        public void setTcpNoDelay(boolean on) throws SocketException {
            unix.setTcpNoDelay(on);
        }

        @Override
        public boolean getTcpNoDelay() throws SocketException {
            return unix.getTcpNoDelay();
        }

        @Override
        public void setKeepAlive(boolean on) throws SocketException {
            unix.setKeepAlive(on);
        }

        @Override
        public boolean getKeepAlive() throws SocketException {
            return unix.getKeepAlive();
        }

        @Override
        public void setReceiveBufferSize(int size) throws SocketException {
            unix.setReceiveBufferSize(size);
        }

        @Override
        public int getReceiveBufferSize() throws SocketException {
            return unix.getReceiveBufferSize();
        }

        @Override
        public void setSendBufferSize(int size) throws SocketException {
            unix.setSendBufferSize(size);
        }

        @Override
        public int getSendBufferSize() throws SocketException {
            return unix.getSendBufferSize();
        }

        @Override
        public void close() throws IOException {
            unix.close();
        }
    }
}
