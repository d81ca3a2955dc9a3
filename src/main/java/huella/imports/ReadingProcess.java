package huella.imports;

import huella.editing.ChildJvm;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The service's end of one {@link ReadingWorker}: its process and the two streams to it. */
final class ReadingProcess {

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private ReadingProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /** Starts one; it is not up before {@link #awaitReady} returns. */
    static ReadingProcess start(ImportSettings settings) throws IOException {
        return new ReadingProcess(ChildJvm.command(
                        ReadingWorker.class,
                        settings.memoryMb(),
                        settings.epsg().toString())
                .start());
    }

    void awaitReady() throws IOException {
        if (answers.readUnsignedByte() != ReadingWorker.READY) {
            throw new IOException("the reading process began with something else");
        }
    }

    /** Takes what the process finds, in order; the last one ends the reading. */
    interface Receiver {
        void receive(ReadingFrames.Answer answer);
    }

    /** @throws IOException when the process dies over it */
    void read(ReadingFrames.Request request, Receiver receiver) throws IOException {
        ReadingFrames.write(request, requests);
        while (true) {
            ReadingFrames.Answer answer = ReadingFrames.readAnswer(answers);
            receiver.receive(answer);
            if (answer instanceof ReadingFrames.Answer.Read || answer instanceof ReadingFrames.Answer.Refused) {
                return;
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** At once; whoever waits for its answer gets an IOException. */
    void kill() {
        process.destroyForcibly();
    }

    /** The same, and when it returns the process touches no file any more. */
    void killAndWait() {
        kill();
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
