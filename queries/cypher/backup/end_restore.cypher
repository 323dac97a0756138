// The restore is whole. The schema's version is that of the backup: opening the graph then applies
// what came since. All the gates are held.
// $gates: their ids; $version: the number of the last migration when the backup was made
// Plan: unique index seeks on Schema.id.
MATCH (s:Schema {id: 'schema'})
SET s.version = CASE WHEN s.version > $version THEN $version ELSE s.version END
WITH s
MATCH (r:Schema {id: 'restore'})
DELETE r
WITH count(*) AS ended
UNWIND $gates AS id
MATCH (g:Schema {id: id})
REMOVE g.restoring
