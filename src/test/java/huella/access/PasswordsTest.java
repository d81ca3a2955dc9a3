package huella.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Language;
import huella.model.Problem;
import huella.model.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void a_password_is_kept_as_argon2id_at_the_agreed_costs_with_a_salt_of_its_own() {
        String hash = passwords.hash("tres ranas en el salar");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertNotEquals(hash, passwords.hash("tres ranas en el salar"));
        assertTrue(passwords.matches("tres ranas en el salar", Optional.of(hash)));
        assertFalse(passwords.matches("tres ranas en el sala", Optional.of(hash)));
        assertFalse(passwords.isOutdated(hash));
    }

    @Test
    void a_hash_of_another_program_and_other_costs_is_understood_and_due_for_renewal() {
        // From the reference implementation: argon2 somesalt -id -t 2 -k 65536 -p 1 -l 24, RFC 9106 version 0x13
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(passwords.matches("password", Optional.of(hash)));
        assertFalse(passwords.matches("passwort", Optional.of(hash)));
        assertTrue(passwords.isOutdated(hash));
    }

    @Test
    void nobodys_password_is_never_right_and_is_worked_on_all_the_same() {
        assertFalse(passwords.matches("", Optional.empty()));
        assertFalse(passwords.matches("tres ranas en el salar", Optional.empty()));
    }

    @Test
    void a_letter_with_a_mark_is_the_same_letter_however_the_keyboard_sends_it() {
        String hash = passwords.hash("ma\u00f1ana en la pampa");
        assertTrue(passwords.matches("man\u0303ana en la pampa", Optional.of(hash)));
    }

    @Test
    void a_crowd_is_asked_to_come_back_and_everybody_else_gets_a_true_answer() throws Exception {
        String hash = passwords.hash("tres ranas en el salar");
        List<Callable<Boolean>> crowd = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            crowd.add(() -> passwords.matches("tres ranas en el salar", Optional.of(hash)));
        }
        int turnedAway = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(crowd.size())) {
            for (Future<Boolean> answer : threads.invokeAll(crowd)) {
                try {
                    assertTrue(answer.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    Rejected rejected = assertInstanceOf(Rejected.class, e.getCause());
                    assertInstanceOf(Problem.TooMany.class, rejected.problem());
                    turnedAway++;
                }
            }
        }
        assertTrue(turnedAway > 0, "two at once cannot do 120 within the second that each waits");
        assertTrue(passwords.matches("tres ranas en el salar", Optional.of(hash)), "and then it goes on");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corta|al menos 12",
                "once letras|al menos 12",
                "mrojas y su perro|nombre de usuario",
                "MRojas y su perro|nombre de usuario",
                "aaaaaaaaaaaaaaaa|repite",
                "abababababababab|repite",
                "ranaranaranarana|repite",
                "salarsalarsala|repite",
                "1234567890123|repite",
                "abcdefghijklmn|repite",
                "9876543210987|repite",
                "contraseña1234|se prueba primero",
                "Antofagasta2026!|se prueba primero",
                "4nt0f4g4st4.2026|se prueba primero",
                "qwertyuiop123|se prueba primero",
                "¡¡¡Bienvenido123!!!|se prueba primero",
            })
    void what_is_guessed_first_is_refused_with_the_reason(String password, String reason) {
        String said = PasswordRules.refusal(password, "mrojas").orElseThrow().in(Language.ES);
        assertTrue(said.contains(reason), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tres ranas en el salar",
                "zapatillas-verdes-9",
                "Xq7!vB2#Lm9$",
                "ñandú cóndor huemul",
                "parina 山 desierto largo"
            })
    void everything_else_is_accepted_without_rules_on_signs(String password) {
        assertEquals(Optional.empty(), PasswordRules.refusal(password, "mrojas"));
    }

    @Test
    void two_hundred_characters_are_accepted_and_one_more_is_not() {
        String text = "rana verde y salar ".repeat(20).replace("rana", "r");
        StringBuilder varied = new StringBuilder();
        for (int i = 0; varied.length() < 201; i++) {
            varied.append((char) ('a' + (i * i + 7 * i) % 23)).append(text.charAt(i % text.length()));
        }
        assertEquals(Optional.empty(), PasswordRules.refusal(varied.substring(0, 200), "mrojas"));
        assertTrue(PasswordRules.refusal(varied.substring(0, 201), "mrojas").isPresent());
    }

    @Test
    void the_list_of_refusals_can_fail() {
        assertThrows(
                java.util.NoSuchElementException.class,
                () -> PasswordRules.refusal("tres ranas en el salar", "mrojas").orElseThrow());
    }
}
