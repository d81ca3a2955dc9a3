package huella.http;

import huella.model.Problem;
import huella.model.Rejected;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A file to take away. It is whole on disk before its first byte is sent, so a failure is a status and never a short
 * file; who has its bytes already gets a 304 before any of them is made.
 *
 * <p>What the file is made of is named before and after it is written. When that differs, the data changed in between
 * and the file may hold both states: it is made again.
 *
 * @param <S> names the state of what the file is made of
 */
public record Download<S>(
        String mediaType, String fileName, Supplier<S> state, Function<S, EntityTag> tag, Content<S> content) {

    private static final int TRIES = 3;

    /** Writes the file, and asks now and then whether the caller is still there. */
    @FunctionalInterface
    public interface Content<S> {
        void writeTo(Path file, S state, Caller caller) throws IOException;
    }

    /** @throws Rejected (503) when too many files are being made already */
    public void send(Context context, Turns turns) {
        context.disableCompression();
        S before = state.get();
        if (tag.apply(before).answers(context, Representation.REVALIDATE)) {
            return;
        }
        Turns.Turn turn = turns.take();
        try {
            Caller caller = Caller.of(context);
            for (int i = 0; i < TRIES; i++) {
                Path file = Files.createTempFile("huella-", ".part");
                try {
                    content.writeTo(file, before, caller);
                    S after = state.get();
                    if (after.equals(before)) {
                        send(context, file, before);
                        return;
                    }
                    Files.delete(file);
                    before = after;
                } catch (RuntimeException | IOException e) {
                    Files.deleteIfExists(file);
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.close();
        }
        throw new Rejected(new Problem.Unavailable(
                "Los datos cambiaron mientras se hacía el archivo. Pídalo otra vez en unos segundos.", 5));
    }

    private void send(Context context, Path file, S made) throws IOException {
        context.header("ETag", tag.apply(made).value());
        context.contentType(mediaType);
        context.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
        context.header("Content-Length", Long.toString(Files.size(file)));
        if (context.method() == HandlerType.HEAD) {
            Files.delete(file);
        } else {
            // The file goes with the stream, also when the reader hangs up half-way.
            context.result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
        }
    }
}
