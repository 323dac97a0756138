// Tie people to their name keys.
// $rows: maps of id (the person's) and keys (ids of name keys that are there).
// Plan: unique index seeks.
UNWIND $rows AS row
MATCH (p:Person {id: row.id})
USING INDEX SEEK p:Person(id)
UNWIND row.keys AS key
MATCH (k:NameKey {id: key})
USING INDEX SEEK k:NameKey(id)
CREATE (p)-[:NAMED {id: row.id + ':' + key}]->(k)
