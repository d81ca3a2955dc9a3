package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code ./huella import} beside a running service: what it says, what it leaves, and what the service then knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportCommandTest {

    private static final String PASSWORD = "tres ranas en el salar";

    private Path home;
    private Path file;
    private Program.Service service;

    @BeforeAll
    void start() throws Exception {
        home = Program.newHome();
        file = Files.writeString(
                home.resolve("pozos.csv"), "codigo;este;norte\nCAL-01;510000;7510000\n;511000;7511000\n");
        assertEquals(
                0,
                run(
                                PASSWORD,
                                "user",
                                "add",
                                "carla",
                                "--name",
                                "Carla Prueba",
                                "--grant",
                                "planificador:calama",
                                "--password-stdin")
                        .code());
        service = Program.serve(home, Map.of());
    }

    @AfterAll
    void stop() throws Exception {
        service.process().destroy();
        assertTrue(service.process().waitFor(60, TimeUnit.SECONDS));
        Program.remove(home);
    }

    private record Run(int code, String output) {}

    private Run run(String input, String... arguments) throws Exception {
        Process process = Program.of(home, Map.of(), arguments).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new Run(process.exitValue(), output);
    }

    @Test
    void what_the_file_does_not_say_is_asked_and_nothing_is_left() throws Exception {
        Run asked = run("", "import", file.toString(), "--as", "carla");
        assertEquals(1, asked.code(), asked.output());
        assertTrue(asked.output().contains("sistema de coordenadas"), asked.output());
        Run unknown = run("", "import", file.toString(), "--as", "nadie");
        assertEquals(1, unknown.code(), unknown.output());
        assertEquals(2, run("", "import", file.toString()).code());
        Client carla = new Client(service.address().replaceFirst("/$", ""));
        carla.signIn("carla", PASSWORD);
        assertEquals(
                0,
                TestApp.json(carla.get("/api/imports"))
                        .path("importaciones")
                        .findValues("pregunta")
                        .size());
    }

    @Test
    void with_an_answer_it_becomes_a_draft_that_the_service_shows_with_its_file() throws Exception {
        Run looked = run("", "import", file.toString(), "--as", "carla", "--crs", "EPSG:24879");
        assertEquals(0, looked.code(), looked.output());
        assertTrue(looked.output().contains("PSAD56 / UTM huso 19 sur (EPSG:24879)"), looked.output());
        assertTrue(looked.output().contains("exactitud"), looked.output());
        assertFalse(looked.output().contains("Borrador"), looked.output());
        Run drafted = run(
                "", "import", file.toString(), "--as", "carla", "--crs", "EPSG:24879", "--draft", "--new-in", "calama");
        assertEquals(0, drafted.code(), drafted.output());
        String id = drafted.output().replaceFirst("(?s).*Borrador: ", "").strip();
        Client carla = new Client(service.address().replaceFirst("/$", ""));
        carla.signIn("carla", PASSWORD);
        JsonNode draft = TestApp.json(carla.get("/api/drafts/" + id));
        assertEquals("importacion", draft.path("origen").asText(), draft::toPrettyString);
        assertEquals("pozos.csv", draft.at("/importacion/archivo").asText(), draft::toPrettyString);
        assertEquals("EPSG:24879", draft.at("/importacion/crs").asText(), draft::toPrettyString);
        assertEquals(2, draft.path("ediciones").size());
    }
}
