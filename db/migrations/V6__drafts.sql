-- Drafts: what planners propose, beside what is published. Publishing copies them into versions.

ALTER TABLE initiative_version ADD COLUMN retired boolean NOT NULL DEFAULT false;
ALTER TABLE initiative_version ADD COLUMN restored_from integer CHECK (restored_from < version);
COMMENT ON COLUMN initiative_version.retired IS 'true: from this version on the initiative is no longer public';
COMMENT ON COLUMN initiative_version.restored_from IS 'The earlier version that this one brings back';

ALTER TABLE publication ADD COLUMN account bigint REFERENCES account;
ALTER TABLE publication ADD COLUMN reviewer bigint REFERENCES account;
ALTER TABLE publication ADD COLUMN reviewer_name text;
COMMENT ON COLUMN publication.account IS 'Who wrote it; null: loaded from geodata/';
COMMENT ON COLUMN publication.reviewer IS 'Who approved it; null: loaded from geodata/';

CREATE TABLE draft (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    author      bigint NOT NULL REFERENCES account,
    title       text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 200),
    state       text NOT NULL DEFAULT 'abierto'
                CHECK (state IN ('abierto', 'enviado', 'devuelto', 'publicado', 'descartado')),
    revision    integer NOT NULL DEFAULT 1 CHECK (revision > 0),
    reason      text CHECK (btrim(reason) <> '' AND length(reason) <= 2000),
    layers      text[] NOT NULL DEFAULT '{}',
    origin      text NOT NULL DEFAULT 'editor' CHECK (origin IN ('editor', 'ogc', 'importacion')),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    modified_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    publication bigint REFERENCES publication,
    CONSTRAINT submitted_with_reason CHECK (state NOT IN ('enviado', 'publicado') OR reason IS NOT NULL),
    CONSTRAINT published_once CHECK ((state = 'publicado') = (publication IS NOT NULL))
);
COMMENT ON TABLE draft IS 'What one author proposes. Never deleted, so nothing that was written is lost';
COMMENT ON COLUMN draft.layers IS 'The layers that its edits touch: who may review it';
CREATE INDEX draft_author ON draft (author, modified_at DESC);
CREATE INDEX draft_state ON draft (state, modified_at) WHERE state = 'enviado';

CREATE TABLE draft_edit (
    draft         uuid NOT NULL REFERENCES draft,
    code          text NOT NULL CHECK (code ~ '^[A-Z]{3}-[0-9]{2,4}$'),
    base          integer,
    changes       jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(changes) = 'object'),
    -- May be wrong in any way, so nothing but its number of points is ever asked of it in here.
    geom          geometry(Geometry, 4326) CHECK (ST_NPoints(geom) <= 10000),
    retire_reason text CHECK (btrim(retire_reason) <> '' AND length(retire_reason) <= 2000),
    PRIMARY KEY (draft, code),
    FOREIGN KEY (code, base) REFERENCES initiative_version (code, version)
);
COMMENT ON TABLE draft_edit IS 'What a draft says of one initiative, on which version; base null: a new one';

CREATE TABLE draft_event (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draft   uuid NOT NULL REFERENCES draft,
    kind    text NOT NULL CHECK (kind IN
            ('creado', 'enviado', 'retirado', 'devuelto', 'publicado', 'descartado', 'reabierto')),
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    account bigint NOT NULL REFERENCES account,
    comment text CHECK (btrim(comment) <> '' AND length(comment) <= 2000),
    CONSTRAINT returned_with_comment CHECK (kind <> 'devuelto' OR comment IS NOT NULL)
);
COMMENT ON TABLE draft_event IS 'What happened to a draft: only ever added';
CREATE INDEX draft_event_draft ON draft_event (draft, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What writes that carried a key have done: who repeats a request is answered from here and nothing is done twice.
CREATE TABLE deed (
    account     bigint NOT NULL REFERENCES account,
    key         text NOT NULL CHECK (length(key) BETWEEN 1 AND 80),
    request     text NOT NULL,
    draft       uuid REFERENCES draft,
    publication bigint REFERENCES publication,
    code        text,
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account, key)
);
COMMENT ON TABLE deed IS 'By Idempotency-Key; request: SHA-256 of method, path, If-Match and body';

-- A second lock on drafts only: published data stand in tables of their own, for a row policy would switch their spatial
-- index off (no operator of PostGIS is leakproof).
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_edit ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE deed ENABLE ROW LEVEL SECURITY;

CREATE POLICY author_reads ON draft FOR SELECT TO huella_planner USING (author = current_account());
CREATE POLICY author_adds ON draft FOR INSERT TO huella_planner
    WITH CHECK (author = current_account() AND state = 'abierto');
