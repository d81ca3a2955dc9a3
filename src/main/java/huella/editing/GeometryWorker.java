package huella.editing;

import huella.model.Problem;
import huella.model.Rejected;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process that works on shapes and nothing else: no network, no database, no files. It answers one request at a time
 * on its standard streams until its input ends, which is how it learns that the service is gone, be it in the middle of
 * a request. Whatever takes too long or too much memory dies with it and takes nobody along.
 */
public final class GeometryWorker {

    /** Says that the process is up; the time limit of a request does not pay for its start. */
    static final int READY = 0x47;

    private GeometryWorker() {}

    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // a library that prints must not speak into the frames
        out.writeByte(READY);
        out.flush();
        // Requests are worked on aside: this thread waits for the end of the input and then ends everything.
        ExecutorService work = Executors.newSingleThreadExecutor();
        try {
            while (true) {
                Frames.Request request = Frames.readRequest(in);
                work.execute(() -> answer(request, out));
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(Frames.Request request, DataOutputStream out) {
        try {
            Frames.write(answer(request), out);
        } catch (IOException | Error gone) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static Frames.Answer answer(Frames.Request request) {
        try {
            return new Frames.Answer.Shapes(ShapeWork.of(request));
        } catch (Rejected rejected) {
            String field = rejected.problem() instanceof Problem.BadInput bad
                    ? bad.fields().getFirst().field()
                    : "geometria";
            String detail = rejected.problem() instanceof Problem.BadInput bad
                    ? bad.fields().getFirst().detail()
                    : rejected.getMessage();
            return new Frames.Answer.Refused(field, detail);
        } catch (RuntimeException e) { // JTS: topology that it cannot solve, rings that collapse
            return new Frames.Answer.Refused(
                    "geometria", "No se pudo calcular con esta forma. Repárela o simplifíquela y vuelva a intentarlo.");
        }
    }
}
