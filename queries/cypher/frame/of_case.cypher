// A case's frame: episodes, worries with their goals, bottom lines, sides asked about, who was told
// what, restrictions. Over all time up to a day: what has ended is there with its end.
// $case_id, $on (ISO day: what had not begun is left out), $limit (of each kind)
// $cases $sees  from the handle
// A person tied to a fact is named only when the handle sees them on this map, on any day.
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
WITH c, COLLECT {
    MATCH (c)-[:ABOUT]->(p:Person) RETURN p
    UNION
    MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
    WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    RETURN p
  } AS people
RETURN
  COLLECT {
    MATCH (c)-[:HAD]->(e:Episode)
    WHERE any(t IN e.visible_to WHERE t IN $sees) AND (e.case_id IN $cases OR e.shared)
      AND (e.opened_earliest IS NULL OR e.opened_earliest <= $on)
    RETURN properties(e) ORDER BY coalesce(e.opened_earliest, ''), e.id LIMIT $limit
  } AS episodes,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(d:DangerStatement)
    WHERE any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
      AND (d.on_earliest IS NULL OR d.on_earliest <= $on)
    RETURN d {
      .*,
      ties: COLLECT {
        MATCH (d)-[r:WORRIED_BY|ABOUT_ACTS_OF|FOR]-(p:Person)
        WHERE p IN people
        RETURN [type(r), p.id, r.id] ORDER BY type(r), r.id LIMIT 200
      },
      goals: COLLECT {
        MATCH (d)-[:PAIRED_WITH]->(g:SafetyGoal)
        WHERE any(t IN g.visible_to WHERE t IN $sees) AND (g.case_id IN $cases OR g.shared)
        RETURN properties(g) ORDER BY g.id LIMIT 1
      }
    }
    ORDER BY coalesce(d.on_earliest, ''), d.recorded_at, d.id LIMIT $limit
  } AS danger_statements,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(b:BottomLine)
    WHERE any(t IN b.visible_to WHERE t IN $sees) AND (b.case_id IN $cases OR b.shared)
    RETURN properties(b) ORDER BY b.recorded_at, b.id LIMIT $limit
  } AS bottom_lines,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(s:SideAsked)
    WHERE any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
      AND (s.on_earliest IS NULL OR s.on_earliest <= $on)
    RETURN properties(s) ORDER BY coalesce(s.on_earliest, ''), s.recorded_at, s.id LIMIT $limit
  } AS sides_asked,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(d:Disclosure)-[:TOLD]->(p:Person)
    WHERE p IN people
      AND any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
      AND (d.on_earliest IS NULL OR d.on_earliest <= $on)
    RETURN d {
      .*,
      person: p.id,
      about: head(COLLECT {
        MATCH (d)-[:ABOUT]->(w:DangerStatement)
        WHERE any(t IN w.visible_to WHERE t IN $sees) AND (w.case_id IN $cases OR w.shared)
        RETURN w.id ORDER BY w.id LIMIT 1
      })
    }
    ORDER BY coalesce(d.on_earliest, ''), d.recorded_at, d.id LIMIT $limit
  } AS disclosures,
  COLLECT {
    UNWIND people AS p
    MATCH (p)<-[:KEEPS]-(x:Restriction)-[:AWAY_FROM]->(q:Person)
    WHERE q IN people
      AND any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
      AND (x.since_earliest IS NULL OR x.since_earliest <= $on)
    RETURN x {.*, person: p.id, away_from: q.id}
    ORDER BY coalesce(x.since_earliest, ''), x.id LIMIT $limit
  } AS restrictions
