// Every seen tie between two people of one case's network, as little of it as a walk needs.
// $case_id, $on (ISO day), $limit
// $whose  whose ties are read besides the agreed record's, ended ones too (the last value says so),
//         since they stand in for the agreed ones; or ""
// $cases $sees  from the handle: nobody unseen is in it, so no path can pass through them
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  RETURN p
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
    AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
    AND (m.until_latest IS NULL OR m.until_latest >= $on)
  RETURN p
}
WITH collect(p) AS people, collect(p.id) AS ids
UNWIND people AS p
MATCH (p)-[r:PARENT_OF|PARTNER_OF|SIBLING_OF|STATED_KIN|HAS_PR_FOR|CARES_FOR|KNOWS|EMOTIONAL_TIE
  |SUPPORTS|WORKS_WITH]->(q:Person)
WHERE q.id IN ids
  AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
  AND (size(coalesce(r.perspectives, [])) = 0 OR $whose IN r.perspectives)
  AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
  AND (r.until_latest IS NULL OR r.until_latest >= $on
       OR type(r) IN ['PARENT_OF', 'PARTNER_OF'] OR $whose IN r.perspectives)
WITH [r.id, type(r), p.id, q.id, r.kind, coalesce(r.perspectives, []),
    coalesce(r.until_latest < $on, false) AND NOT type(r) IN ['PARENT_OF', 'PARTNER_OF']
  ] AS tie ORDER BY r.id LIMIT $limit
RETURN collect(tie) AS ties
