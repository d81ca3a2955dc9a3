package huella.geodata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads JSON strictly: a key given twice or text after the end is a mistake of the editor, not a value. */
final class JsonFiles {

    /** Made when the first file is read: most starts only compare digests. */
    private static final class Strict {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /** To be raised when a change of the program reads the same files differently. */
    private static final byte READING_RULES = 1;

    private JsonFiles() {}

    /** The content, or empty after a finding that says where the file breaks. */
    static Optional<JsonNode> read(Path file, String name, Findings findings) {
        if (!Files.isReadable(file)) {
            findings.add(name, "", "", "falta el archivo o no se puede leer");
            return Optional.empty();
        }
        try {
            return Optional.of(Strict.MAPPER.readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : "línea " + e.getLocation().getLineNr() + ": ";
            findings.add(name, "", "", line + "no es JSON válido (" + e.getOriginalMessage() + ")");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * SHA-256, hex, over names and bytes of all files below a directory, and over the rules they are read by: what was
     * loaded under other rules is read again.
     */
    static String digestOfFiles(Path directory) {
        MessageDigest digest = sha256();
        digest.update(READING_RULES);
        if (!Files.isDirectory(directory)) {
            return HexFormat.of().formatHex(digest.digest());
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(directory.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** SHA-256, hex, of the value of a node: neither the order of keys nor white space counts. */
    static String digest(Object value) {
        try {
            Object plain = value instanceof JsonNode node ? Strict.MAPPER.convertValue(node, Object.class) : value;
            byte[] canonical = Strict.MAPPER.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
            MessageDigest digest = sha256();
            digest.update(READING_RULES);
            return HexFormat.of().formatHex(digest.digest(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
