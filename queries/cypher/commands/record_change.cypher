// What was done, kept as one node without ties.
// $change: its properties; $parts: the properties of its parts (detail beyond 1,000 records, and
// the notes for further cases).
CREATE (c:Change)
SET c = $change
WITH c
UNWIND $parts AS row
CREATE (p:ChangePart)
SET p = row
