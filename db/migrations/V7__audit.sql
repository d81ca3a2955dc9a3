-- The record of every act, each entry chained to the one before by its digest: who changes one, takes one out or cuts
-- the end off is found by ./huella audit verify.

CREATE TABLE audit (
    n        bigint PRIMARY KEY,
    at       timestamptz NOT NULL,
    account  bigint REFERENCES account,
    actor    text NOT NULL,
    action   text NOT NULL CHECK (action <> ''),
    subject  text NOT NULL,
    detail   jsonb NOT NULL,
    previous text NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
    digest   text NOT NULL UNIQUE CHECK (digest ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE audit IS 'Append-only; digest = SHA-256 of audit_text, which holds the digest before';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    n        bigint NOT NULL,
    digest   text NOT NULL
);
COMMENT ON TABLE audit_head IS 'The last entry: who cuts the end off must also change this';
INSERT INTO audit_head (n, digest) VALUES (0, repeat('0', 64));

-- What an entry says, unambiguously: the text of a JSON array.
CREATE FUNCTION audit_text(audit) RETURNS text
    LANGUAGE sql STABLE
    AS $$ SELECT jsonb_build_array($1.n, to_char($1.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), $1.account,
                                   $1.actor, $1.action, $1.subject, $1.detail, $1.previous)::text $$;

-- Appends an entry. Writers wait for each other here, so it is called as late as can be.
CREATE FUNCTION audit(action text, subject text, detail jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, pg_temp
    AS $$
DECLARE
    entry audit;
BEGIN
    SELECT h.n + 1, h.digest INTO entry.n, entry.previous FROM audit_head h FOR UPDATE;
    entry.at := clock_timestamp();
    entry.account := nullif(current_account(), 0);
    entry.actor := coalesce((SELECT a.login FROM account a WHERE a.id = current_account()), session_user);
    entry.action := audit.action;
    entry.subject := audit.subject;
    entry.detail := audit.detail;
    entry.digest := encode(sha256(convert_to(audit_text(entry), 'UTF8')), 'hex');
    INSERT INTO audit SELECT entry.*;
    UPDATE audit_head SET n = entry.n, digest = entry.digest;
END $$;

-- Everything that a version says, as one digest; so an entry vouches for the history and not for itself alone.
CREATE FUNCTION version_digest(v initiative_version) RETURNS text
    LANGUAGE sql STABLE
    AS $$ SELECT encode(sha256(convert_to(jsonb_build_array(v.code, v.version, v.publication, v.retired, v.restored_from,
              v.layer, v.territory, v.theme, v.objectives, v.responsible, v.horizon, v.name_es, v.name_en, v.starred,
              v.tags, v.comunas, v.comunas_outside, v.source_list, v.source_number, v.source_name, v.source_map,
              v.source_map_number, v.source_map_name, v.corrections, v.location_precision, v.location_assumed,
              v.basis_es, v.basis_en, v.note_es, v.note_en, encode(ST_AsEWKB(v.geom, 'NDR'), 'hex'))::text,
              'UTF8')), 'hex') $$;

CREATE FUNCTION publication_detail(p publication) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$ SELECT jsonb_build_object(
              'published_at', to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              'author', p.author, 'account', p.account, 'reviewer', p.reviewer, 'reviewer_name', p.reviewer_name,
              'reason', p.reason,
              'versions', coalesce((SELECT jsonb_object_agg(v.code, jsonb_build_array(v.version, version_digest(v)))
                                      FROM initiative_version v WHERE v.publication = p.id), '{}')) $$;

-- At the end of the transaction, when all its versions are there: the entry, and the word to who listens. No path that
-- publishes can leave it out.
CREATE FUNCTION tell_publication() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp
    AS $$
BEGIN
    PERFORM audit('publicacion', NEW.id::text, publication_detail(NEW));
    PERFORM pg_notify('huella_publication', NEW.id::text);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER tell AFTER INSERT ON publication
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_publication();

CREATE FUNCTION tell_draft_event() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = huella, public, pg_temp
    AS $$
BEGIN
    PERFORM audit('borrador.' || NEW.kind, NEW.draft::text, jsonb_strip_nulls(jsonb_build_object('comment', NEW.comment)));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER tell AFTER INSERT ON draft_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_draft_event();

-- What was published before there was a record.
DO $$
DECLARE
    p publication;
BEGIN
    FOR p IN SELECT * FROM publication ORDER BY id LOOP
        PERFORM audit('publicacion', p.id::text, publication_detail(p));
    END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION audit(text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit(text, text, jsonb) TO huella_access;
GRANT SELECT ON audit TO huella_access;
