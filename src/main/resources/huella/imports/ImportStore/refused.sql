-- The first features of the import :id that cannot be used. Primary key.
SELECT * FROM import_feature WHERE import = :id AND refusal IS NOT NULL ORDER BY number LIMIT :most
