-- Features of the import :id after number :from, at most :most, in the order of the file. Primary key.
SELECT * FROM import_feature WHERE import = :id AND number > :from ORDER BY number LIMIT :most
