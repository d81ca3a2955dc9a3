-- Which of the imports :ids still wait for somebody.
SELECT id FROM import WHERE id = ANY (:ids) AND state <> 'aceptado'
