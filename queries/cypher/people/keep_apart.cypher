// Pairs of people who must be kept apart. For safety this reads EVERY restriction, whoever may see
// it and whatever case it is from, and so returns the pairs alone: no kind, reason or source.
// $people   ids; only those the handle sees on the case's map are looked at
// $case_id, $on (ISO day)
// $cases $sees  from the handle: about the people, not about the restrictions
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  WHERE p.id IN $people
  RETURN p
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE p.id IN $people
    AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
    AND (m.until_latest IS NULL OR m.until_latest >= $on)
  RETURN p
}
WITH collect(p) AS seen, collect(p.id) AS ids
UNWIND seen AS p
MATCH (p)<-[:KEEPS]-(x:Restriction)-[:AWAY_FROM]->(q:Person)
WHERE q.id IN ids AND q <> p
  AND (x.since_earliest IS NULL OR x.since_earliest <= $on)
  AND (x.until_latest IS NULL OR x.until_latest >= $on)
RETURN DISTINCT p.id AS one, q.id AS other
