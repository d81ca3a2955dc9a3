-- How many initiatives the files hold that were loaded last. As few as there are files: no index needed.
SELECT count(*) FROM geodata_load
