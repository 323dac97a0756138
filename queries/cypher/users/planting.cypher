// Whether the planting of the made-up families was begun and is not done.
// No parameters.
// Plan: unique index seek on Schema.id.
MATCH (s:Schema {id: 'planting'})
RETURN NOT s.whole AS unfinished
