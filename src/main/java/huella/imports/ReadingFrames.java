package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.geo.read.Choices;
import huella.geo.read.FileReading.Stage;
import huella.geo.read.ReadLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the service and a reading process speak. The service asks once: which file, under which limits, with which
 * choices; the process answers with frames until one of {@link Answer.Read} or {@link Answer.Refused}. A stream that
 * ends inside is an {@link IOException}: the other side is gone.
 */
final class ReadingFrames {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STAGE = 0;
    private static final int FEATURE = 1;
    private static final int READ = 2;
    private static final int REFUSED = 3;

    /** More than a feature or report within the limits can take. */
    private static final int LARGEST_BYTES = 64 << 20;

    /** More than any feature has. */
    private static final int MOST_NOTES = 1_000;

    private ReadingFrames() {}

    record Request(Path file, String name, Path scratch, ReadLimits limits, Choices choices) {}

    sealed interface Answer {

        record At(Stage stage, long done, long total) implements Answer {}

        /** @param values as JSON; shapes as WKB in WGS 84, or null */
        record Feature(
                int number,
                int layer,
                String label,
                String values,
                byte[] shape,
                byte[] before,
                List<String> notes,
                String refusal)
                implements Answer {

            /** What it takes in memory and in the table, about. */
            long bytes() {
                long texts = label.length() + values.length() + (refusal == null ? 0 : refusal.length());
                for (String note : notes) {
                    texts += note.length();
                }
                return texts + (shape == null ? 0 : shape.length) + (before == null ? 0 : before.length);
            }
        }

        /**
         * @param asks something has to be known before it can be read
         * @param report as {@link ReadingJson} writes it
         */
        record Read(boolean asks, String report) implements Answer {}

        /** Cause and cure, for who sent the file. */
        record Refused(String detail) implements Answer {}
    }

    static void write(Request request, DataOutputStream out) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", request.file().toString());
        json.put("name", request.name());
        json.put("scratch", request.scratch().toString());
        json.set("limits", JSON.valueToTree(request.limits()));
        json.set("choices", toJson(request.choices()));
        text(json.toString(), out);
        out.flush();
    }

    static Request readRequest(DataInputStream in) throws IOException {
        JsonNode json = JSON.readTree(text(in));
        return new Request(
                Path.of(json.get("file").asText()),
                json.get("name").asText(),
                Path.of(json.get("scratch").asText()),
                JSON.treeToValue(json.get("limits"), ReadLimits.class),
                choices(json.get("choices")));
    }

    /** What is stored beside the import too. */
    static ObjectNode toJson(Choices choices) {
        ObjectNode json = JSON.createObjectNode();
        choices.epsg().ifPresent(epsg -> json.put("crs", "EPSG:" + epsg));
        json.put("ejes", choices.swapped() ? "intercambiados" : "normales");
        choices.charset().ifPresent(charset -> json.put("codificacion", charset.name()));
        ArrayNode layers = json.putArray("capas");
        choices.layers().forEach(layers::add);
        choices.x().ifPresent(x -> json.put("x", x));
        choices.y().ifPresent(y -> json.put("y", y));
        return json;
    }

    static Choices choices(JsonNode json) {
        List<String> layers = new ArrayList<>();
        json.path("capas").forEach(layer -> layers.add(layer.asText()));
        return new Choices(
                json.hasNonNull("crs")
                        ? OptionalInt.of(
                                Integer.parseInt(json.get("crs").asText().substring("EPSG:".length())))
                        : OptionalInt.empty(),
                json.path("ejes").asText().equals("intercambiados"),
                optional(json, "codificacion").map(Charset::forName),
                layers,
                optional(json, "x"),
                optional(json, "y"));
    }

    private static Optional<String> optional(JsonNode json, String name) {
        return json.hasNonNull(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
    }

    static void write(Answer answer, DataOutputStream out) throws IOException {
        switch (answer) {
            case Answer.At at -> {
                out.writeByte(STAGE);
                out.writeByte(at.stage().ordinal());
                out.writeLong(at.done());
                out.writeLong(at.total());
                out.flush();
            }
            case Answer.Feature feature -> {
                out.writeByte(FEATURE);
                out.writeInt(feature.number());
                out.writeInt(feature.layer());
                text(feature.label(), out);
                text(feature.values(), out);
                bytes(feature.shape(), out);
                bytes(feature.before(), out);
                out.writeInt(feature.notes().size());
                for (String note : feature.notes()) {
                    text(note, out);
                }
                text(feature.refusal() == null ? "" : feature.refusal(), out);
            }
            case Answer.Read read -> {
                out.writeByte(READ);
                out.writeBoolean(read.asks());
                text(read.report(), out);
                out.flush();
            }
            case Answer.Refused refused -> {
                out.writeByte(REFUSED);
                text(refused.detail(), out);
                out.flush();
            }
        }
    }

    static Answer readAnswer(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case STAGE -> new Answer.At(Stage.values()[in.readUnsignedByte()], in.readLong(), in.readLong());
            case FEATURE -> feature(in);
            case READ -> new Answer.Read(in.readBoolean(), text(in));
            case REFUSED -> new Answer.Refused(text(in));
            default -> throw new IOException("no frame begins like this");
        };
    }

    private static Answer.Feature feature(DataInputStream in) throws IOException {
        int number = in.readInt();
        int layer = in.readInt();
        String label = text(in);
        String values = text(in);
        byte[] shape = bytes(in);
        byte[] before = bytes(in);
        int count = in.readInt();
        if (count < 0 || count > MOST_NOTES) {
            throw new IOException(count + " notes in a frame");
        }
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            notes.add(text(in));
        }
        String refusal = text(in);
        return new Answer.Feature(
                number, layer, label, values, shape, before, List.copyOf(notes), refusal.isEmpty() ? null : refusal);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = bytes(in);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes == null ? 0 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_BYTES) {
            throw new IOException(length + " bytes in a frame");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new java.io.EOFException();
        }
        return length == 0 ? null : bytes;
    }
}
