// The safety plans of one case, the newest first, each with its rules and who holds them, over all
// time: what has ended is there with its end.
// $case_id, $limit (plans at most)
// $cases $sees  from the handle
// A role is there only with somebody the handle sees on this map, on any day.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})<-[:OF_CASE]-(s:SafetyPlan)
WHERE c.id IN $cases
  AND any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
WITH c, s
ORDER BY coalesce(s.since_earliest, '') DESC, s.recorded_at DESC, s.id DESC LIMIT $limit
RETURN
  properties(s) AS plan,
  COLLECT {
    MATCH (s)<-[:IN_PLAN]-(r:Rule)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    RETURN r {
      .*,
      serves: COLLECT {
        MATCH (r)-[v:SERVES]->(g:SafetyGoal|BottomLine)
        WHERE any(t IN g.visible_to WHERE t IN $sees) AND (g.case_id IN $cases OR g.shared)
        RETURN [g.id, v.id] ORDER BY g.id, v.id LIMIT 100
      },
      assignments: COLLECT {
        MATCH (r)<-[:OF]-(a:Assignment)-[:BY]->(p:Person)
        WHERE any(t IN a.visible_to WHERE t IN $sees) AND (a.case_id IN $cases OR a.shared)
          AND (EXISTS { MATCH (c)-[:ABOUT]->(p) } OR EXISTS {
            MATCH (p)-[m:IN_NETWORK_OF]->(c)
            WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
          })
        RETURN a {.*, person: p.id} ORDER BY a.part DESC, a.recorded_at, a.id LIMIT 200
      }
    }
    ORDER BY r.number, r.id LIMIT 200
  } AS rules
