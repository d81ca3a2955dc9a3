-- Sets how many initiatives a tile may be full of. One row: no index needed.
UPDATE tile_setting SET cap = :features
