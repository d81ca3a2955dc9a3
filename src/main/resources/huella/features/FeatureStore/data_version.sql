-- The number of the last publication (primary key of publication).
SELECT coalesce(max(id), 0) FROM publication
