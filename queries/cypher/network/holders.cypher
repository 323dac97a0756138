// Which of some ids are of people the handle sees on one case's map, on any day, or of users.
// $case_id, $ids (whose views some facts are)
// $cases $sees  from the handle
// Each comes with their names; a user is called by the whole name.
// Plan: NodeUniqueIndexSeek(Case.id), (Person.id) and (User.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  WHERE p.id IN $ids
  RETURN p.id AS id, p.name AS name, p.known_as AS known_as
  UNION
  MATCH (p:Person WHERE p.id IN $ids)-[m:IN_NETWORK_OF]->(c)
  USING INDEX p:Person(id)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  RETURN p.id AS id, p.name AS name, p.known_as AS known_as
  UNION
  MATCH (u:User)
  USING INDEX u:User(id)
  WHERE u.id IN $ids
  RETURN u.id AS id, u.name AS name, u.name AS known_as
}
RETURN id, name, known_as ORDER BY id
