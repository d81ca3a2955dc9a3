package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./huella user} as its operator meets it, with the service running and without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserCommandTest {

    private static final String PASSWORD = "tres ranas en el salar";

    private Path home;
    private Program.Service service;

    @BeforeAll
    void makeHome() throws Exception {
        home = Program.newHome();
        // Without a service: the command starts the database for itself, and stops it.
        assertEquals(
                0,
                run(PASSWORD, "user", "add", "first", "--name", "Primera Persona", "--admin", "--password-stdin")
                        .code());
        service = Program.serve(home, Map.of());
    }

    @AfterAll
    void removeHome() throws Exception {
        stop(service);
        Program.remove(home);
    }

    /** What a run said and how it ended. */
    private record Run(int code, String output) {}

    @Test
    void an_empty_service_says_how_the_first_administrator_is_made_and_has_no_password_of_its_own() throws Exception {
        Path empty = Program.newHome();
        try {
            Program.Service first = Program.serve(empty, Map.of());
            assertTrue(
                    first.lines().stream().anyMatch(line -> line.contains("./huella user add LOGIN")),
                    first.lines()::toString);
            for (String login : new String[] {"admin", "huella", "root"}) {
                assertEquals(401, client(first).trySignIn(login, login).statusCode());
            }
            stop(first);
        } finally {
            Program.remove(empty);
        }
    }

    @Test
    void accounts_are_made_changed_and_shut_while_the_service_runs() throws Exception {
        assertFalse(service.lines().stream().anyMatch(line -> line.contains("user add")), service.lines()::toString);
        client(service).signIn("first", PASSWORD);

        Run added = run(
                PASSWORD,
                "user",
                "add",
                "mrojas",
                "--name",
                "María Rojas",
                "--grant",
                "planificador:calama",
                "--password-stdin");
        assertEquals(0, added.code(), added::output);
        Client client = client(service);
        assertEquals(1, client.signIn("mrojas", PASSWORD).at("/cuenta/permisos").size());

        assertEquals(
                0,
                run("", "user", "grant", "mrojas", "revisor:rutas", "planificador:rutas")
                        .code());
        assertEquals(
                3,
                TestApp.json(client.get("/api/session")).at("/cuenta/permisos").size());
        assertEquals(0, run("", "user", "revoke", "mrojas", "revisor:rutas").code());
        assertEquals(
                2,
                TestApp.json(client.get("/api/session")).at("/cuenta/permisos").size());

        Run list = run("", "user", "list");
        assertTrue(list.output().contains("planificador:calama, planificador:rutas"), list::output);
        assertTrue(list.output().contains("María Rojas"), list::output);
        assertFalse(list.output().contains("argon2"), list::output);

        Run changed = run("cuatro zorros y un cerro", "user", "passwd", "mrojas", "--password-stdin");
        assertEquals(0, changed.code(), changed::output);
        assertEquals(401, client.get("/api/sessions").statusCode());
        client.signIn("mrojas", "cuatro zorros y un cerro");

        assertEquals(0, run("", "user", "disable", "mrojas").code());
        assertEquals(401, client.get("/api/sessions").statusCode());
        assertEquals(
                401,
                client(service).trySignIn("mrojas", "cuatro zorros y un cerro").statusCode());
        assertEquals(0, run("", "user", "enable", "mrojas").code());
        client(service).signIn("mrojas", "cuatro zorros y un cerro");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tres ranas en el salar|add first --name Otra --password-stdin|There is an account first already",
                "tres ranas en el salar|add Mayúscula --name Otra --password-stdin|is not accepted as a login",
                "corta|add other --name Otra --password-stdin|must have 12 characters",
                "other y su perro|add other --name Otra --password-stdin|contains the login",
                "tres ranas en el salar|add other --name Otra --grant planificador:luna --password-stdin|no layer «luna»",
                "tres ranas en el salar|add other --name Otra --grant jefe:calama --password-stdin|«jefe:calama» is no right",
                "tres ranas en el salar|add other --name Otra --grant planificador --password-stdin|is no right",
                "x|passwd nobody --password-stdin|There is no account nobody",
                "x|disable nobody|There is no account nobody",
                "x|revoke first revisor:calama|first has no right revisor in calama",
                "tres ranas en el salar|add other --name Otra|--password-stdin",
            })
    void what_is_refused_is_one_line_with_the_cure_and_changes_nothing(String input, String words, String line)
            throws Exception {
        String[] arguments = ("user " + words).split(" ");
        Run run = run(input, arguments);
        assertEquals(1, run.code(), run::output);
        assertTrue(run.output().contains(line), run::output);
        assertFalse(run.output().contains("\tat ") || run.output().contains("tres ranas"), run::output);
    }

    @Test
    void a_password_is_no_argument() throws Exception {
        Run run = run("", "user", "add", "other", "--name", "Otra", "--password", PASSWORD);
        assertEquals(2, run.code(), run::output);
    }

    private Run run(String input, String... arguments) throws IOException, InterruptedException {
        Process process = Program.of(home, Map.of(), arguments).start();
        process.getOutputStream().write((input + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static Client client(Program.Service service) {
        return new Client(service.address().replaceFirst("/$", ""));
    }

    private static void stop(Program.Service service) throws InterruptedException {
        service.process().destroy();
        assertTrue(service.process().waitFor(60, TimeUnit.SECONDS));
    }
}
