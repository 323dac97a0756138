// Whether a restore was begun and not finished, and the schema's version.
// No parameters.
// Plan: unique index seek on Schema.id.
MATCH (s:Schema {id: 'schema'})
OPTIONAL MATCH (r:Schema {id: 'restore'})
RETURN r IS NOT NULL AS restoring, s.version AS version