CREATE POLICY author_changes ON draft FOR UPDATE TO huella_planner
    USING (author = current_account() AND state <> 'publicado')
    WITH CHECK (author = current_account() AND state IN ('abierto', 'enviado', 'descartado', 'devuelto')
                AND (state <> 'enviado' OR may('PLANIFICADOR', layers)));
CREATE POLICY reviewer_reads ON draft FOR SELECT TO huella_reviewer
    USING (state IN ('enviado', 'devuelto', 'publicado') AND may('REVISOR', layers));
CREATE POLICY reviewer_decides ON draft FOR UPDATE TO huella_reviewer
    USING (state = 'enviado' AND may('REVISOR', layers))
    WITH CHECK (state IN ('enviado', 'devuelto', 'publicado') AND may('REVISOR', layers));

-- What a draft lets see, its edits and events let see: the policies of draft are asked again inside.
CREATE POLICY as_its_draft ON draft_edit FOR SELECT TO huella_planner, huella_reviewer
    USING (EXISTS (SELECT FROM draft d WHERE d.id = draft));
CREATE POLICY author_writes ON draft_edit FOR ALL TO huella_planner
    USING (EXISTS (SELECT FROM draft d WHERE d.id = draft AND d.state IN ('abierto', 'devuelto')))
    WITH CHECK (EXISTS (SELECT FROM draft d WHERE d.id = draft AND d.state IN ('abierto', 'devuelto')));
CREATE POLICY as_its_draft ON draft_event FOR SELECT TO huella_planner, huella_reviewer
    USING (EXISTS (SELECT FROM draft d WHERE d.id = draft));
CREATE POLICY own_events ON draft_event FOR INSERT TO huella_planner, huella_reviewer
    WITH CHECK (account = current_account() AND EXISTS (SELECT FROM draft d WHERE d.id = draft));
CREATE POLICY own_deeds ON deed FOR ALL TO huella_planner, huella_reviewer USING (account = current_account())
    WITH CHECK (account = current_account());

GRANT SELECT, INSERT ON draft TO huella_planner;
GRANT UPDATE (title, state, revision, reason, layers, modified_at) ON draft TO huella_planner;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_edit TO huella_planner;
GRANT SELECT ON draft, draft_edit TO huella_reviewer;
GRANT UPDATE (state, revision, modified_at, publication) ON draft TO huella_reviewer;
GRANT SELECT, INSERT ON draft_event, deed TO huella_planner, huella_reviewer;
GRANT INSERT ON publication, initiative, initiative_version TO huella_reviewer;
GRANT UPDATE (current_version) ON initiative TO huella_reviewer;

-- Versions follow each other without a gap, whoever writes them; and a reviewer publishes only where they may.
CREATE FUNCTION check_publication_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'huella_reviewer' THEN
        IF NEW.reviewer IS DISTINCT FROM current_account() THEN
            RAISE insufficient_privilege USING MESSAGE = 'a reviewer publishes in the own name';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_rights BEFORE INSERT ON publication FOR EACH ROW EXECUTE FUNCTION check_publication_rights();

CREATE FUNCTION check_version_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before record;
BEGIN
    SELECT v.version, v.layer INTO before FROM initiative_version v WHERE v.code = NEW.code ORDER BY v.version DESC LIMIT 1;
    IF NEW.version <> coalesce(before.version, 0) + 1 THEN
        RAISE unique_violation USING MESSAGE = format('version %s of %s does not follow %s', NEW.version, NEW.code, before.version),
            CONSTRAINT = 'version_follows';
    END IF;
    IF current_user = 'huella_reviewer'
       AND NOT may('REVISOR', array_remove(ARRAY[NEW.layer, before.layer], NULL)) THEN
        RAISE insufficient_privilege USING MESSAGE = format('this account may not publish in %s', NEW.layer);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_follows BEFORE INSERT ON initiative_version FOR EACH ROW EXECUTE FUNCTION check_version_follows();

-- The next free code of a prefix: after the last one that was ever published, past those that other authors' drafts have
-- taken, without showing these.
CREATE FUNCTION next_code(prefix text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = huella, pg_temp
    AS $$
    SELECT free.code
      FROM (SELECT coalesce(max(split_part(code, '-', 2)::int), 0) AS last FROM initiative WHERE code LIKE prefix || '-%') published
     CROSS JOIN LATERAL generate_series(published.last + 1, 9999) AS n
     CROSS JOIN LATERAL (SELECT prefix || '-' || lpad(n::text, greatest(2, length(n::text)), '0') AS code) free
     WHERE NOT EXISTS (SELECT FROM draft_edit e JOIN draft d ON d.id = e.draft
                        WHERE e.code = free.code AND d.state <> 'descartado')
     ORDER BY n
     LIMIT 1
    $$;
GRANT EXECUTE ON FUNCTION next_code(text) TO huella_planner;
