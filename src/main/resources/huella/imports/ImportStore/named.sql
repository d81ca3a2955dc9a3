-- Features :numbers of the import :id, in the order of the file. Primary key.
SELECT * FROM import_feature WHERE import = :id AND number = ANY (:numbers) ORDER BY number
