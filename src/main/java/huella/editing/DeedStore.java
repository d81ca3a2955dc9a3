package huella.editing;

import huella.http.RequestKey;
import huella.model.Rejected;
import huella.store.Sql;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What requests with a key have done, inside the caller's transaction. */
final class DeedStore {

    private final Handle handle;

    DeedStore(Handle handle) {
        this.handle = handle;
    }

    /** @throws Rejected (422) when another request was made under the same key */
    Optional<Outcome> find(RequestKey request) {
        return request.key()
                .flatMap(key -> handle.createQuery(Sql.of(DeedStore.class, "find"))
                        .bind("key", key)
                        .map((row, context) -> {
                            if (!row.getString("request").equals(request.digest())) {
                                throw Rejected.field(
                                        RequestKey.HEADER,
                                        "Esta clave ya se usó con otra solicitud. Use una clave nueva para cada una.");
                            }
                            Long publication = row.getObject("publication", Long.class);
                            return new Outcome(
                                    Optional.ofNullable(row.getObject("draft", UUID.class)),
                                    publication == null ? OptionalLong.empty() : OptionalLong.of(publication),
                                    Optional.ofNullable(row.getString("code")));
                        })
                        .findOne());
    }

    /** @return false when another one with the same key was faster; then nothing of this one may stand */
    boolean add(RequestKey request, Outcome outcome) {
        return request.key()
                .map(key -> handle.createUpdate(Sql.of(DeedStore.class, "add"))
                                .bind("key", key)
                                .bind("request", request.digest())
                                .bind("draft", outcome.draft().orElse(null))
                                .bind("code", outcome.code().orElse(null))
                                .bind(
                                        "publication",
                                        outcome.publication().isPresent()
                                                ? (Long) outcome.publication().getAsLong()
                                                : null)
                                .execute()
                        == 1)
                .orElse(true);
    }
}
