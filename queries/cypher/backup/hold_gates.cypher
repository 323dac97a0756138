// Take all the gates, in order, until the transaction ends: nothing else is written meanwhile.
// $gates: their ids
// Plan: unique index seeks on Schema.id, locking.
UNWIND $gates AS id
MERGE (g:Schema {id: id})
SET g.passed = coalesce(g.passed, 0), g.untold = coalesce(g.untold, 0)
RETURN sum(g.passed) AS passed, sum(g.untold) AS untold
