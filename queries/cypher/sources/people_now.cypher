// Everybody on one case's map as they are now, with every membership that is seen; in pages.
// $case_id          the case
// $after            the last page's last person id; empty text for the first page
// $limit            people a page
// $cases $sees      from the handle
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  WHERE p.id > $after
  RETURN p, null AS m
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE p.id > $after AND any(t IN m.visible_to WHERE t IN $sees) AND m.case_id = c.id
  RETURN p, m
}
WITH c, p, collect(m) AS memberships ORDER BY p.id LIMIT $limit
WITH c, p, memberships, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
RETURN CASE WHEN whereabouts THEN properties(p)
            ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
       [m IN memberships |
         CASE WHEN whereabouts THEN properties(m) ELSE m {.*, safe_contact: null, distance: null} END] AS memberships,
       whereabouts,
       EXISTS { (c)-[:ABOUT]->(p) } AS child
