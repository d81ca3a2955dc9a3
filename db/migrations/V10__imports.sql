-- Files on their way in: what was found in them stands here until its owner makes a draft of it, or leaves it.

CREATE TABLE import (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account     bigint NOT NULL REFERENCES account,
    file_name   text NOT NULL CHECK (btrim(file_name) <> '' AND length(file_name) <= 200),
    file_bytes  bigint NOT NULL CHECK (file_bytes >= 0),
    file_digest text NOT NULL CHECK (file_digest ~ '^[0-9a-f]{64}$'),
    state       text NOT NULL DEFAULT 'leyendo'
                CHECK (state IN ('leyendo', 'pregunta', 'listo', 'rechazado', 'aceptado')),
    choices     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(choices) = 'object'),
    report      jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(report) = 'object'),
    draft       uuid UNIQUE REFERENCES draft,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    modified_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (id, account),
    CONSTRAINT accepted_into_a_draft CHECK ((state = 'aceptado') = (draft IS NOT NULL))
);
COMMENT ON TABLE import IS 'A file that somebody sent. Accepted: the provenance of its draft, never changed again';
COMMENT ON COLUMN import.file_digest IS 'SHA-256 of the file as it came';
COMMENT ON COLUMN import.choices IS 'What its owner said where the file does not: coordinate system, encoding, layers, columns';
COMMENT ON COLUMN import.report IS 'What reading it found, what was asked or refused, and what was accepted';
CREATE INDEX import_account ON import (account, created_at DESC);

CREATE TABLE import_feature (
    import     uuid NOT NULL,
    number     integer NOT NULL CHECK (number > 0),
    account    bigint NOT NULL,
    layer      integer NOT NULL CHECK (layer >= 0),
    label      text NOT NULL,
    attributes jsonb NOT NULL CHECK (jsonb_typeof(attributes) = 'object'),
    geom       geometry(Geometry, 4326),
    before     geometry(Geometry, 4326),
    notes      text[] NOT NULL DEFAULT '{}',
    refusal    text,
    PRIMARY KEY (import, number),
    FOREIGN KEY (import, account) REFERENCES import (id, account) ON DELETE CASCADE,
    CONSTRAINT shape_or_reason CHECK ((geom IS NULL) = (refusal IS NOT NULL))
);
COMMENT ON TABLE import_feature IS 'What a file holds, one row a feature; gone once the file is accepted or left';
COMMENT ON COLUMN import_feature.before IS 'As it stood in the file, when it had to be repaired';
COMMENT ON COLUMN import_feature.account IS 'Of its import, so that the row policy need not look there';

ALTER TABLE import ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_feature ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner_reads ON import FOR SELECT TO huella_planner USING (account = current_account());
CREATE POLICY owner_adds ON import FOR INSERT TO huella_planner
    WITH CHECK (account = current_account() AND state = 'leyendo');
CREATE POLICY owner_changes ON import FOR UPDATE TO huella_planner
    USING (account = current_account() AND state <> 'aceptado')
    WITH CHECK (account = current_account() -- and into a draft of its own: the policies of draft are asked again inside
                AND (draft IS NULL OR EXISTS (SELECT FROM draft d WHERE d.id = draft AND d.origin = 'importacion')));
CREATE POLICY owner_leaves ON import FOR DELETE TO huella_planner
    USING (account = current_account() AND state <> 'aceptado');
CREATE POLICY as_its_draft ON import FOR SELECT TO huella_reviewer
    USING (EXISTS (SELECT FROM draft d WHERE d.id = draft));
CREATE POLICY owner_works ON import_feature FOR ALL TO huella_planner
    USING (account = current_account()) WITH CHECK (account = current_account());

GRANT SELECT, INSERT, DELETE ON import TO huella_planner;
GRANT UPDATE (state, choices, report, draft, modified_at) ON import TO huella_planner;
GRANT SELECT ON import TO huella_reviewer;
GRANT SELECT, INSERT, DELETE ON import_feature TO huella_planner;
