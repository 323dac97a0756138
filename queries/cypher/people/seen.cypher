// Which of some people the handle sees on one case's map, on any day.
// $people (ids), $case_id; $cases $sees from the handle
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  WHERE p.id IN $people
  RETURN p.id AS id
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE p.id IN $people
    AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  RETURN p.id AS id
}
RETURN id
