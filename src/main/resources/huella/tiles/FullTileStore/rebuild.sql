-- Prepares all tiles from the beginning.
SELECT rebuild_tiles()::text
