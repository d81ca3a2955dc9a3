-- Appends the next version of an initiative, publishes it, and remembers the file it came from. The identity is made
-- when it is new; its foreign key to the version is checked at the end of the transaction.
WITH identity AS (
    INSERT INTO initiative (code, current_version) VALUES (:code, 1)
    ON CONFLICT (code) DO UPDATE
       SET current_version = (SELECT max(version) + 1 FROM initiative_version WHERE code = excluded.code)
    RETURNING code, current_version
), appended AS (
    INSERT INTO initiative_version (
        code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en, starred,
        tags, comunas, comunas_outside, source_list, source_number, source_name, source_map, source_map_number,
        source_map_name, corrections, location_precision, location_assumed, basis_es, basis_en, note_es, note_en, geom)
    SELECT code, current_version, :publication, :layer, :territory, :theme, :objectives, :responsible, :horizon, :nameEs,
           :nameEn, :starred, :tags, :comunas, :comunasOutside, :sourceList, :sourceNumber, :sourceName, :sourceMap,
           :sourceMapNumber, :sourceMapName, :corrections, :precision, :assumed, :basisEs, :basisEn, :noteEs, :noteEn, :geom
      FROM identity
    RETURNING code, version
)
INSERT INTO geodata_load (code, digest, version)
SELECT code, :digest, version FROM appended
ON CONFLICT (code) DO UPDATE SET digest = excluded.digest, version = excluded.version
