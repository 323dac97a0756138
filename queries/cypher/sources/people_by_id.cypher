// Named people as they are now, if this viewer may see them.
// $ids              people's ids
// $cases $sees      from the handle
// Plan: NodeUniqueIndexSeek(Person.id), expands, no scans.
UNWIND $ids AS id
MATCH (p:Person {id: id})
WHERE EXISTS { MATCH (p)<-[:ABOUT]-(c:Case) WHERE c.id IN $cases }
   OR EXISTS {
     MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
     WHERE c.id IN $cases AND any(t IN m.visible_to WHERE t IN $sees)
       AND (m.case_id IN $cases OR m.shared)
   }
WITH p, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
RETURN CASE WHEN whereabouts THEN properties(p)
            ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
       whereabouts
