// The people of one case's network on one day, each with the membership that holds then.
// $case_id     the case
// $on          ISO day
// $connection  "natural" or "professional", or null for both
// $only        ids to keep, or null for all
// $limit       how many at most; one more than the caller wants tells that there were more
// $cases $sees $audience  from the handle
// Whereabouts leave only for those who may have them, reasons only for professionals.
// Somebody with two memberships (a foster carer, later a friend) has the one that began last.
// Plan: NodeUniqueIndexSeek(Case.id), Expand(IN_NETWORK_OF), no scans.
MATCH (c:Case {id: $case_id})<-[m:IN_NETWORK_OF]-(p:Person)
WHERE c.id IN $cases
  AND ($only IS NULL OR p.id IN $only)
  AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
  AND (m.until_latest IS NULL OR m.until_latest >= $on)
  AND NOT EXISTS { (c)-[:ABOUT]->(p) }
WITH p, m ORDER BY coalesce(m.since_earliest, ''), m.id
WITH p, collect(m)[-1] AS m
WHERE $connection IS NULL OR m.connection = $connection
WITH p, m ORDER BY m.connection, m.id LIMIT $limit
WITH p, m, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
RETURN
  CASE WHEN whereabouts THEN properties(p) ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person,
  m {
    .*,
    safe_contact: CASE WHEN whereabouts THEN m.safe_contact END,
    status_reason: CASE WHEN $audience = 'professionals' THEN m.status_reason END
  } AS membership
