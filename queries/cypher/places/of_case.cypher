// Where people were put on one map, as JSON text (places.py reads it).
// $id  case, layout, perspective and audience in one; $case_id; $cases from the handle
// Plan: NodeUniqueIndexSeek(Places.id).
MATCH (x:Places {id: $id})
WHERE x.case_id = $case_id AND x.case_id IN $cases
RETURN x.places AS places
