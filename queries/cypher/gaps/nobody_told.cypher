// Rule 3. The danger statements that nobody who is in the network by life was told of; and those
// who hold a role in the plan and are in the ring that knows nothing.
// Told: the latest disclosure to them, about this statement or about the case as a whole, puts them
// in a ring that knows most things or a little. By life: as in only_professionals.cypher. The ring
// is the map's: the latest disclosure of all. The plan: the newest in force, as plan_now gives it.
// $case_ids  one case or all
// $on        ISO day
// $cases $sees  from the handle
// Facts held in one perspective only are not read. A row a statement, or a row a person.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
WITH [id IN $case_ids WHERE id IN $cases] AS ids
MATCH (c:Case WHERE c.id IN ids)
WHERE coalesce(c.opened_earliest <= $on, true)
  AND coalesce(c.closed_latest >= $on, true)
WITH c,
  COLLECT { MATCH (c)-[:ABOUT]->(k:Person) RETURN k } AS children,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(f:DangerStatement|SafetyPlan)
    WHERE any(t IN f.visible_to WHERE t IN $sees) AND (f.case_id IN $cases OR f.shared)
      AND size(coalesce(f.perspectives, [])) = 0
      AND coalesce(f.on_earliest <= $on, true)
      AND coalesce(f.since_earliest <= $on, true)
      AND coalesce(f.until_latest >= $on, true)
    RETURN f ORDER BY coalesce(f.since_earliest, ''), f.recorded_at, f.id
  } AS facts
CALL (c, children, facts) {
  UNWIND [f IN facts WHERE f:DangerStatement] AS w
  WITH c, children, w
  WHERE NOT EXISTS {
    MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
    WHERE m.connection = 'natural' AND m.status <> 'ruled out' AND NOT p IN children
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND coalesce(m.since_earliest <= $on, true)
      AND coalesce(m.until_latest >= $on, true)
      AND coalesce(p.death_earliest > $on, NOT coalesce(p.deceased, false))
      AND NOT coalesce(p.unborn, false)
    CALL (c, w, p) {
      MATCH (p)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(c)
      WHERE any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
        AND size(coalesce(d.perspectives, [])) = 0
        AND coalesce(d.on_earliest <= $on, true)
      WITH w, d, COLLECT { MATCH (d)-[:ABOUT]->(v:DangerStatement) RETURN v } AS about
      WHERE w IN about OR none(v IN about
        WHERE any(t IN v.visible_to WHERE t IN $sees) AND (v.case_id IN $cases OR v.shared))
      RETURN d.ring AS ring
      ORDER BY coalesce(d.on_earliest, '') DESC, d.recorded_at DESC, d.id DESC LIMIT 1
    }
    WITH c, m, p, ring
    WHERE ring IN ['most', 'little'] AND head(COLLECT {
        MATCH (p)-[n:IN_NETWORK_OF]->(c)
        WHERE n <> m
          AND any(t IN n.visible_to WHERE t IN $sees) AND (n.case_id IN $cases OR n.shared)
          AND size(coalesce(n.perspectives, [])) = 0
          AND coalesce(n.since_earliest <= $on, true)
          AND coalesce(n.until_latest >= $on, true)
          AND (coalesce(n.since_earliest, '') > coalesce(m.since_earliest, '')
            OR coalesce(n.since_earliest, '') = coalesce(m.since_earliest, '') AND n.id > m.id)
        RETURN n LIMIT 1
      }) IS NULL
    RETURN p
  }
  RETURN w.id AS worry, w.words AS words, null AS person,
    [] AS roles, coalesce(w.on_latest, left(w.recorded_at, 10)) AS began
  UNION ALL
  // What they know settles most of them: only then are their roles read.
  WITH c, children, [f IN facts WHERE f:SafetyPlan][-1] AS s
  MATCH (s)<-[:IN_PLAN]-(r:Rule)<-[:OF]-(a:Assignment)-[:BY]->(p:Person)
  WHERE NOT p IN children
  WITH c, p, collect([a, r]) AS held
  WITH c, p, held
  WHERE coalesce(head(COLLECT {
      MATCH (p)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(c)
      WHERE any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
        AND size(coalesce(d.perspectives, [])) = 0
        AND coalesce(d.on_earliest <= $on, true)
      RETURN d.ring
      ORDER BY coalesce(d.on_earliest, '') DESC, d.recorded_at DESC, d.id DESC LIMIT 1
    }), 'nothing') = 'nothing'
  UNWIND held AS one
  WITH c, p, one[0] AS a, one[1] AS r
  WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND coalesce(r.until_latest >= $on, true)
    AND any(t IN a.visible_to WHERE t IN $sees) AND (a.case_id IN $cases OR a.shared)
    AND size(coalesce(a.perspectives, [])) = 0
    AND a.answer <> 'declined'
    AND coalesce(a.until_latest >= $on, true)
  WITH c, p, r, a ORDER BY r.number, r.id
  WITH c, p, collect(r.name) AS roles,
    min(coalesce(a.on_latest, left(a.recorded_at, 10))) AS began
  WITH c, p, roles, began
  WHERE EXISTS {
      MATCH (p)-[m:IN_NETWORK_OF]->(c)
      WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        AND coalesce(m.since_earliest <= $on, true)
        AND coalesce(m.until_latest >= $on, true)
    }
  RETURN null AS worry, '' AS words, p {.id, .name, .known_as} AS person, roles, began
}
WITH {
  case_id: c.id, worry: worry, words: words, person: person, roles: roles, began: began
} AS row
RETURN collect(row) AS rows
