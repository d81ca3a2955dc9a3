package huella.editing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The service's end of one {@link GeometryWorker}: its process and the two streams to it. */
final class WorkerProcess {

    private static final int MEMORY_MB = 256;

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private WorkerProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Starts one; it is not up before {@link #awaitReady} returns. */
    static WorkerProcess start() throws IOException {
        return new WorkerProcess(command().start());
    }

    static ProcessBuilder command() {
        return ChildJvm.command(GeometryWorker.class, MEMORY_MB);
    }

    void awaitReady() throws IOException {
        if (answers.readUnsignedByte() != GeometryWorker.READY) {
            throw new IOException("the geometry worker began with something else");
        }
    }

    /** @throws IOException when the process dies over it */
    Frames.Answer ask(Frames.Request request) throws IOException {
        Frames.write(request, requests);
        return Frames.readAnswer(answers);
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
}
