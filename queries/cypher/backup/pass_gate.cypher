// Take one of the gates that a backup takes all of (queries/store/gate.py), until the transaction
// ends, and count that it was passed.
// $gate; $untold: 1 when a backup could not find by itself what this transaction writes, else 0.
// Plan: unique index seeks on Schema.id, locking.
MERGE (g:Schema {id: $gate})
SET g.passed = coalesce(g.passed, 0) + 1, g.untold = coalesce(g.untold, 0) + $untold
WITH g
OPTIONAL MATCH (r:Schema {id: 'restore'})
RETURN r IS NOT NULL AS restoring
