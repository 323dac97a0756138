// People who now stand twice in one network.
// $rows: maps of person_id and case_id.
// Plan: unique index seeks.
UNWIND $rows AS row
MATCH (p:Person {id: row.person_id})-[m:IN_NETWORK_OF]->(c:Case {id: row.case_id})
WHERE m.until_latest IS NULL
WITH p, c, count(m) AS times
WHERE times > 1
RETURN p.id AS id
LIMIT 20
