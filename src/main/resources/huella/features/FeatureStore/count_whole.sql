-- How many initiatives are published in some layers, or in all: tile_place has a short row for each, read from one end to the other.
SELECT count(*) FROM tile_place WHERE :all OR layer = ANY (:layers)
