// Rule 2. Cases in whose network nobody is there by life on a day: professionals only, or nobody.
// By life: natural, living, born, not one of the children, not ruled out; the membership that began
// last counts, as on the map.
// $case_ids  one case or all
// $on        ISO day
// $cases $sees  from the handle
// Facts held in one perspective only are not read. One row a case: who is there by a job, the day
// the work began, and the last days of those who were there by life and are not any more.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
WITH [id IN $case_ids WHERE id IN $cases] AS ids
MATCH (c:Case WHERE c.id IN ids)
WHERE coalesce(c.opened_earliest <= $on, true)
  AND coalesce(c.closed_latest >= $on, true)
WITH c, COLLECT { MATCH (c)-[:ABOUT]->(k:Person) RETURN k } AS children
WHERE NOT EXISTS {
    MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
    WHERE m.connection = 'natural'
      AND m.status <> 'ruled out'
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND coalesce(m.since_earliest <= $on, true)
      AND coalesce(m.until_latest >= $on, true)
      AND coalesce(p.death_earliest > $on, NOT coalesce(p.deceased, false))
      AND NOT coalesce(p.unborn, false)
      AND NOT p IN children
      AND head(COLLECT {
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
WITH {
  case_id: c.id,
  children: COLLECT {
    MATCH (c)-[:ABOUT]->(k:Person) RETURN k {.id, .name, .known_as} ORDER BY k.id
  },
  people: COLLECT {
    MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
    WHERE m.connection = 'professional'
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
      AND coalesce(m.since_earliest <= $on, true)
      AND coalesce(m.until_latest >= $on, true)
      AND NOT EXISTS { (p)<-[:ABOUT]-(c) }
    RETURN DISTINCT p {.id, .name, .known_as} AS person ORDER BY person.id
  },
  ended: COLLECT {
    MATCH (c)<-[m:IN_NETWORK_OF]-(:Person)
    WHERE m.connection = 'natural' AND m.until_latest < $on
      AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND size(coalesce(m.perspectives, [])) = 0
    RETURN m.until_latest
  },
  began: coalesce(
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
  )
} AS row
RETURN collect(row) AS rows
