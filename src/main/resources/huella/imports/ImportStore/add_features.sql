-- Features of the import :id that is being read, column by column; notes are lines of one text.
INSERT INTO import_feature (import, number, account, layer, label, attributes, geom, before, notes, refusal)
SELECT :id, f.number, current_account(), f.layer, f.label, f.attributes::jsonb,
       ST_GeomFromWKB(f.shape, 4326), ST_GeomFromWKB(f.before, 4326), string_to_array(f.notes, E'\n'), f.refusal
  FROM unnest(:numbers::int[], :layers::int[], :labels::text[], :attributes::text[], :shapes::bytea[], :befores::bytea[],
              :notes::text[], :refusals::text[])
       AS f (number, layer, label, attributes, shape, before, notes, refusal)
