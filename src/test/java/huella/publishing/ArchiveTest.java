package huella.publishing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.TileCoord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/** Archives of tiles: what was written is read again, and the bytes are those of the specification. */
class ArchiveTest {

    private static final Envelope BOX = new Envelope(-72.5, -66, -27.5, -19.9);
    private static final Coordinate CENTER = new Coordinate(-69.5, -23.4);

    @TempDir
    private Path directory;

    /** The first rows are the specification's own; the others are of the reference implementation. */
    @ParameterizedTest
    @CsvSource({
        "0,0,0,0",
        "1,0,0,1",
        "1,0,1,2",
        "1,1,1,3",
        "1,1,0,4",
        "2,0,0,5",
        "2,1,0,6",
        "2,3,0,20",
        "12,3423,1763,19078479",
        "8,77,145,53069",
        "14,5029,9301,217395933"
    })
    void a_tile_has_the_number_of_the_specification(int z, int x, int y, long id) {
        assertEquals(id, TileIds.of(z, x, y));
        assertEquals(new TileCoord(z, x, y), TileIds.tile(id));
    }

    @Test
    void numbers_and_tiles_lead_to_each_other_and_neighbours_in_number_are_neighbours_on_the_map() {
        for (int z = 0; z <= 7; z++) {
            Set<TileCoord> seen = new HashSet<>();
            TileCoord last = null;
            for (long id = TileIds.first(z); id < TileIds.first(z + 1); id++) {
                TileCoord tile = TileIds.tile(id);
                assertEquals(z, tile.z());
                assertEquals(id, TileIds.of(tile));
                assertTrue(seen.add(tile));
                if (last != null) {
                    assertEquals(1, Math.abs(last.x() - tile.x()) + Math.abs(last.y() - tile.y()));
                }
                last = tile;
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            int z = random.nextInt(TileCoord.MAX_ZOOM + 1);
            TileCoord tile = new TileCoord(z, random.nextInt(1 << z), random.nextInt(1 << z));
            assertEquals(tile, TileIds.tile(TileIds.of(tile)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000, 60_000})
    void what_was_written_is_read_again(int count) throws IOException {
        Map<Long, byte[]> tiles = random(count);
        Path file = write(tiles);
        try (ArchiveReader reader = ArchiveReader.open(file)) {
            for (Map.Entry<Long, byte[]> tile : tiles.entrySet()) {
                assertArrayEquals(
                        tile.getValue(),
                        reader.find(TileIds.tile(tile.getKey())).orElseThrow());
            }
            long past = tiles.keySet().stream().mapToLong(id -> id).max().orElseThrow() + 1;
            assertEquals(Optional.empty(), reader.find(TileIds.tile(past)));
            assertEquals(count, reader.header().addressed());
            assertEquals(reader.entries().size(), reader.header().entries());
            assertEquals(BOX, reader.header().box());
            assertEquals(CENTER, reader.header().center());
            assertEquals("{\"name\":\"prueba\"}", new String(reader.metadata(), StandardCharsets.UTF_8));
        }
        assertEquals(List.of(file), list(), "nothing else is left");
    }

    @Test
    void the_root_of_a_long_directory_fits_into_what_is_fetched_first() throws IOException {
        Path file = write(random(60_000));
        try (ArchiveReader reader = ArchiveReader.open(file)) {
            assertTrue(reader.header().root().end() < 16_384);
            assertTrue(reader.header().leaves().length() > 0);
        }
    }

    @Test
    void tiles_that_are_alike_are_kept_once_and_neighbours_among_them_are_one_entry() throws IOException {
        Map<Long, byte[]> tiles = new TreeMap<>();
        byte[] sea = "mar".getBytes(StandardCharsets.UTF_8);
        for (long id = 100; id < 1_100; id++) {
            tiles.put(id, id == 500 ? new byte[] {1, 2, 3} : sea);
        }
        try (ArchiveReader reader = ArchiveReader.open(write(tiles))) {
            assertEquals(1_000, reader.header().addressed());
            assertEquals(3, reader.header().entries());
            assertEquals(2, reader.header().contents());
            assertEquals(
                    List.of(400, 1, 599),
                    reader.entries().stream().map(Entry::run).toList());
            assertEquals(
                    reader.entries().getFirst().offset(),
                    reader.entries().getLast().offset());
        }
    }

    @Test
    void the_header_is_where_readers_look() throws IOException {
        byte[] bytes = Files.readAllBytes(write(Map.of(5L, new byte[] {1})));
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("PMTiles", new String(bytes, 0, 7, StandardCharsets.US_ASCII));
        assertEquals(3, bytes[7]);
        assertEquals(127, in.getLong(8), "root directory");
        assertEquals(bytes.length, in.getLong(56) + in.getLong(64), "the tiles are at the end");
        assertArrayEquals(new byte[] {1, 2, 2, 1, 2, 2}, java.util.Arrays.copyOfRange(bytes, 96, 102));
        assertEquals(-725_000_000, in.getInt(102));
        assertEquals(-199_000_000, in.getInt(114));
    }

    @Test
    void the_same_tiles_give_the_same_bytes() throws IOException {
        byte[] first = Files.readAllBytes(write(random(5_000)));
        Files.delete(directory.resolve("archive.pmtiles"));
        assertArrayEquals(first, Files.readAllBytes(write(random(5_000))));
    }

    @Test
    void tiles_out_of_order_and_empty_ones_are_refused() throws IOException {
        try (ArchiveWriter writer = new ArchiveWriter(directory.resolve("tiles"))) {
            writer.add(7, new byte[] {1});
            assertThrows(IllegalArgumentException.class, () -> writer.add(7, new byte[] {1}));
            assertThrows(IllegalArgumentException.class, () -> writer.add(8, new byte[0]));
        }
    }

    @Test
    void a_damaged_archive_is_said_to_be_damaged() throws IOException {
        byte[] whole = Files.readAllBytes(write(random(300)));
        Path damaged = directory.resolve("damaged.pmtiles");
        for (int length : new int[] {0, 5, 126, 127, 200}) {
            Files.write(damaged, java.util.Arrays.copyOf(whole, length));
            assertThrows(IOException.class, () -> ArchiveReader.open(damaged), "of " + length + " bytes");
        }
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(600)] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, broken);
            try (ArchiveReader reader = ArchiveReader.open(damaged)) {
                for (Entry entry : reader.entries()) {
                    reader.packed(entry);
                }
            } catch (IOException e) {
                continue;
            }
        }
    }

    private Path write(Map<Long, byte[]> tiles) throws IOException {
        Path file = directory.resolve("archive.pmtiles");
        try (ArchiveWriter writer = new ArchiveWriter(directory.resolve("archive.tiles"))) {
            for (Map.Entry<Long, byte[]> tile : new TreeMap<>(tiles).entrySet()) {
                writer.add(tile.getKey(), Gzip.pack(tile.getValue()));
            }
            writer.finish(file, "{\"name\":\"prueba\"}".getBytes(StandardCharsets.UTF_8), BOX, CENTER, 6);
        }
        return file;
    }

    private static Map<Long, byte[]> random(int count) {
        Random random = new Random(count);
        Map<Long, byte[]> tiles = new TreeMap<>();
        while (tiles.size() < count) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            tiles.put(TileIds.first(14) + random.nextLong(1L << 27), bytes);
        }
        return tiles;
    }

    private List<Path> list() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
