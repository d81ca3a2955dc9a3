package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {

    private static final byte[] CONTENT = "ñandú ".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void what_the_jdk_packs_comes_out_as_it_went_in_streamed_or_not() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) { // with data descriptors
            zip.setComment("un comentario al final");
            zip.putNextEntry(new ZipEntry("Ñuble/área.shp"));
            zip.write(CONTENT);
            zip.closeEntry();
        }
        Path other = directory.resolve("otro.zip");
        try (FileSystem zip = FileSystems.newFileSystem(other, Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("Ñuble"));
            Files.write(zip.getPath("Ñuble/área.shp"), CONTENT);
        }
        for (byte[] zip : List.of(bytes.toByteArray(), Files.readAllBytes(other))) {
            List<Part> parts = unpack(zip, ReadLimits.DEFAULT);
            assertEquals(
                    List.of("Ñuble/área.shp"), parts.stream().map(Part::name).toList());
            assertArrayEquals(CONTENT, Files.readAllBytes(parts.getFirst().file()));
        }
    }

    @Test
    void sizes_that_stand_in_a_zip64_field_are_found() throws IOException {
        byte[] zip = ZipBytes.of(Map.of("a", CONTENT));
        List<Part> parts = unpack(zip64(zip), ReadLimits.DEFAULT);
        assertArrayEquals(CONTENT, Files.readAllBytes(parts.getFirst().file()));
    }

    /** Moves the sizes and the place of the only entry, and of the directory, into zip64 records. */
    private static byte[] zip64(byte[] zip) {
        int central = zip.length - 22 - 47;
        var old = java.nio.ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        var out = ZipBytes.little(zip.length + 28 + 56 + 20).put(zip, 0, central + 47);
        out.putInt(central + 20, -1).putInt(central + 24, -1).putInt(central + 42, -1);
        out.putShort(central + 30, (short) 28);
        out.putShort((short) 1).putShort((short) 24);
        out.putLong(old.getInt(central + 24)).putLong(old.getInt(central + 20)).putLong(old.getInt(central + 42));
        int end = out.position();
        out.putInt(0x06064b50).putLong(44).putInt(0).putInt(0).putInt(0);
        out.putLong(1).putLong(1).putLong(47 + 28).putLong(central);
        out.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        out.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
        return out.array();
    }

    @Test
    void something_before_the_archive_moves_it() throws IOException {
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        moved.writeBytes("un programa que se descomprime solo".getBytes(StandardCharsets.US_ASCII));
        moved.writeBytes(ZipBytes.of(Map.of("a", CONTENT)));
        assertArrayEquals(
                CONTENT,
                Files.readAllBytes(unpack(moved.toByteArray(), ReadLimits.DEFAULT)
                        .getFirst()
                        .file()));
    }

    @Test
    void a_bomb_stops_at_the_limit_and_leaves_no_more_than_that_on_the_disk() throws IOException {
        ZipBytes.Entry bomb = new ZipBytes.Entry("area.shp", new byte[0]);
        bomb.packed = Deflated.of(new byte[0], 500_000_000);
        ReadLimits limits = new ReadLimits(20_000_000, 1_000_000, 200, 5_000, 200_000, 10_000, 200, 10_000, 32);
        byte[] zip = new ZipBytes().add(bomb).bytes();
        Rejected rejected = assertThrows(Rejected.class, () -> unpack(zip, limits));
        assertTrue(rejected.getMessage().contains("1.000.000"), rejected::getMessage);
        assertTrue(rejected.getMessage().contains(ReadLimits.UNPACKED_BYTES), rejected::getMessage);
        try (Stream<Path> left = Files.list(directory.resolve("partes"))) {
            assertTrue(left.mapToLong(file -> file.toFile().length()).sum() <= 1_000_000);
        }
    }

    @Test
    void nothing_is_written_but_files_of_ours_in_the_folder_for_it() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("../fuera", "/abs", "C:\\x\\y", "a/../../b", "con", "..\\..\\c", "parte-1")) {
            files.put(name, CONTENT);
        }
        List<Part> parts = unpack(ZipBytes.of(files), ReadLimits.DEFAULT);
        assertEquals(
                List.of("fuera", "abs", "C:/x/y", "a/b", "con", "c", "parte-1"),
                parts.stream().map(Part::name).toList());
        try (Stream<Path> all = Files.walk(directory)) {
            List<String> written = all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(
                            "archivo",
                            "partes/parte-1",
                            "partes/parte-2",
                            "partes/parte-3",
                            "partes/parte-4",
                            "partes/parte-5",
                            "partes/parte-6",
                            "partes/parte-7"),
                    written);
        }
    }

    private List<Part> unpack(byte[] zip, ReadLimits limits) throws IOException {
        Path file = Files.write(directory.resolve("archivo"), zip);
        Path scratch = directory.resolve("partes");
        if (!Files.exists(scratch)) {
            Files.createDirectory(scratch);
        }
        return Unpacking.of(file, scratch, limits);
    }
}
