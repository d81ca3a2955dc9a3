-- One term of a vocabulary (the table :vocabulary): added, or its texts brought up to date.
SELECT save_term(CAST(:vocabulary AS regclass), :code, :position, :nameEs, :nameEn, :descriptionEs, :descriptionEn)
