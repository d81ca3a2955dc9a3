package huella.http;

import huella.model.Rejected;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;

/**
 * One file that a form sends, with its short fields (RFC 7578). Nothing of it is held in memory; the file lies in the
 * directory that was named until who asked for it moves or deletes it.
 *
 * @param fileName as its sender called it, without folders; never a place on our disk
 * @param digest SHA-256 of the file, hexadecimal
 */
public record Upload(String fileName, Path file, long bytes, String digest, Map<String, List<String>> fields) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FIELD = 500;
    private static final int MOST_PARTS = 120;
    private static final long AROUND_THE_FILE = 100_000;

    /** Times the largest file. */
    private static final int DRAINED = 4;

    /**
     * Receives the file of the field {@code name}.
     *
     * @param directory existing; where the file is put, under a name of ours
     * @param most bytes of the file
     * @param limit the environment variable that says so
     * @throws Rejected (422) when there is none, or several, or it is larger than {@code most}
     */
    public static Upload of(Context context, String name, Path directory, long most, String limit) {
        if (context.req().getContentLengthLong() > most + AROUND_THE_FILE) {
            drain(context, most);
            throw tooLarge(name, most, limit);
        }
        context.req()
                .setAttribute(
                        "org.eclipse.jetty.multipartConfig",
                        // A part over Jetty's limit breaks the connection before the answer is heard; its size is asked
                        // below.
                        new MultipartConfigElement(
                                directory.toString(), most + AROUND_THE_FILE, most + AROUND_THE_FILE, 8_192));
        Collection<Part> parts = List.of();
        try {
            parts = context.req().getParts();
            return received(parts, name, directory, most, limit);
        } catch (Rejected refused) {
            throw refused;
        } catch (ServletException | RuntimeException e) { // no form, larger than allowed, or cut off
            drain(context, most);
            throw refusal(e, context, name, most, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            parts.forEach(Upload::forget);
        }
    }

    /** A client that is still sending does not hear an answer: what is left is read and thrown away, to a bound. */
    private static void drain(Context context, long most) {
        try {
            InputStream rest = context.req().getInputStream();
            byte[] gone = new byte[1 << 16];
            for (long left = DRAINED * most + AROUND_THE_FILE; left > 0; ) {
                int read = rest.read(gone);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException | RuntimeException e) {
            return; // it has hung up, or the form was read to its end: nobody waits for more
        }
    }

    private static RuntimeException refusal(Exception e, Context context, String name, long most, String limit) {
        String type = context.contentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            return Rejected.field(name, "Envíe el archivo como multipart/form-data, en el campo «" + name + "».");
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("exceed") || said.contains("too large") || said.contains("max length")) {
                return tooLarge(name, most, limit);
            }
        }
        return e instanceof RuntimeException unexpected
                        && !(e instanceof HttpException || e instanceof IllegalStateException)
                ? unexpected
                : Rejected.field(name, "El envío está cortado o mal formado. Vuelva a enviar el archivo.");
    }

    private static Rejected tooLarge(String name, long most, String limit) {
        return Rejected.field(
                name,
                "El archivo pesa más de " + most / 1_000_000 + " MB, el máximo (" + limit
                        + "). Divídalo, quite las capas y columnas que no hacen falta, o comprímalo en un zip.");
    }

    private static Upload received(Collection<Part> parts, String name, Path directory, long most, String limit)
            throws IOException {
        if (parts.size() > MOST_PARTS) {
            throw Rejected.field(name, "El envío tiene demasiados campos. Envíe un archivo y sus opciones.");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Part file = null;
        for (Part part : parts) {
            if (part.getSubmittedFileName() == null) {
                fields.computeIfAbsent(part.getName(), key -> new ArrayList<>()).add(text(part));
            } else if (file != null || !part.getName().equals(name)) {
                throw Rejected.field(name, "Envíe un solo archivo, en el campo «" + name + "».");
            } else {
                file = part;
            }
        }
        if (file == null) {
            throw Rejected.field(name, "Falta el archivo: envíelo en el campo «" + name + "».");
        }
        if (file.getSize() > most) {
            throw tooLarge(name, most, limit);
        }
        try (InputStream in = file.getInputStream()) {
            return saved(in, file.getSubmittedFileName(), directory, fields);
        }
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(4 * LONGEST_FIELD + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (text.length() > LONGEST_FIELD || !Params.isPlain(text)) {
                throw Rejected.field(
                        "opciones", "Una opción tiene más de " + LONGEST_FIELD + " caracteres o signos de control.");
            }
            return text;
        }
    }

    /** A file of this machine, copied into the directory as if it had been sent. */
    public static Upload copyOf(Path file, Path directory) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return saved(in, file.getFileName().toString(), directory, Map.of());
        }
    }

    private static Upload saved(InputStream from, String name, Path directory, Map<String, List<String>> fields)
            throws IOException {
        MessageDigest sha256 = sha256();
        Path file = Files.createTempFile(directory, "llegando-", "");
        long bytes;
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes = new DigestInputStream(from, sha256).transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Upload(plainName(name), file, bytes, HexFormat.of().formatHex(sha256.digest()), fields);
    }

    private static String plainName(String submitted) {
        String last = submitted.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "")
                .strip();
        if (last.length() > LONGEST_NAME) {
            last = last.substring(0, last.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
        }
        return last.isEmpty() ? "archivo" : last;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the file, if it still lies where it was received. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Part part) {
        try {
            part.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
