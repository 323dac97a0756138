// Makes sure of the places of one map and locks them until the transaction ends.
// $id $case_id $layout $perspective $audience
// Plan: NodeUniqueIndexSeek(Places.id), locking.
MERGE (x:Places {id: $id})
ON CREATE SET x.case_id = $case_id, x.layout = $layout, x.perspective = $perspective,
  x.audience = $audience, x.places = '{}'
SET x.case_id = $case_id
RETURN x.places AS places
