-- The number of the last publication (primary key, from its end).
SELECT coalesce(max(id), 0) FROM publication
