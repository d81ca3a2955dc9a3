package huella;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The version of this program, as the build wrote it. */
final class Version {

    private Version() {}

    static String get() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /**
     * A digest of the program itself and of the Java that runs it. The version stays the same from build to build, but
     * two builds, or two Javas with another zlib, may write the same data as other bytes. A jar's manifest names the
     * libraries with their versions, so they count as well.
     */
    static String build() {
        return Build.DIGEST;
    }

    /** Made once, when it is first asked for: it reads the whole program. */
    private static final class Build {
        static final String DIGEST = digest();
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version", "").getBytes());
            Path program = Path.of(Version.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path file : files(program)) {
                digest.update(program.relativize(file).toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the program lies in a file, and every Java has SHA-256", e);
        }
    }

    /** A jar, or while it is developed a directory. */
    private static List<Path> files(Path program) throws IOException {
        try (Stream<Path> all = Files.walk(program)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
