// Mark the graph as one that a restore is filling: nothing else may write, and no store opens it.
// $at: UTC ISO moment
// Plan: unique index seek on Schema.id.
MERGE (r:Schema {id: 'restore'})
SET r.at = $at
