// Rule 2. Cases in whose network nobody is there by life on a day: professionals only, or nobody.
// By life: natural, living, born, not one of the children, not ruled out; the membership that began
// last counts, as on the map.
// $case_ids  one case or all
// $on        ISO day
// $cases $sees  from the handle
// Facts held in one perspective only are not read. One row a case: who is there by a job, the day
// the work began, and the last days of those who were there by life and are not any more.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case WHERE c.id IN $case_ids)
WHERE c.id IN $cases
  AND (c.opened_earliest IS NULL OR c.opened_earliest <= $on)
  AND (c.closed_latest IS NULL OR c.closed_latest >= $on)
  AND NOT EXISTS {
    MATCH (c)<-[n:IN_NETWORK_OF]-(p:Person)
    WHERE n.connection = 'natural'
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
      AND NOT EXISTS { (p)<-[:ABOUT]-(c) }
    RETURN p
  }
RETURN
  c.id AS case_id,
  COLLECT {
    MATCH (c)-[:ABOUT]->(k:Person) RETURN k {.id, .name, .known_as} ORDER BY k.id
  } AS children,
  COLLECT {
    MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
    WHERE m.connection = 'professional'
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
      AND (m.until_latest IS NULL OR m.until_latest >= $on)
      AND NOT EXISTS { (p)<-[:ABOUT]-(c) }
    RETURN DISTINCT p {.id, .name, .known_as} AS person ORDER BY person.id
  } AS people,
  COLLECT {
    MATCH (c)<-[m:IN_NETWORK_OF]-(:Person)
    WHERE m.connection = 'natural' AND m.until_latest < $on
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
    RETURN m.until_latest
  } AS ended,
  coalesce(
    c.opened_earliest,
    head(COLLECT {
      MATCH (c)-[:HAD]->(e:Episode)
      WHERE e.opened_earliest <= $on
        AND size(coalesce(e.perspectives, [])) = 0
        AND any(t IN e.visible_to WHERE t IN $sees) AND (e.case_id IN $cases OR e.shared)
      RETURN e.opened_earliest ORDER BY e.opened_earliest LIMIT 1
    }),
    head(COLLECT {
      MATCH (c)-[a:ALLOCATED_TO]->(:User) WHERE a.since_earliest IS NOT NULL
      RETURN a.since_earliest ORDER BY a.since_earliest LIMIT 1
    })
  ) AS began
