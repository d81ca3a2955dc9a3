-- One act of publishing: another name for one initiative, as a reviewer would publish it. ?: its code, the name.
WITH act AS (
    INSERT INTO publication (author, reason) VALUES ('bench', 'A name') RETURNING id
), appended AS (
    INSERT INTO initiative_version (
        code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en, starred, tags,
        comunas, comunas_outside, source_list, source_number, source_name, source_map, source_map_number, source_map_name,
        corrections, location_precision, location_assumed, basis_es, basis_en, note_es, note_en, geom)
    SELECT v.code, v.version + 1, act.id, v.layer, v.territory, v.theme, v.objectives, v.responsible, v.horizon, ?, v.name_en,
           v.starred, v.tags, v.comunas, v.comunas_outside, v.source_list, v.source_number, v.source_name, v.source_map,
           v.source_map_number, v.source_map_name, v.corrections, v.location_precision, v.location_assumed, v.basis_es,
           v.basis_en, v.note_es, v.note_en, v.geom
      FROM act, initiative i
      JOIN initiative_version v ON v.code = i.code AND v.version = i.current_version
     WHERE i.code = ?
    RETURNING code, version, publication
), shown AS (
    UPDATE initiative i SET current_version = a.version FROM appended a WHERE i.code = a.code
)
SELECT publication FROM appended
