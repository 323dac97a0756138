// Rule 4. Safety goals that no rule serves; rules that nobody holds; rules without a back-up; roles
// only suggested. Of the newest plan in force, as plan_now gives it.
// A goal counts while a danger statement that it is paired with stands, or when it has none.
// A role stands when it has not ended and was not declined, with somebody seen on this map.
// $case_ids  one case or all
// $on        ISO day
// $cases $sees  from the handle
// Facts held in one perspective only are not read. A row a goal; a row a rule with the roles that
// stand, and the days on which others were declined or ended.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
WITH [id IN $case_ids WHERE id IN $cases] AS ids
MATCH (c:Case WHERE c.id IN ids)
WHERE coalesce(c.opened_earliest <= $on, true)
  AND coalesce(c.closed_latest >= $on, true)
WITH c,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(f:SafetyGoal|SafetyPlan)
    WHERE any(t IN f.visible_to WHERE t IN $sees) AND (f.case_id IN $cases OR f.shared)
      AND size(coalesce(f.perspectives, [])) = 0
      AND coalesce(f.since_earliest <= $on, true)
      AND coalesce(f.until_latest >= $on, true)
    RETURN f ORDER BY coalesce(f.since_earliest, ''), f.recorded_at, f.id
  } AS facts
WITH c, facts, [f IN facts WHERE f:SafetyPlan][-1] AS s
CALL (c, facts, s) {
  UNWIND [f IN facts WHERE f:SafetyGoal] AS g
  WITH s, g
  WHERE NOT EXISTS {
      MATCH (g)<-[:SERVES]-(r:Rule)-[:IN_PLAN]->(s)
      WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
        AND size(coalesce(r.perspectives, [])) = 0
        AND coalesce(r.until_latest >= $on, true)
    }
  WITH g, COLLECT {
    MATCH (g)<-[:PAIRED_WITH]-(w:DangerStatement)
    WHERE any(t IN w.visible_to WHERE t IN $sees) AND (w.case_id IN $cases OR w.shared)
      AND size(coalesce(w.perspectives, [])) = 0
    RETURN [
      coalesce(w.on_earliest <= $on, true) AND coalesce(w.until_latest >= $on, true), w.on_latest
    ] ORDER BY w.on_latest
  } AS worries
  WHERE size(worries) = 0 OR any(w IN worries WHERE w[0])
  RETURN g {.id, .words} AS goal, null AS rule, [] AS standing, [] AS over,
    coalesce(head([w IN worries WHERE w[0] AND w[1] IS NOT NULL | w[1]]), left(g.recorded_at, 10)) AS began
  UNION ALL
  MATCH (s)<-[:IN_PLAN]-(r:Rule)
  WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND coalesce(r.until_latest >= $on, true)
  WITH s, r, COLLECT {
    MATCH (r)<-[:OF]-(a:Assignment)-[:BY]->(p:Person)
    WHERE any(t IN a.visible_to WHERE t IN $sees) AND (a.case_id IN $cases OR a.shared)
      AND size(coalesce(a.perspectives, [])) = 0
      AND EXISTS {
        MATCH (p)-[m:IN_NETWORK_OF|ABOUT]-(c)
        WHERE type(m) = 'ABOUT'
          OR any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      }
    RETURN a {
      .id, .part, .answer, person: p {.id, .name, .known_as},
      stands: a.answer <> 'declined' AND coalesce(a.until_latest >= $on, true),
      over: CASE WHEN a.until_latest < $on THEN a.until_latest ELSE a.on_latest END,
      began: coalesce(a.on_latest, left(a.recorded_at, 10))
    }
    ORDER BY a.part DESC, a.id
  } AS roles
  WITH s, r, [a IN roles WHERE a.stands] AS standing, [a IN roles WHERE NOT a.stands] AS over
  WHERE NOT any(a IN standing WHERE a.part = 'back-up')
    OR any(a IN standing WHERE a.answer = 'suggested')
  RETURN null AS goal, r {.id, .number, .name} AS rule, standing,
    [a IN over | {part: a.part, day: a.over}] AS over,
    coalesce(s.since_latest, left(r.recorded_at, 10)) AS began
}
WITH {
  case_id: c.id, goal: goal, rule: rule, standing: standing, over: over, began: began
} AS row
RETURN collect(row) AS rows
