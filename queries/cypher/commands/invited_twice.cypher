// People who now stand twice on one meeting's list.
// $rows: maps of id (of an invitation)
// Plan: NodeUniqueIndexSeek(Invitation.id), expands.
UNWIND $rows AS row
MATCH (i:Invitation {id: row.id})-[:INVITES]->(p:Person)<-[:INVITES]-(j:Invitation)
USING INDEX SEEK i:Invitation(id)
WHERE i <> j AND EXISTS { MATCH (i)-[:TO]->(m:Meeting)<-[:TO]-(j) }
RETURN p.id AS id LIMIT 20
