-- Band 14 serves three zooms, and the deeper two show far more than the first: where a region is full, nine of ten shapes near a tile
-- of zoom 12 are not shown in it, and were read to find that out. The other bands serve two zooms, whose difference a full tile bounds.
CREATE INDEX tile_shape_14_zoom_12 ON tile_shape_14 USING gist (geom) WHERE from_zoom <= 12;
CREATE INDEX tile_shape_14_zoom_13 ON tile_shape_14 USING gist (geom) WHERE from_zoom <= 13;
