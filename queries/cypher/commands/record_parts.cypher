// Further parts of a large change, a few at a time: each may hold half a megabyte.
// $rows: their properties.
UNWIND $rows AS row
CREATE (p:ChangePart)
SET p = row
