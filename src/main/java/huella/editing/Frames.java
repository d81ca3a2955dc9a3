package huella.editing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * How the service and its geometry workers speak: one request, one answer, each a frame of numbers and WKB. A stream
 * that ends inside a frame is an {@link IOException}: the other side is gone.
 */
final class Frames {

    /** More shapes than any request has vertices for. */
    private static final int MOST_SHAPES = 10_000;

    private static final int LARGEST_BYTES = 64 << 20;
    private static final int SHAPES = 0;
    private static final int REFUSED = 1;

    private Frames() {}

    record Request(Operation operation, double metres, List<Geometry> shapes) {}

    sealed interface Answer {

        record Shapes(List<Geometry> shapes) implements Answer {}

        /** The caller's fault, in words for the caller. */
        record Refused(String field, String detail) implements Answer {}
    }

    static void write(Request request, DataOutputStream out) throws IOException {
        out.writeByte(request.operation().ordinal());
        out.writeDouble(request.metres());
        write(request.shapes(), out);
        out.flush();
    }

    static Request readRequest(DataInputStream in) throws IOException {
        return new Request(Operation.values()[in.readUnsignedByte()], in.readDouble(), readShapes(in));
    }

    static void write(Answer answer, DataOutputStream out) throws IOException {
        switch (answer) {
            case Answer.Shapes shapes -> {
                out.writeByte(SHAPES);
                write(shapes.shapes(), out);
            }
            case Answer.Refused refused -> {
                out.writeByte(REFUSED);
                out.writeUTF(refused.field());
                out.writeUTF(refused.detail());
            }
        }
        out.flush();
    }

    static Answer readAnswer(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case SHAPES -> new Answer.Shapes(readShapes(in));
            case REFUSED -> new Answer.Refused(in.readUTF(), in.readUTF());
            default -> throw new IOException("no frame begins like this");
        };
    }

    private static void write(List<Geometry> shapes, DataOutputStream out) throws IOException {
        out.writeInt(shapes.size());
        for (Geometry shape : shapes) {
            byte[] wkb = new WKBWriter(2).write(shape);
            out.writeInt(wkb.length);
            out.write(wkb);
        }
    }

    private static List<Geometry> readShapes(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_SHAPES) {
            throw new IOException(count + " shapes in a frame");
        }
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > LARGEST_BYTES) {
                throw new IOException(length + " bytes for a shape");
            }
            try {
                shapes.add(new WKBReader().read(in.readNBytes(length)));
            } catch (ParseException e) {
                throw new IOException("a frame holds no WKB", e);
            }
        }
        return List.copyOf(shapes);
    }
}
