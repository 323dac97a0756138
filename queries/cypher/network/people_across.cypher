// Some people, each with a seen membership: that of $case_id where there is one, else of the first
// case that the handle opens. A child of a case may have none.
// $people (ids), $case_id (or null), $on (ISO day)
// $whose  whose memberships are read besides the agreed record's, and come first; or ""
// $cases $sees $audience  from the handle
// Plan: NodeUniqueIndexSeek(Person.id), expands, no scans.
MATCH (p:Person WHERE p.id IN $people)
OPTIONAL MATCH (p)-[m:IN_NETWORK_OF]->(c:Case)
WHERE c.id IN $cases
  AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
  AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
  AND (m.until_latest IS NULL OR m.until_latest >= $on)
WITH p, m, c
ORDER BY coalesce(c.id = $case_id, false) DESC, c.id,
  size(coalesce(m.perspectives, [])) > 0 DESC, coalesce(m.since_earliest, '') DESC, m.id DESC
WITH p, head(collect(m {.*, case_id_of_map: c.id})) AS m,
  [(p)<-[:ABOUT]-(k:Case) WHERE k.id IN $cases | k.id] AS child_of
WHERE m IS NOT NULL OR size(child_of) > 0
WITH p, m, child_of, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
RETURN
  CASE WHEN whereabouts THEN properties(p) ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
  CASE WHEN m IS NOT NULL THEN m {
    .*,
    safe_contact: CASE WHEN whereabouts THEN m.safe_contact END,
    distance: CASE WHEN whereabouts THEN m.distance END,
    status_reason: CASE WHEN $audience = 'professionals' THEN m.status_reason END,
    notes: CASE WHEN $audience = 'professionals' THEN m.notes END
  } END AS membership,
  m.case_id_of_map AS case_id, child_of
