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

CREATE TABLE base_load (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    digest   text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE base_load IS 'SHA-256 of geodata/base and the vocabularies when they were last loaded';
