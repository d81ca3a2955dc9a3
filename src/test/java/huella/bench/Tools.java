package huella.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs of others on this machine: where they are and which versions. What is missing is named, never skipped
 * silently.
 */
enum Tools {
    WRK("wrk", "wrk", "-v"),
    NGINX("nginx", "nginx", "-v"),
    MAPSERVER("mapserv", "cgi-mapserver", "-v"),
    SPAWN_FCGI("spawn-fcgi", "spawn-fcgi", "-v"),
    PGBENCH("pgbench", "postgresql", "--version"),
    PSQL("psql", "postgresql-client", "--version"),
    OGR2OGR("ogr2ogr", "gdal-bin", "--version"),
    TASKSET("taskset", "util-linux", "--version"),
    NODE("node", "nodejs", "--version"),
    CHROMIUM("chromium", "chromium", "--version"),
    MARTIN("martin", "", "--version"),
    PG_TILESERV("pg_tileserv", "", "--version");

    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+(\\.\\d+)*");

    private final String program;
    private final String debianPackage;
    private final String versionOption;

    Tools(String program, String debianPackage, String versionOption) {
        this.program = program;
        this.debianPackage = debianPackage;
        this.versionOption = versionOption;
    }

    /** On the PATH, or where Debian puts what is not meant for everyday users. */
    Optional<Path> find() {
        List<Path> directories = new ArrayList<>();
        Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(directories::add);
        directories.addAll(List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"), Path.of("/usr/lib/cgi-bin")));
        try (DirectoryStream<Path> servers = Files.newDirectoryStream(Path.of("/usr/lib/postgresql"), "[0-9]*")) {
            servers.forEach(server -> directories.add(server.resolve("bin")));
        } catch (IOException e) {
            // No such directory on this system: what is on the PATH must do.
        }
        return directories.stream()
                .map(directory -> directory.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean present() {
        return find().isPresent();
    }

    /** @throws IllegalStateException naming what must be installed */
    Path path() {
        return find().orElseThrow(() -> new IllegalStateException(missing()));
    }

    private String missing() {
        return program + " is missing" + (debianPackage.isEmpty() ? "" : " (package " + debianPackage + ")");
    }

    /** As it names itself, or that it is missing. */
    String version() {
        Optional<Path> path = find();
        if (path.isEmpty()) {
            return missing();
        }
        try {
            Process process = new ProcessBuilder(path.get().toString(), versionOption)
                    .redirectErrorStream(this != CHROMIUM) // which complains of its surroundings
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said.lines()
                    .map(NUMBER::matcher)
                    .filter(Matcher::find)
                    .map(number -> program + " " + number.group())
                    .findFirst()
                    .orElse(program);
        } catch (IOException e) {
            return program + " does not run";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
