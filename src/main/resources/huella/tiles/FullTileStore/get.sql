-- How many initiatives a tile may be full of. One row: no index needed.
SELECT cap FROM tile_setting
