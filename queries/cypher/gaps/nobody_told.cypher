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
MATCH (c:Case WHERE c.id IN $case_ids)
WHERE c.id IN $cases
  AND (c.opened_earliest IS NULL OR c.opened_earliest <= $on)
  AND (c.closed_latest IS NULL OR c.closed_latest >= $on)
WITH c,
  COLLECT { MATCH (c)-[:ABOUT]->(k:Person) RETURN k } AS children,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(f:DangerStatement|SafetyPlan)
    WHERE any(t IN f.visible_to WHERE t IN $sees) AND (f.case_id IN $cases OR f.shared)
      AND size(coalesce(f.perspectives, [])) = 0
      AND (f.on_earliest IS NULL OR f.on_earliest <= $on)
      AND (f.since_earliest IS NULL OR f.since_earliest <= $on)
      AND (f.until_latest IS NULL OR f.until_latest >= $on)
    RETURN f ORDER BY coalesce(f.since_earliest, ''), f.recorded_at, f.id
  } AS facts
CALL (c, children, facts) {
  UNWIND [f IN facts WHERE f:DangerStatement] AS w
  WITH c, children, w
  WHERE NOT EXISTS {
    MATCH (c)<-[n:IN_NETWORK_OF]-(p:Person)
    WHERE n.connection = 'natural' AND NOT p IN children
    WITH c, w, p
    WHERE head(COLLECT {
        MATCH (p)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(c)
        WHERE any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
          AND size(coalesce(d.perspectives, [])) = 0
          AND (d.on_earliest IS NULL OR d.on_earliest <= $on)
        WITH w, d
        WHERE EXISTS { (d)-[:ABOUT]->(w) } OR NOT EXISTS {
            MATCH (d)-[:ABOUT]->(v:DangerStatement)
            WHERE any(t IN v.visible_to WHERE t IN $sees) AND (v.case_id IN $cases OR v.shared)
          }
        RETURN d.ring
        ORDER BY coalesce(d.on_earliest, '') DESC, d.recorded_at DESC, d.id DESC LIMIT 1
      }) IN ['most', 'little']
    WITH c, p, head(COLLECT {
      MATCH (p)-[m:IN_NETWORK_OF]->(c)
      WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        AND size(coalesce(m.perspectives, [])) = 0
        AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
        AND (m.until_latest IS NULL OR m.until_latest >= $on)
      RETURN m ORDER BY coalesce(m.since_earliest, '') DESC, m.id DESC LIMIT 1
    }) AS m
    WHERE m.connection = 'natural' AND m.status <> 'ruled out'
      AND coalesce(p.death_earliest > $on, NOT coalesce(p.deceased, false))
      AND NOT coalesce(p.unborn, false)
    RETURN p
  }
  RETURN w.id AS worry, w.words AS words, null AS person,
    [] AS roles, coalesce(w.on_latest, left(w.recorded_at, 10)) AS began
  UNION ALL
  WITH c, children, [f IN facts WHERE f:SafetyPlan][-1] AS s
  MATCH (s)<-[:IN_PLAN]-(r:Rule)<-[:OF]-(a:Assignment)-[:BY]->(p:Person)
  WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
    AND size(coalesce(r.perspectives, [])) = 0
    AND (r.until_latest IS NULL OR r.until_latest >= $on)
    AND any(t IN a.visible_to WHERE t IN $sees) AND (a.case_id IN $cases OR a.shared)
    AND size(coalesce(a.perspectives, [])) = 0
    AND a.answer <> 'declined'
    AND (a.until_latest IS NULL OR a.until_latest >= $on)
    AND NOT p IN children
  WITH c, p, r, a ORDER BY r.number, r.id
  WITH c, p, collect(r.name) AS roles,
    min(coalesce(a.on_latest, left(a.recorded_at, 10))) AS began
  WITH c, p, roles, began
  WHERE EXISTS {
      MATCH (p)-[m:IN_NETWORK_OF]->(c)
      WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
        AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
        AND (m.until_latest IS NULL OR m.until_latest >= $on)
    }
  WITH c, p, roles, began
  WHERE coalesce(head(COLLECT {
      MATCH (p)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(c)
      WHERE any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
        AND size(coalesce(d.perspectives, [])) = 0
        AND (d.on_earliest IS NULL OR d.on_earliest <= $on)
      RETURN d.ring
      ORDER BY coalesce(d.on_earliest, '') DESC, d.recorded_at DESC, d.id DESC LIMIT 1
    }), 'nothing') = 'nothing'
  RETURN null AS worry, '' AS words, p {.id, .name, .known_as} AS person, roles, began
}
RETURN c.id AS case_id, worry, words, person, roles, began
