-- Base geography: context for the map, replaced as a whole when geodata/base changes. Not versioned: it is not ours.

CREATE TABLE base_feature (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    theme     text NOT NULL CHECK (theme IN
        ('mar', 'costa', 'limites', 'rutas', 'ferrocarriles', 'rios', 'salares', 'urbano', 'lugares')),
    name      text,
    kind      text,
    rank      integer CHECK (rank BETWEEN 1 AND 5),
    comuna    text REFERENCES comuna,
    geom      geometry(Geometry, 4326) NOT NULL CHECK (ST_IsValid(geom) AND NOT ST_IsEmpty(geom)),
    geom_3857 geometry(Geometry, 3857) NOT NULL GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED
);
COMMENT ON TABLE base_feature IS 'Sea, coast, borders, roads, railways, rivers, salares, urban areas, places: longitude/latitude WGS 84';
COMMENT ON COLUMN base_feature.rank IS '1 = most important; decides from which zoom a road or a label is shown';
CREATE INDEX base_feature_geom_3857 ON base_feature USING gist (geom_3857);

-- What was last loaded from geodata/. The files' digest answers at a start whether there is anything to read at all.
CREATE TABLE geodata_state (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    files_digest text NOT NULL CHECK (files_digest ~ '^[0-9a-f]{64}$'),
    base_digest  text NOT NULL CHECK (base_digest ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE geodata_state IS 'SHA-256 of all files of geodata/, and of base geography and vocabularies alone, when last loaded';
