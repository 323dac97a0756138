// Mark the graph as one that a restore is filling: nothing else may write, and no store opens it.
// All the gates are held.
// $gates: their ids; $at: UTC ISO moment
// Plan: unique index seeks on Schema.id.
MERGE (r:Schema {id: 'restore'})
SET r.at = $at
WITH r
UNWIND $gates AS id
MATCH (g:Schema {id: id})
SET g.restoring = true
