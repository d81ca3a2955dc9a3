-- The layers of the draft that the import :id became.
SELECT unnest(d.layers) FROM import i JOIN draft d ON d.id = i.draft WHERE i.id = :id
