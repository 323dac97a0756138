// The restore is whole. The schema's version is that of the backup: opening the graph then applies
// what came since.
// $version: the number of the last migration when the backup was made
// Plan: unique index seek on Schema.id.
MATCH (r:Schema {id: 'restore'})
DELETE r
WITH count(*) AS ended
MATCH (s:Schema {id: 'schema'})
SET s.version = CASE WHEN s.version > $version THEN $version ELSE s.version END
