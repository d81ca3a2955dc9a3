-- The closed vocabularies of the strategy. They come from geodata/catalogue.json; every code used by an
-- initiative is a foreign key into one of these tables, so an unknown objective or theme cannot be stored.

CREATE TABLE objective (
    code           text PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9_]{1,40}$'),
    position       integer NOT NULL CHECK (position > 0),
    name_es        text NOT NULL CHECK (name_es <> ''),
    name_en        text NOT NULL CHECK (name_en <> ''),
    description_es text NOT NULL DEFAULT '',
    description_en text NOT NULL DEFAULT ''
);
COMMENT ON TABLE objective IS 'The five strategic objectives OE1…OE5 of EMRA 2023-2050; the description is the full wording of the deck';

CREATE TABLE layer (LIKE objective INCLUDING ALL);
COMMENT ON TABLE layer IS 'The public layers; every initiative is in exactly one';

CREATE TABLE territory (LIKE objective INCLUDING ALL);
COMMENT ON TABLE territory IS 'The territory under which the deck lists an initiative';

CREATE TABLE theme (LIKE objective INCLUDING ALL);
COMMENT ON TABLE theme IS 'Themes, given by this service (the deck has none)';

CREATE TABLE responsible (LIKE objective INCLUDING ALL);
COMMENT ON TABLE responsible IS 'Who answers for an initiative, as far as the deck says';

CREATE TABLE horizon (LIKE objective INCLUDING ALL);
COMMENT ON TABLE horizon IS 'Time horizon of an initiative';

CREATE TABLE location_precision (LIKE objective INCLUDING ALL);
ALTER TABLE location_precision ADD COLUMN exact boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN location_precision.exact IS 'true: the place itself is known. Everything else is published as a referential location';

CREATE TABLE comuna (
    code      text PRIMARY KEY CHECK (code ~ '^[0-9]{5}$'),
    name      text NOT NULL UNIQUE CHECK (name <> ''),
    province  text NOT NULL CHECK (province <> ''),
    geom      geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
    geom_3857 geometry(MultiPolygon, 3857) NOT NULL GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED
);
COMMENT ON TABLE comuna IS 'The nine comunas of the region: official code (CUT), referential outline in longitude/latitude WGS 84';
CREATE INDEX comuna_geom_3857 ON comuna USING gist (geom_3857);

-- Accent- and case-folding for search. unaccent() is only STABLE because its dictionary could be replaced;
-- here the dictionary is named and never changed, so the promise of IMMUTABLE holds.
CREATE FUNCTION fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

-- Adds a term, or brings its texts up to date; one statement for seven tables of one shape. A code is never removed:
-- history refers to it.
CREATE FUNCTION save_term(vocabulary regclass, code text, ordinal integer, name_es text, name_en text,
                          description_es text, description_en text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO %s AS t (code, position, name_es, name_en, description_es, description_en)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (code) DO UPDATE
            SET position = excluded.position, name_es = excluded.name_es, name_en = excluded.name_en,
                description_es = excluded.description_es, description_en = excluded.description_en', vocabulary)
    USING code, ordinal, name_es, name_en, description_es, description_en;
END $$;
