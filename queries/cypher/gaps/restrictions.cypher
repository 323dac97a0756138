// Rule 13. Restrictions about to end; in conflict with an invitation (both are invited to the same
// session of a meeting to come); in conflict with a role (somebody holds a role in the plan for a
// child whom they must keep away from).
// Same room and any contact forbid a meeting; all but a place forbid a role. Both people must be
// seen on the case's map; a restriction recorded in another case counts where the handle sees it.
// $case_ids  one case or all
// $on        ISO day; $soon: an end by this day is about to come
// $cases $sees  from the handle: who may not see the restriction gets no row
// Facts held in one perspective only are not read. A row a restriction and what it meets.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
WITH [id IN $case_ids WHERE id IN $cases] AS ids
MATCH (c:Case WHERE c.id IN ids)
WHERE coalesce(c.opened_earliest <= $on, true)
  AND coalesce(c.closed_latest >= $on, true)
WITH c,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(f:Restriction|Meeting|SafetyPlan)
    WHERE any(t IN f.visible_to WHERE t IN $sees) AND (f.case_id IN $cases OR f.shared)
      AND size(coalesce(f.perspectives, [])) = 0
      AND coalesce(f.since_earliest <= $on, true)
      AND coalesce(f.until_latest >= $on, true)
    RETURN f ORDER BY coalesce(f.since_earliest, ''), f.recorded_at, f.id
  } AS facts
CALL (c, facts) {
  UNWIND [f IN facts WHERE f:Restriction] AS x
  WITH c, x
  WHERE x.until_latest >= $on AND x.until_earliest <= $soon
  RETURN 'ends' AS what, x, null AS other, null AS began,
    COLLECT {
      MATCH (x)-[:KEEPS]->(p:Person)
      WHERE EXISTS {
        MATCH (p)-[m:IN_NETWORK_OF|ABOUT]-(c)
        WHERE type(m) = 'ABOUT'
          OR any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      }
      RETURN p {.id, .name, .known_as} ORDER BY p.id
    } AS keeps,
    COLLECT {
      MATCH (x)-[:AWAY_FROM]->(p:Person)
      WHERE EXISTS {
        MATCH (p)-[m:IN_NETWORK_OF|ABOUT]-(c)
        WHERE type(m) = 'ABOUT'
          OR any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      }
      RETURN p {.id, .name, .known_as} ORDER BY p.id
    } AS away
  UNION ALL
  UNWIND [f IN facts WHERE f:Meeting] AS m
  WITH c, m
  WHERE coalesce(m.on_latest >= $on, true)
    AND coalesce(m.held_earliest > $on, true)
  MATCH (m)<-[:TO]-(i:Invitation)-[:INVITES]->(p:Person)
  WHERE any(t IN i.visible_to WHERE t IN $sees) AND (i.case_id IN $cases OR i.shared)
    AND size(coalesce(i.perspectives, [])) = 0
    AND i.answer IN ['not asked', 'invited', 'coming']
  WITH c, m, i, p
  MATCH (p)<-[:KEEPS]-(x:Restriction)
  WHERE x.covers IN ['same room', 'any contact']
    AND any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
    AND size(coalesce(x.perspectives, [])) = 0
    AND coalesce(x.since_earliest <= coalesce(m.on_latest, $on), true)
    AND coalesce(x.until_latest >= coalesce(m.on_earliest, $on), true)
  WITH c, m, i, p, x
  MATCH (x)-[:AWAY_FROM]->(q:Person)
  WHERE p <> q
  WITH c, m, i, p, x, q
  MATCH (q)<-[:INVITES]-(j:Invitation)-[:TO]->(m)
  WHERE any(t IN j.visible_to WHERE t IN $sees) AND (j.case_id IN $cases OR j.shared)
    AND size(coalesce(j.perspectives, [])) = 0
    AND j.answer IN ['not asked', 'invited', 'coming']
    AND (size(coalesce(i.sessions, [])) = 0 OR size(coalesce(j.sessions, [])) = 0
      OR any(session IN i.sessions WHERE session IN j.sessions))
  WITH c, m, i, p, x, q, j
  WHERE EXISTS {
      MATCH (p)-[n:IN_NETWORK_OF|ABOUT]-(c)
      WHERE type(n) = 'ABOUT'
        OR any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
    }
    AND EXISTS {
      MATCH (q)-[n:IN_NETWORK_OF|ABOUT]-(c)
      WHERE type(n) = 'ABOUT'
        OR any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
    }
  WITH x, m, p, q,
    min(CASE WHEN left(i.recorded_at, 10) > left(j.recorded_at, 10)
      THEN left(i.recorded_at, 10) ELSE left(j.recorded_at, 10) END) AS invited
  RETURN 'invitation' AS what, x, m {.id, .on_earliest, .on_latest} AS other, invited AS began,
    [p {.id, .name, .known_as}] AS keeps, [q {.id, .name, .known_as}] AS away
  UNION ALL
  // From the children on: few must be kept away from, and most plans are of none of them.
  WITH c, [f IN facts WHERE f:SafetyPlan][-1] AS s
  MATCH (c)-[:ABOUT]->(k:Person)<-[:AWAY_FROM]-(x:Restriction)
  WHERE x.covers <> 'a place'
    AND any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
    AND size(coalesce(x.perspectives, [])) = 0
    AND coalesce(x.since_earliest <= $on, true)
    AND coalesce(x.until_latest >= $on, true)
  CALL (c, s, x) {
    MATCH (x)-[:KEEPS]->(p:Person)<-[:BY]-(a:Assignment)-[:OF]->(r:Rule)-[:IN_PLAN]->(s)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND size(coalesce(r.perspectives, [])) = 0
      AND coalesce(r.until_latest >= $on, true)
      AND any(t IN a.visible_to WHERE t IN $sees) AND (a.case_id IN $cases OR a.shared)
      AND size(coalesce(a.perspectives, [])) = 0
      AND a.answer <> 'declined'
      AND coalesce(a.until_latest >= $on, true)
      AND EXISTS {
        MATCH (p)-[n:IN_NETWORK_OF|ABOUT]-(c)
        WHERE type(n) = 'ABOUT'
          OR any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
      }
    RETURN p, a, r
  }
  RETURN 'role' AS what, x, {id: a.id, name: r.name, answer: a.answer} AS other,
    coalesce(a.on_latest, left(a.recorded_at, 10)) AS began,
    [p {.id, .name, .known_as}] AS keeps, [k {.id, .name, .known_as}] AS away
}
WITH {
  case_id: c.id, what: what,
  restriction: x {.id, .kind, .covers, .since_latest, .until_earliest, .until_latest},
  other: other,
  began: began,
  keeps: keeps,
  away: away
} AS row
RETURN collect(row) AS rows
