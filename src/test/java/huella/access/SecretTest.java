package huella.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void a_secret_has_256_bits_and_is_never_made_twice() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(made.add(Secret.random().text()));
        }
        assertEquals(32, Base64.getUrlDecoder().decode(Secret.random().text()).length);
    }

    @Test
    void it_is_known_by_its_digest_and_by_no_other() {
        Secret secret = Secret.random();
        assertTrue(Secret.find(secret.text()).orElseThrow().has(secret.digest()));
        assertFalse(Secret.random().has(secret.digest()));
        assertEquals(32, secret.digest().length);
    }

    @Test
    void the_page_token_follows_from_the_secret_and_does_not_tell_it() {
        Secret secret = Secret.random();
        assertEquals(secret.csrf(), new Secret(secret.text()).csrf());
        assertTrue(secret.hasCsrf(secret.csrf()));
        assertFalse(secret.hasCsrf(null));
        assertFalse(secret.hasCsrf(""));
        assertFalse(secret.hasCsrf(secret.text()));
        assertFalse(secret.hasCsrf(Secret.random().csrf()));
        assertNotEquals(secret.csrf(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret.digest()));
    }

    @Test
    void neither_a_secret_nor_a_token_is_printed_by_accident() {
        TokenText token = TokenText.random();
        assertEquals("***", token.secret().toString());
        assertFalse(token.toString().contains(token.secret().text()));
        assertFalse(new SignIn.Opened(null, token.secret(), null)
                .toString()
                .contains(token.secret().text()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "has a blank in it and forty-three characters!", "'; DROP TABLE session; --"})
    void what_has_not_the_form_of_a_secret_is_none(String text) {
        assertEquals(Optional.empty(), Secret.find(text));
    }

    @Test
    void a_token_is_read_as_it_was_written_from_bearer_and_from_basic() {
        for (int i = 0; i < 1_000; i++) {
            TokenText token = TokenText.random();
            assertEquals(Optional.of(token), TokenText.parse(token.text()));
            assertEquals(
                    new TokenText.Presented(Optional.empty(), token),
                    TokenText.inHeader("bearer  " + token.text()).orElseThrow());
            assertEquals(
                    new TokenText.Presented(Optional.of("mrojas"), token),
                    TokenText.inHeader("Basic " + basic("mrojas:" + token.text()))
                            .orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Basic !!!",
                "Basic bm9jb2xvbg==",
                "Basic bXJvamFzOmNsYXZl",
                "Digest username=x",
                "Negotiate YII"
            })
    void what_is_no_token_of_ours_is_none(String header) {
        assertEquals(Optional.empty(), TokenText.inHeader(header));
    }

    private static String basic(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
