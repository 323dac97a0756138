// People whom no map shows any more.
// $rows: maps of id.
// Plan: unique index seek on Person.id.
UNWIND $rows AS row
MATCH (p:Person {id: row.id})
USING INDEX SEEK p:Person(id)
WHERE NOT EXISTS { (p)-[:IN_NETWORK_OF]->(:Case) } AND NOT EXISTS { (p)<-[:ABOUT]-(:Case) }
RETURN p.id AS id
LIMIT 20
