-- Every initiative: its published version, and version and digest of the file that was last loaded for it.
SELECT i.code, i.current_version, g.version AS loaded_version, g.digest
  FROM initiative i
  LEFT JOIN geodata_load g ON g.code = i.code
