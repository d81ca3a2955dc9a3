package huella.publishing;

import huella.model.Problem;
import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What the operator reads when a disk fails. Readers have what they had before. */
final class Failures {

    private Failures() {}

    static Rejected ofDisk(IOException e, Path where) {
        return new Rejected(
                new Problem.BadSetup("Files could not be written in " + where + ": " + reason(e)
                        + ". What was published before is as it was. Make room or give the right to write there, then"
                        + " run this again."),
                e);
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getMessage();
    }
}
