// People who now stand twice in one network.
// $rows: maps of person_id and case_id.
// Plan: unique index seeks.
UNWIND $rows AS row
MATCH (p:Person {id: row.person_id})
USING INDEX SEEK p:Person(id)
WHERE COUNT {
  MATCH (p)-[m:IN_NETWORK_OF]->(c)
  WHERE c.id = row.case_id AND m.until_latest IS NULL
} > 1
RETURN p.id AS id
LIMIT 20
