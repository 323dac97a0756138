// Everybody on one case's map as they are now, with every membership that is seen.
// $case_id          the case
// $cases $sees      from the handle
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  RETURN p, null AS m
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND m.case_id = c.id
  RETURN p, m
}
WITH p, m, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
RETURN CASE WHEN whereabouts THEN properties(p)
            ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
       CASE WHEN m IS NULL THEN null WHEN whereabouts THEN properties(m)
            ELSE m {.*, safe_contact: null} END AS membership,
       whereabouts, m IS NULL AS child
