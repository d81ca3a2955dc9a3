package huella.access;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.http.Json;
import huella.model.Account;
import huella.model.Grant;
import huella.model.Role;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answers of this room as JSON, with Spanish keys (docs/access.md). */
final class AccessJson {

    private static final String MEDIA_TYPE = "application/json";

    private AccessJson() {}

    /** The published word of a role. */
    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Who is signed in, if anybody. */
    static byte[] session(Optional<SignIn.Opened> opened) {
        return bytes(json -> {
            json.writeStartObject();
            if (opened.isEmpty()) {
                json.writeNullField("cuenta");
            } else {
                json.writeFieldName("cuenta");
                account(opened.get().account(), json);
                json.writeStringField("csrf", opened.get().secret().csrf());
                json.writeStringField("vence", seconds(opened.get().expires()));
            }
            json.writeEndObject();
        });
    }

    /** Who shows a token: no change needs more than the token, so there is nothing else to give. */
    static byte[] bearer(Account account) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeFieldName("cuenta");
            account(account, json);
            json.writeEndObject();
        });
    }

    static byte[] sessions(List<SessionStore.Listed> sessions) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("sesiones");
            for (SessionStore.Listed session : sessions) {
                json.writeStartObject();
                json.writeBooleanField("actual", session.own());
                json.writeStringField("navegador", session.agent());
                json.writeStringField("creada", seconds(session.created()));
                json.writeStringField("usada", seconds(session.lastUsed()));
                json.writeStringField("vence", seconds(session.expires()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static byte[] tokens(List<TokenStore.Listed> tokens) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("fichas");
            for (TokenStore.Listed token : tokens) {
                json.writeStartObject();
                token(token, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** A token that was just made: the only answer that ever holds its text. */
    static byte[] made(TokenStore.Listed token, TokenText text) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeStringField("ficha", text.text());
            token(token, json);
            json.writeEndObject();
        });
    }

    private static void account(Account account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("usuario", account.login());
        json.writeStringField("nombre", account.name());
        json.writeArrayFieldStart("permisos");
        List<Grant> grants = account.grants().stream()
                .sorted(Comparator.comparing(Grant::role)
                        .thenComparing(grant -> grant.layer().orElse("")))
                .toList();
        for (Grant grant : grants) {
            json.writeStartObject();
            json.writeStringField("rol", word(grant.role()));
            json.writeStringField("capa", grant.layer().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("es_admin", account.isAdmin());
        json.writeEndObject();
    }

    private static void token(TokenStore.Listed token, JsonGenerator json) throws IOException {
        json.writeStringField("id", token.id());
        json.writeStringField("nombre", token.name());
        json.writeStringField("alcance", token.scope().word());
        if (token.layers().isEmpty()) {
            json.writeNullField("capas");
        } else {
            json.writeArrayFieldStart("capas");
            for (String layer : token.layers().get()) {
                json.writeString(layer);
            }
            json.writeEndArray();
        }
        json.writeStringField("creada", seconds(token.created()));
        json.writeStringField("vence", seconds(token.expires()));
        json.writeStringField("usada", token.lastUsed().map(AccessJson::seconds).orElse(null));
        json.writeStringField(
                "revocada", token.revoked().map(AccessJson::seconds).orElse(null));
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] bytes(Json.Content content) {
        return Json.of(MEDIA_TYPE, content).body();
    }
}
