// Take one of the gates that a backup takes all of (queries/store/gate.py), until the transaction
// ends, and count that it was passed. Whether a restore is not finished stands on each gate: to look
// for its own node here would lock that key, and every write would wait for every other.
// $gate; $untold: 1 when a backup could not find by itself what this transaction writes, else 0.
// Plan: unique index seek on Schema.id, locking.
MERGE (g:Schema {id: $gate})
SET g.passed = coalesce(g.passed, 0) + 1, g.untold = coalesce(g.untold, 0) + $untold
RETURN coalesce(g.restoring, false) AS restoring
