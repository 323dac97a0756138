// Who of a case's network lives where on one day. Whereabouts have a setting of their own, on
// each LIVES_IN.
// $case_id, $on (ISO day), $limit (how many homes' places at most)
// $cases $sees  from the handle
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  RETURN p
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND size(coalesce(m.perspectives, [])) = 0
    AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
    AND (m.until_latest IS NULL OR m.until_latest >= $on)
  RETURN p
}
MATCH (p)-[r:LIVES_IN]->(h:Household)
WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
  AND size(coalesce(r.perspectives, [])) = 0
  AND any(t IN h.visible_to WHERE t IN $sees) AND (h.case_id IN $cases OR h.shared)
  AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
  AND (r.until_latest IS NULL OR r.until_latest >= $on)
WITH h, r {.*, person: p.id} AS residence,
  CASE WHEN any(t IN p.whereabouts_visible_to WHERE t IN $sees)
    THEN properties(p)
    ELSE p {.*, phone: null, email: null, whereabouts_visible_to: null} END AS person
ORDER BY person.birth_earliest, person.id LIMIT $limit
WITH h, collect([residence, person]) AS living
RETURN h {.id, .name, .address} AS household, living
ORDER BY household.name, household.id
