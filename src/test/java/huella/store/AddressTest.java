package huella.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ana:s%3A%40+x@db.example:5433/mapa?sslmode=require",
                "jdbc:postgresql://ana:s%3A%40+x@db.example:5433/mapa?sslmode=require"
            })
    void the_usual_forms_are_read_with_their_percent_encoding(String text) {
        Address address = Address.parse(text, Optional.empty());
        assertEquals("jdbc:postgresql://db.example:5433/mapa", address.url());
        assertEquals("ana", address.asProperties().get("user"));
        assertEquals("s:@+x", address.asProperties().get("password"));
        assertEquals("require", address.asProperties().get("sslmode"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ana:sec@ret@my_db/mapa,jdbc:postgresql://my_db/mapa,sec@ret",
        "postgresql://ana:x@[::1]:5433/mapa,jdbc:postgresql://[::1]:5433/mapa,x",
        "postgresql://ana:a:b@db/mapa,jdbc:postgresql://db/mapa,a:b"
    })
    void odd_hosts_and_passwords_are_understood(String text, String url, String password) {
        Address address = Address.parse(text, Optional.empty());
        assertEquals(url, address.url());
        assertEquals("ana", address.asProperties().get("user"));
        assertEquals(password, address.asProperties().get("password"));
    }

    @Test
    void a_password_apart_is_used_as_it_is_unless_the_address_has_one() {
        Optional<String> apart = Optional.of("s p:@c");
        assertEquals(
                "s p:@c",
                Address.parse("postgresql://ana@db/mapa", apart).asProperties().get("password"));
        assertEquals(
                "x",
                Address.parse("postgresql://ana:x@db/mapa", apart)
                        .asProperties()
                        .get("password"));
    }

    @Test
    void the_variable_that_holds_no_address_is_named() {
        assertTrue(assertThrows(Rejected.class, () -> Address.parse("DATABASE_READ_URL", "::", Optional.empty()))
                .getMessage()
                .contains("Expected DATABASE_READ_URL=postgresql://"));
    }

    @Test
    void a_password_is_never_printed() {
        assertFalse(Address.parse("postgresql://ana:secreto@db/mapa", Optional.empty())
                .toString()
                .contains("secreto"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://a@b/c",
                "db.example/mapa",
                "postgresql://db.example",
                "postgresql://ana:a b@db/x",
                "::",
                "postgresql://ana:a%zz@db/mapa"
            })
    void what_is_no_address_is_refused_with_the_accepted_form(String text) {
        assertTrue(assertThrows(Rejected.class, () -> Address.parse(text, Optional.empty()))
                .getMessage()
                .contains("Expected DATABASE_URL=postgresql://"));
    }
}
