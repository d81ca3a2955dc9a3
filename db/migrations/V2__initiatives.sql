-- An initiative is an identity; everything one can say of it stands in a version. Versions are only ever added.

CREATE TABLE publication (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    author       text NOT NULL CHECK (author <> ''),
    reason       text NOT NULL CHECK (reason <> '')
);
COMMENT ON TABLE publication IS 'One act of publishing: who, when, why. All its versions become visible together; its highest id is the data version';

CREATE TABLE initiative (
    code            text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}-[0-9]{2,4}$'),
    current_version integer
);
COMMENT ON COLUMN initiative.current_version IS 'The version that the public sees; null: not published (or retired)';

CREATE TABLE initiative_version (
    code            text NOT NULL REFERENCES initiative,
    version         integer NOT NULL CHECK (version > 0),
    publication     bigint NOT NULL REFERENCES publication,
    layer           text NOT NULL REFERENCES layer,
    territory       text NOT NULL REFERENCES territory,
    theme           text NOT NULL REFERENCES theme,
    objectives      text[] NOT NULL CHECK (cardinality(objectives) BETWEEN 1 AND 5),
    responsible     text NOT NULL REFERENCES responsible,
    horizon         text NOT NULL REFERENCES horizon,
    name_es         text NOT NULL CHECK (btrim(name_es) <> '' AND length(name_es) <= 400),
    name_en         text NOT NULL CHECK (btrim(name_en) <> '' AND length(name_en) <= 400),
    starred         boolean NOT NULL,
    tags            text[] NOT NULL DEFAULT '{}',
    comunas         text[] NOT NULL CHECK (cardinality(comunas) > 0),
    comunas_outside text[] NOT NULL DEFAULT '{}',
    source_list     text NOT NULL CHECK (source_list <> ''),
    source_number   integer NOT NULL CHECK (source_number > 0),
    source_name     text NOT NULL CHECK (source_name <> ''),
    source_map      text,
    source_map_number integer,
    source_map_name text,
    corrections     text[] NOT NULL DEFAULT '{}',
    location_precision text NOT NULL REFERENCES location_precision,
    location_assumed boolean NOT NULL DEFAULT false,
    basis_es        text NOT NULL CHECK (btrim(basis_es) <> ''),
    basis_en        text NOT NULL CHECK (btrim(basis_en) <> ''),
    note_es         text NOT NULL DEFAULT '',
    note_en         text NOT NULL DEFAULT '',
    geom            geometry(Geometry, 4326) NOT NULL,
    geom_3857       geometry(Geometry, 3857) NOT NULL GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED,
    PRIMARY KEY (code, version),
    CONSTRAINT footprint_valid CHECK (ST_IsValid(geom)),
    CONSTRAINT footprint_not_empty CHECK (NOT ST_IsEmpty(geom)),
    CONSTRAINT footprint_2d CHECK (ST_NDims(geom) = 2),
    CONSTRAINT footprint_kind CHECK (GeometryType(geom) IN
        ('POINT', 'MULTIPOINT', 'LINESTRING', 'MULTILINESTRING', 'POLYGON', 'MULTIPOLYGON')),
    -- Catches swapped axes and coordinates in metres; NaN and infinity fail it as well.
    CONSTRAINT footprint_in_the_north_of_chile CHECK (geom @ ST_MakeEnvelope(-76, -30, -62, -15, 4326))
);
COMMENT ON TABLE initiative_version IS 'Append-only history of every initiative. geom: longitude/latitude, WGS 84';
COMMENT ON COLUMN initiative_version.location_assumed IS 'true: the source names no place; where it is drawn is a supposition and is shown as one';
CREATE INDEX initiative_version_geom ON initiative_version USING gist (geom);
CREATE INDEX initiative_version_geom_3857 ON initiative_version USING gist (geom_3857);

ALTER TABLE initiative ADD CONSTRAINT current_version_exists
    FOREIGN KEY (code, current_version) REFERENCES initiative_version (code, version) DEFERRABLE INITIALLY DEFERRED;

-- Array elements cannot be foreign keys, so a trigger holds the same promise for objectives and comunas.
CREATE FUNCTION check_version_codes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    unknown text;
BEGIN
    SELECT o INTO unknown FROM unnest(NEW.objectives) AS o WHERE o NOT IN (SELECT code FROM objective) LIMIT 1;
    IF FOUND THEN
        RAISE foreign_key_violation USING MESSAGE = format('unknown objective %s', unknown), CONSTRAINT = 'objective_known';
    END IF;
    SELECT c INTO unknown FROM unnest(NEW.comunas) AS c WHERE c NOT IN (SELECT code FROM comuna) LIMIT 1;
    IF FOUND THEN
        RAISE foreign_key_violation USING MESSAGE = format('unknown comuna %s', unknown), CONSTRAINT = 'comuna_known';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_codes BEFORE INSERT ON initiative_version FOR EACH ROW EXECUTE FUNCTION check_version_codes();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = format('%s is append-only', TG_TABLE_NAME);
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON initiative_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the files of geodata/ said when they were last loaded: a file that did not change writes nothing, and a
-- change made in the service is never overwritten by an old file.
CREATE TABLE geodata_load (
    code    text PRIMARY KEY REFERENCES initiative,
    digest  text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    version integer NOT NULL,
    FOREIGN KEY (code, version) REFERENCES initiative_version (code, version)
);
COMMENT ON TABLE geodata_load IS 'Per initiative: SHA-256 of its feature in geodata/ when it was last loaded, and the version that made';
