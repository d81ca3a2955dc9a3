-- One published initiative, by :code (primary key of initiative).
SELECT * FROM published WHERE codigo = :code
