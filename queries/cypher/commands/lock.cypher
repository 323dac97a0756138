// Lock every case that a command touches, in id order, by counting one change more: the first
// statement of every write. The cases of the people whose own record changes are touched too, so
// that their workers are told; whether this viewer may open those does not matter, they only get
// the number.
// $case_ids: the command's cases; $person_ids: people whose own record changes.
// Plan: index seeks on Case.id and Person.id, sorted before the first write.
CALL () {
  UNWIND $case_ids AS id
  MATCH (c:Case {id: id})
  RETURN c
  UNION
  UNWIND $person_ids AS id
  MATCH (:Person {id: id})-[:IN_NETWORK_OF]->(c:Case)
  RETURN c
  UNION
  UNWIND $person_ids AS id
  MATCH (:Person {id: id})<-[:ABOUT]-(c:Case)
  RETURN c
}
WITH DISTINCT c ORDER BY c.id
SET c.seq = c.seq + 1
RETURN c.id AS id, c.seq AS seq, c.number AS number
