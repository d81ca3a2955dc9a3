-- Which precisions mean that the place itself is known.
UPDATE location_precision SET exact = (code = ANY (:codes))
