-- The import :id is left, with all that was found in it; what was accepted stays.
DELETE FROM import WHERE id = :id AND state <> 'aceptado'
