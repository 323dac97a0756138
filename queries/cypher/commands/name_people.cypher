// Tie people to their name keys.
// $rows: maps of person_id, key_id and id.
// Plan: unique index seeks.
UNWIND $rows AS row
MATCH (p:Person {id: row.person_id})
USING INDEX SEEK p:Person(id)
MATCH (k:NameKey {id: row.key_id})
USING INDEX SEEK k:NameKey(id)
CREATE (p)-[:NAMED {id: row.id}]->(k)
