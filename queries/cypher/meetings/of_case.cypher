// The family network meetings of one case, the latest first, each with whom it was offered to and
// who is invited.
// $case_id, $meeting_id (a meeting's id, or null for all), $limit (meetings at most)
// $cases $sees $audience  from the handle
// Somebody is there only when the handle sees them on this map, on any day. Why somebody is invited
// beside a person they keep away from leaves only for professionals who see every agreed
// restriction of theirs.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})<-[:OF_CASE]-(m:Meeting)
WHERE c.id IN $cases AND ($meeting_id IS NULL OR m.id = $meeting_id)
  AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
WITH c, m
ORDER BY coalesce(m.on_earliest, m.offered_earliest, '') DESC, m.recorded_at DESC, m.id DESC
LIMIT $limit
WITH c, m, COLLECT {
    MATCH (c)-[:ABOUT]->(p:Person) RETURN p
    UNION
    MATCH (c)<-[n:IN_NETWORK_OF]-(p:Person)
    WHERE any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
    RETURN p
  } AS people
RETURN
  properties(m) AS meeting,
  COLLECT {
    MATCH (m)-[o:OFFERED_TO]->(p:Person)
    WHERE p IN people
    RETURN o {.*, person: p.id} ORDER BY o.id LIMIT 100
  } AS offers,
  COLLECT {
    MATCH (m)<-[to:TO]-(i:Invitation)-[v:INVITES]->(p:Person)
    WHERE p IN people
      AND any(t IN i.visible_to WHERE t IN $sees) AND (i.case_id IN $cases OR i.shared)
    RETURN i {
      .*,
      person: p.id,
      reason: CASE WHEN $audience = 'professionals' AND NOT EXISTS {
        MATCH (p)<-[:KEEPS|AWAY_FROM]-(x:Restriction)
        WHERE x.kind = 'agreed' AND NOT (any(t IN x.visible_to WHERE t IN $sees)
          AND (x.case_id IN $cases OR coalesce(x.shared, false)))
      } THEN i.reason END,
      ties: [['TO', to.id], ['INVITES', v.id]]
        + COLLECT { MATCH (i)-[f:OF_CASE]->(c) RETURN ['OF_CASE', f.id] ORDER BY f.id LIMIT 1 }
    }
    ORDER BY i.recorded_at, i.id LIMIT 700
  } AS invitations
