package huella.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import huella.geo.EpsgDatabase;
import huella.geo.read.CleanText;
import huella.geo.read.FileReading;
import huella.geo.read.Findings;
import huella.geo.read.PreparedFeature;
import huella.geo.read.ReadLimits;
import huella.geo.read.SourceSystems;
import huella.model.Rejected;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * A process that reads files of strangers and nothing else: no database, no network, none of the service's secrets.
 * Files are read one at a time until its input ends, which is how it learns that the service is gone. What takes too
 * much time or memory dies with it and takes nobody along.
 */
public final class ReadingWorker {

    static final int READY = 0x48;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadingWorker() {}

    /** @param arguments the directory of the EPSG database */
    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(System.err); // a library that prints must not speak into the frames
        Logger.getLogger("").setLevel(Level.OFF);
        SourceSystems systems = new SourceSystems(EpsgDatabase.in(Path.of(arguments[0])));
        out.writeByte(READY);
        out.flush();
        // Files are read aside: this thread waits for the end of the input and then ends everything.
        ExecutorService work = Executors.newSingleThreadExecutor();
        try {
            while (true) {
                ReadingFrames.Request request = ReadingFrames.readRequest(in);
                work.execute(() -> answer(request, systems, out));
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        } catch (Throwable unexpected) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void answer(ReadingFrames.Request request, SourceSystems systems, DataOutputStream out) {
        try {
            ReadingFrames.write(read(request, systems, out), out);
        } catch (Throwable gone) { // whoever waits must not wait for an answer that nobody will give
            Runtime.getRuntime().halt(1);
        }
    }

    private static ReadingFrames.Answer read(ReadingFrames.Request request, SourceSystems systems, DataOutputStream out)
            throws IOException {
        try {
            Findings findings = new FileReading(request.limits(), systems)
                    .read(request.file(), request.name(), request.scratch(), request.choices(), new Sender(out));
            return new ReadingFrames.Answer.Read(findings.asked().isPresent(), ReadingJson.of(findings));
        } catch (Rejected rejected) {
            return new ReadingFrames.Answer.Refused(CleanText.line(FileReading.words(rejected), ReadingJson.LONG));
        } catch (StackOverflowError deep) {
            return new ReadingFrames.Answer.Refused("El archivo tiene partes dentro de partes a una profundidad que"
                    + " ningún programa escribe (" + ReadLimits.DEPTH + "). Expórtelo de nuevo y vuelva a enviarlo.");
        }
    }

    /** Words about a feature may quote it: they are cleaned here, whoever wrote them. */
    private record Sender(DataOutputStream out) implements FileReading.Receiver {

        @Override
        public void stage(FileReading.Stage stage, long done, long total) throws IOException {
            ReadingFrames.write(new ReadingFrames.Answer.At(stage, done, total), out);
        }

        @Override
        public void feature(PreparedFeature feature) throws IOException {
            ReadingFrames.write(
                    new ReadingFrames.Answer.Feature(
                            feature.number(),
                            feature.layer(),
                            CleanText.name(feature.label()),
                            JSON.writeValueAsString(feature.values()),
                            feature.shape().map(Sender::wkb).orElse(null),
                            feature.before().map(Sender::wkb).orElse(null),
                            feature.notes().stream().map(CleanText::line).toList(),
                            feature.refusal().map(CleanText::line).orElse(null)),
                    out);
        }

        private static byte[] wkb(Geometry shape) {
            return new WKBWriter(2).write(shape);
        }
    }
}
