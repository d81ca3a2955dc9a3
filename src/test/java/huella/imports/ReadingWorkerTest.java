package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.editing.ChildJvm;
import huella.geo.read.Choices;
import huella.geo.read.ReadLimits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that reads, spoken to as the service does. */
class ReadingWorkerTest {

    @TempDir
    Path directory;

    private Process process;
    private DataOutputStream requests;
    private DataInputStream answers;

    @BeforeEach
    void start() throws IOException {
        process = ChildJvm.command(
                        ReadingWorker.class, 512, TestApp.DATA.resolve("epsg").toString())
                .start();
        requests = new DataOutputStream(process.getOutputStream());
        answers = new DataInputStream(process.getInputStream());
        assertEquals(ReadingWorker.READY, answers.readUnsignedByte());
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    private List<ReadingFrames.Answer> read(String name, String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile(directory, "archivo", ""), text);
        Path scratch = Files.createTempDirectory(directory, "partes");
        ReadingFrames.write(new ReadingFrames.Request(file, name, scratch, ReadLimits.DEFAULT, Choices.NONE), requests);
        List<ReadingFrames.Answer> all = new ArrayList<>();
        do {
            all.add(ReadingFrames.readAnswer(answers));
        } while (!(all.getLast() instanceof ReadingFrames.Answer.Read
                || all.getLast() instanceof ReadingFrames.Answer.Refused));
        return all;
    }

    private static String words(ReadingFrames.Answer answer) {
        return switch (answer) {
            case ReadingFrames.Answer.At at -> "";
            case ReadingFrames.Answer.Feature feature ->
                feature.label() + feature.values() + feature.notes() + feature.refusal();
            case ReadingFrames.Answer.Read read -> read.report();
            case ReadingFrames.Answer.Refused refused -> refused.detail();
        };
    }

    @Test
    void nothing_that_nobody_sees_leaves_it_whatever_the_file_says() throws IOException {
        String point = "{\"type\":\"Feature\",\"properties\":{\"a\\u0000\\u202E\":\"b\\u0000\\u2066\"},\"geometry\":{"
                + "\"type\":\"Po\\u0000\\u202Eint\",\"coordinates\":[-69.5,-23.5]}}";
        List<ReadingFrames.Answer> all = Stream.of(
                        read(
                                "ru\u202Eta.geojson",
                                "{\"type\":\"FeatureCollection\",\"name\":\"ca\\u0000pa\\u202E\",\"features\":[" + point
                                        + "," + point.replace("Po\\u0000\\u202Eint", "Point") + "]}"),
                        read("a.csv", "no\u202Embre;otro\nuno;dos\n".repeat(3)))
                .flatMap(List::stream)
                .toList();
        assertTrue(all.stream()
                .anyMatch(answer -> answer instanceof ReadingFrames.Answer.Feature feature
                        && feature.refusal() != null
                        && feature.refusal().contains("«Point»")));
        assertTrue(words(all.getLast()).contains("«nombre»"), words(all.getLast()));
        for (ReadingFrames.Answer answer : all) {
            String words = words(answer);
            assertFalse(words.chars().anyMatch(c -> c < ' ' || c == 0x202E || c == 0x2066), words);
            assertFalse(words.contains("\\u0000"), words);
        }
    }

    @Test
    void a_very_long_name_is_cut_before_it_is_told() throws IOException {
        List<ReadingFrames.Answer> all = read(
                "a.geojson",
                "{\"type\":\"FeatureCollection\",\"name\":\"" + "n".repeat(9_000)
                        + "\",\"features\":[{\"type\":\"Feature\","
                        + "\"properties\":{\"" + "c".repeat(9_000) + "\":\"v\"},\"geometry\":{\"type\":\"Point\","
                        + "\"coordinates\":[-69.5,-23.5]}}]}");
        String report = words(all.getLast());
        assertTrue(report.contains("n".repeat(99) + "…") && report.contains("c".repeat(99) + "…"), report);
        assertTrue(report.length() < 2_000, report);
    }

    @Test
    void what_it_does_not_understand_ends_it_at_once_and_nobody_waits() throws Exception {
        assertTrue(words(read("a.txt", "nada que leer").getLast()).length() > 20);
        byte[] nonsense = "{}".getBytes(StandardCharsets.UTF_8);
        requests.writeInt(nonsense.length);
        requests.write(nonsense);
        requests.flush();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it still waits");
        assertEquals(1, process.exitValue());
    }

    @Test
    void memory_outside_of_its_heap_has_bounds_too() {
        List<String> command = ChildJvm.command(ReadingWorker.class, 100).command();
        assertTrue(
                command.containsAll(List.of("-Xmx100m", "-XX:MaxDirectMemorySize=128m", "-XX:MaxMetaspaceSize=256m")),
                command::toString);
    }
}
