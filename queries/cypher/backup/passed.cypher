// How many writes have passed the gates since the graph was made, and how many of them untold.
// No parameters. Each gate counts up only, so when the sum is as before, nothing was written.
// Plan: NodeUniqueIndexSeekByRange(Schema.id).
MATCH (g:Schema)
USING INDEX SEEK g:Schema(id)
WHERE g.id STARTS WITH 'gate:'
RETURN coalesce(sum(g.passed), 0) AS passed, coalesce(sum(g.untold), 0) AS untold
