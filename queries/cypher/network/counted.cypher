// How many people a case's network has on one day, by connection; as network/members.cypher has them.
// $case_id  the case
// $on       ISO day
// $whose    whose view is read besides the agreed record, or ""
// $cases $sees  from the handle
// Plan: NodeUniqueIndexSeek(Case.id), Expand(IN_NETWORK_OF), no scans.
MATCH (c:Case {id: $case_id})<-[m:IN_NETWORK_OF]-(p:Person)
WHERE c.id IN $cases
  AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
  AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
  AND (m.until_latest IS NULL OR m.until_latest >= $on)
  AND NOT EXISTS { (c)-[:ABOUT]->(p) }
WITH p, m ORDER BY size(coalesce(m.perspectives, [])) > 0, coalesce(m.since_earliest, ''), m.id
WITH p, collect(m)[-1] AS m
RETURN m.connection AS connection, count(*) AS count
