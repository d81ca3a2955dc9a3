package huella;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program as a process of its own, with a data directory of its own and the real {@code geodata/}. */
final class Program {

    private Program() {}

    /** A service that is ready. */
    record Service(Process process, String address, List<String> lines) {}

    /** A data directory that the database's own user can enter. */
    static Path newHome() throws IOException {
        Path home = Files.createTempDirectory("huella-serve");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        return home;
    }

    static void remove(Path home) throws IOException, InterruptedException {
        new ProcessBuilder("rm", "-rf", home.toString()).start().waitFor();
    }

    /** Not started yet; errors and output in one. */
    static ProcessBuilder of(Path home, Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> variables = new HashMap<>(Map.of(
                "HUELLA_DATA", home.toString(),
                "HUELLA_PORT", "0",
                "HUELLA_GEODATA", TestApp.GEODATA.toString()));
        variables.putAll(environment);
        builder.environment().keySet().removeIf(name -> name.startsWith("HUELLA_") || name.equals("DATABASE_URL"));
        builder.environment().putAll(variables);
        return builder;
    }

    static Service serve(Path home, Map<String, String> environment) throws IOException {
        Process process = of(home, environment, "serve").start();
        List<String> lines = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith("Huella is ready: ")) {
                return new Service(process, line.split(" ")[3], lines);
            }
        }
        throw new AssertionError("it did not start: " + lines);
    }
}
