package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bad files lie in {@code src/test/resources} for other programs and people to try, each beside what is wrong with
 * it (INDEX.md). They are what the code makes that shows what is wrong; {@code -Dhuella.golden.update=true} writes
 * them.
 */
class BadFilesOnDiskTest {

    private static final Path DIRECTORY = TestApp.ROOT.resolve("src/test/resources/huella/geo/read/bad");
    private static final int LEAST = 150;

    @BeforeAll
    static void write() throws IOException {
        if (!Boolean.getBoolean("huella.golden.update")) {
            return;
        }
        for (BadFiles format : BadFiles.values()) {
            Path directory = Files.createDirectories(DIRECTORY.resolve(format.directory()));
            try (Stream<Path> old = Files.list(directory)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            for (BadFile file : format.files()) {
                Files.write(directory.resolve(file.name()), file.bytes());
            }
        }
        Files.writeString(DIRECTORY.resolve("INDEX.md"), index());
    }

    @ParameterizedTest
    @EnumSource
    void what_lies_there_is_what_the_code_makes(BadFiles format) throws IOException {
        for (BadFile file : format.files()) {
            byte[] there =
                    Files.readAllBytes(DIRECTORY.resolve(format.directory()).resolve(file.name()));
            if (isZip(there)) { // another Java may pack the same tighter: what counts is what becomes of it
                BadFileCheck.check(new BadFile(file.name(), file.wrong(), file.expected(), there));
            } else {
                assertArrayEquals(file.bytes(), there, file.name());
            }
        }
        try (Stream<Path> there = Files.list(DIRECTORY.resolve(format.directory()))) {
            assertEquals(
                    new TreeSet<>(format.files().stream().map(BadFile::name).toList()),
                    new TreeSet<>(
                            there.map(file -> file.getFileName().toString()).toList()));
        }
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    @Test
    void the_index_says_what_is_wrong_with_each_and_there_are_enough() throws IOException {
        assertEquals(index(), Files.readString(DIRECTORY.resolve("INDEX.md")));
        long all = Arrays.stream(BadFiles.values())
                .mapToLong(format -> format.files().size())
                .sum();
        assertTrue(all >= LEAST, () -> "only " + all);
    }

    private static String index() {
        StringBuilder text = new StringBuilder("# Bad files\n\nMade by `Bad…` in `src/test/java/huella/geo/read`;"
                + " what must become of each is asserted by `BadFileCheck`, over HTTP by `BadFilesOverHttpTest`.\n");
        for (BadFiles format : BadFiles.values()) {
            List<BadFile> files = format.files();
            text.append("\n## ")
                    .append(format.directory())
                    .append(" (")
                    .append(files.size())
                    .append(")\n\n");
            text.append("| file | what is wrong | what must happen |\n|---|---|---|\n");
            for (BadFile file : files) {
                text.append("| ")
                        .append(file.name())
                        .append(" | ")
                        .append(file.wrong().replace("|", "\\|"))
                        .append(" | ")
                        .append(expected(file.expected()).replace("|", "\\|"))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static String expected(BadFile.Expected expected) {
        return switch (expected) {
            case BadFile.Expected.Refused refused -> "refused: «" + refused.words() + "»";
            case BadFile.Expected.FeaturesRefused some ->
                some.refused() + " refused: «" + some.words() + "», " + some.good() + " good";
            case BadFile.Expected.Mended mended -> mended.features() + " mended: «" + mended.words() + "»";
            case BadFile.Expected.Reads reads -> reads.features() + " read";
        };
    }
}
