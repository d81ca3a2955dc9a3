package huella.editing;

import huella.http.Precondition;
import huella.model.Rejected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What holds of every draft, whoever works on it. */
final class DraftRules {

    private DraftRules() {}

    /** Which layers an edit touches: where the initiative was and where it will be. */
    static Collection<String> layers(Content before, Content after) {
        Collection<String> layers = new TreeSet<>();
        for (Content content : List.of(before, after)) {
            String layer = content.text(Attribute.CAPA);
            if (!layer.isEmpty()) {
                layers.add(layer);
            }
        }
        if (layers.isEmpty()) {
            throw Rejected.field("campos.capa", "Diga en qué capa está la iniciativa.");
        }
        return layers;
    }

    /** Without what is said as it was: a field that nobody changed must not win over a colleague's change. */
    static Proposal minimal(Proposal proposal, Content base) {
        Map<Attribute, Object> changes = proposal.changes();
        changes.entrySet()
                .removeIf(change ->
                        Objects.equals(change.getValue(), base.values().get(change.getKey())));
        return Proposal.of(
                proposal.code(),
                proposal.base(),
                changes,
                proposal.shape()
                        .filter(shape -> !base.shape().map(shape::equalsExact).orElse(false)),
                proposal.retireReason());
    }

    static void requireRevision(int revision, String asked) {
        if (!Integer.toString(revision).equals(asked)) {
            throw Precondition.stale("El borrador cambió desde que lo leyó: está en la revisión " + revision
                    + ". Léalo de nuevo, junte los cambios y vuelva a guardar.");
        }
    }

    static void require(Draft draft, Draft.State state) {
        if (draft.state() != state) {
            throw state(draft);
        }
    }

    static Rejected state(Draft draft) {
        return Rejected.conflict(
                switch (draft.state()) {
                    case ABIERTO, DEVUELTO -> "El borrador está abierto: envíelo primero.";
                    case ENVIADO -> "El borrador está en revisión. Retírelo para cambiarlo.";
                    case PUBLICADO -> "El borrador ya se publicó. Empiece otro para seguir cambiando.";
                    case DESCARTADO -> "El borrador está descartado. Reábralo para seguir.";
                });
    }

    static Rejected none() {
        return Rejected.notFound("No hay un borrador con este identificador que su cuenta pueda ver.");
    }
}
