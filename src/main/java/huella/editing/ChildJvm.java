package huella.editing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a process of our own is started for work that may have to be ended: the same program, a bounded memory, its
 * standard streams to speak through, and no environment, so that it has no secrets.
 */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * The command, ready to be started; what the child says on its standard error is thrown away.
     *
     * @param memoryMb most heap, in megabytes; a child that needs more ends at once. Buffers and classes outside of the
     *     heap have bounds of their own
     */
    public static ProcessBuilder command(Class<?> main, int memoryMb, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memoryMb + "m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder;
    }
}
