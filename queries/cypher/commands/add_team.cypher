// A team, made or renamed.
// $id, $name.
// Plan: unique index seek on Team.id.
MERGE (t:Team {id: $id})
SET t.name = $name
