-- The number of the last change of what is published (primary key, from its end).
SELECT coalesce(max(number), 0) FROM tile_change
