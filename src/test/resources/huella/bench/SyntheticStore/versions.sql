COPY initiative_version (
    code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es, name_en, starred, tags,
    comunas, comunas_outside, source_list, source_number, source_name, source_map, source_map_number, source_map_name,
    corrections, location_precision, location_assumed, basis_es, basis_en, note_es, note_en, geom) FROM STDIN
