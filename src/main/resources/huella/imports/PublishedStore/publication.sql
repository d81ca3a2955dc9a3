-- The number of the last publication, by which what is public now is known; 0 before the first. By the primary key.
SELECT coalesce(max(id), 0) FROM publication
