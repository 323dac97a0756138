// Writes the places of one map, which `places/lock` holds.
// $id $places (JSON text)
// Plan: NodeUniqueIndexSeek(Places.id).
MATCH (x:Places {id: $id})
SET x.places = $places
