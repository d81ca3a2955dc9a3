-- What was found in the file of the import :id is forgotten.
DELETE FROM import_feature WHERE import = :id
