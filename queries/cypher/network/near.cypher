// The next step outward inside one case's network: who has a seen tie with somebody in $from.
// $from     ids of people already reached
// $case_id  everybody reached has a seen membership of it, or is its child
// $on       ISO day
// $whose    whose ties and members are read besides the agreed record's, or ""
// $connection  those of this connection come first (null: no matter)
// $limit    how many at most
// $cases $sees  from the handle
// Plan: NodeUniqueIndexSeek(Person.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
MATCH (a:Person WHERE a.id IN $from)
  -[r:PARENT_OF|PARTNER_OF|SIBLING_OF|STATED_KIN|HAS_PR_FOR|CARES_FOR|KNOWS|EMOTIONAL_TIE
    |SUPPORTS|WORKS_WITH]-(b:Person)
USING INDEX a:Person(id)
WHERE NOT b.id IN $from
  AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
  AND (size(coalesce(r.perspectives, [])) = 0 OR $whose IN r.perspectives)
  AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
  AND (r.until_latest IS NULL OR r.until_latest >= $on
       OR type(r) IN ['PARENT_OF', 'PARTNER_OF'])
WITH DISTINCT c, b
MATCH (b)-[m:IN_NETWORK_OF]->(c)
WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
  AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
  AND (m.until_latest IS NULL OR m.until_latest >= $on)
WITH b, m ORDER BY size(coalesce(m.perspectives, [])) > 0, coalesce(m.since_earliest, ''), m.id
WITH b, collect(m)[-1] AS m
ORDER BY m.connection = $connection DESC, m.connection, m.id
RETURN b.id AS id LIMIT $limit
