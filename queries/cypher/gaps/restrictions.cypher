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
MATCH (c:Case WHERE c.id IN $case_ids)
WHERE c.id IN $cases
  AND (c.opened_earliest IS NULL OR c.opened_earliest <= $on)
  AND (c.closed_latest IS NULL OR c.closed_latest >= $on)
CALL (c) {
  MATCH (c)<-[:OF_CASE]-(x:Restriction)
  WHERE any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
    AND size(coalesce(x.perspectives, [])) = 0
    AND (x.since_earliest IS NULL OR x.since_earliest <= $on)
    AND x.until_latest >= $on AND x.until_earliest <= $soon
  RETURN 'ends' AS what, x, null AS other, null AS began, '' AS reason,
    COLLECT {
      MATCH (x)-[:KEEPS]->(p:Person)
      WHERE EXISTS { (c)-[:ABOUT]->(p) } OR EXISTS {
        MATCH (p)-[m:IN_NETWORK_OF]->(c)
        WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      }
      RETURN p {.id, .name, .known_as} ORDER BY p.id
    } AS keeps,
    COLLECT {
      MATCH (x)-[:AWAY_FROM]->(p:Person)
      WHERE EXISTS { (c)-[:ABOUT]->(p) } OR EXISTS {
        MATCH (p)-[m:IN_NETWORK_OF]->(c)
        WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      }
      RETURN p {.id, .name, .known_as} ORDER BY p.id
    } AS away
  UNION ALL
  MATCH (c)<-[:OF_CASE]-(m:Meeting)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND size(coalesce(m.perspectives, [])) = 0
    AND (m.on_latest IS NULL OR m.on_latest >= $on)
    AND (m.held_earliest IS NULL OR m.held_earliest > $on)
  MATCH (m)<-[:TO]-(i:Invitation)-[:INVITES]->(p:Person)<-[:KEEPS]-(x:Restriction)
    -[:AWAY_FROM]->(q:Person)<-[:INVITES]-(j:Invitation)-[:TO]->(m)
  WHERE p <> q
    AND x.covers IN ['same room', 'any contact']
    AND any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
    AND size(coalesce(x.perspectives, [])) = 0
    AND (x.since_earliest IS NULL OR x.since_earliest <= coalesce(m.on_latest, $on))
    AND (x.until_latest IS NULL OR x.until_latest >= coalesce(m.on_earliest, $on))
    AND any(t IN i.visible_to WHERE t IN $sees) AND (i.case_id IN $cases OR i.shared)
    AND any(t IN j.visible_to WHERE t IN $sees) AND (j.case_id IN $cases OR j.shared)
    AND size(coalesce(i.perspectives, [])) = 0 AND size(coalesce(j.perspectives, [])) = 0
    AND i.answer IN ['not asked', 'invited', 'coming']
    AND j.answer IN ['not asked', 'invited', 'coming']
    AND (size(coalesce(i.sessions, [])) = 0 OR size(coalesce(j.sessions, [])) = 0
      OR any(session IN i.sessions WHERE session IN j.sessions))
    AND (EXISTS { (c)-[:ABOUT]->(p) } OR EXISTS {
      MATCH (p)-[n:IN_NETWORK_OF]->(c)
      WHERE any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
    })
    AND (EXISTS { (c)-[:ABOUT]->(q) } OR EXISTS {
      MATCH (q)-[n:IN_NETWORK_OF]->(c)
      WHERE any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
    })
  WITH x, m, p, q, i, j ORDER BY i.id, j.id
  WITH x, m, p, q,
    min(CASE WHEN left(i.recorded_at, 10) > left(j.recorded_at, 10)
      THEN left(i.recorded_at, 10) ELSE left(j.recorded_at, 10) END) AS invited,
    head(collect(coalesce(i.reason, j.reason))) AS reason
  RETURN 'invitation' AS what, x, m {.id, .on_earliest, .on_latest} AS other, invited AS began,
    coalesce(reason, '') AS reason,
    [p {.id, .name, .known_as}] AS keeps, [q {.id, .name, .known_as}] AS away
  UNION ALL
  MATCH (c)<-[:OF_CASE]-(s:SafetyPlan)
  WHERE any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
    AND size(coalesce(s.perspectives, [])) = 0
    AND (s.since_earliest IS NULL OR s.since_earliest <= $on)
    AND (s.until_latest IS NULL OR s.until_latest >= $on)
  WITH c, s ORDER BY coalesce(s.since_earliest, '') DESC, s.recorded_at DESC, s.id DESC LIMIT 1
  MATCH (s)<-[:IN_PLAN]-(r:Rule)<-[:OF]-(a:Assignment)-[:BY]->(p:Person)<-[:KEEPS]-(x:Restriction)
    -[:AWAY_FROM]->(k:Person)<-[:ABOUT]-(c)
  WHERE x.covers <> 'a place'
    AND any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
    AND size(coalesce(x.perspectives, [])) = 0
    AND (x.since_earliest IS NULL OR x.since_earliest <= $on)
    AND (x.until_latest IS NULL OR x.until_latest >= $on)
    AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND (r.until_latest IS NULL OR r.until_latest >= $on)
    AND any(t IN a.visible_to WHERE t IN $sees) AND (a.case_id IN $cases OR a.shared)
    AND size(coalesce(a.perspectives, [])) = 0
    AND a.answer <> 'declined'
    AND (a.until_latest IS NULL OR a.until_latest >= $on)
    AND (EXISTS { (c)-[:ABOUT]->(p) } OR EXISTS {
      MATCH (p)-[n:IN_NETWORK_OF]->(c)
      WHERE any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
    })
  RETURN 'role' AS what, x, {id: a.id, name: r.name, answer: a.answer} AS other,
    coalesce(a.on_latest, left(a.recorded_at, 10)) AS began, '' AS reason,
    [p {.id, .name, .known_as}] AS keeps, [k {.id, .name, .known_as}] AS away
}
RETURN c.id AS case_id, what,
  x {.id, .kind, .covers, .since_latest, .until_earliest, .until_latest} AS restriction,
  other, began, reason, keeps, away
