package huella.geodata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A copy of the real {@code geodata/} that a test may spoil. */
final class GeodataCopy {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    GeodataCopy(Path directory) {
        this.directory = directory;
        try (Stream<Path> files = Files.walk(TestApp.GEODATA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(TestApp.GEODATA.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Changes one feature, found by its id, of a file. */
    GeodataCopy change(String file, String id, Consumer<ObjectNode> change) {
        return changeFile(file, root -> {
            for (JsonNode feature : root.path("features")) {
                if (feature.path("id").asText().equals(id)) {
                    change.accept((ObjectNode) feature);
                    return;
                }
            }
            throw new IllegalArgumentException(file + " has no " + id);
        });
    }

    GeodataCopy changeFile(String file, Consumer<ObjectNode> change) {
        try {
            Path path = directory.resolve(file);
            ObjectNode root = (ObjectNode) JSON.readTree(path.toFile());
            change.accept(root);
            JSON.writeValue(path.toFile(), root);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GeodataCopy write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GeodataCopy delete(String file) {
        try {
            Files.delete(directory.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode properties(ObjectNode feature) {
        return (ObjectNode) feature.get("properties");
    }

    static ArrayNode coordinates(ObjectNode feature) {
        return (ArrayNode) feature.get("geometry").get("coordinates");
    }
}
