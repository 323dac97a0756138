// A case's network over all time up to a day: who was ever on the map, every stretch of it, their
// ties and homes with their ends, what each was told, and the case's episodes.
// $case_id, $on (ISO day: what had not begun is left out; what has ended is there with its end)
// $whose (whose view is read besides the agreed record, or "")
// $limit (how many people at most, the children first)
// $cases $sees  from the handle
// No whereabouts, reasons or notes leave here: only who, when and how they are tied.
// The ties are packed for speed, in the order of network/facts (queries/packed.py reads them).
// Plan: NodeUniqueIndexSeek(Case.id), expands, no scans.
MATCH (c:Case {id: $case_id})
WHERE c.id IN $cases
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  RETURN p, 0 AS place, '' AS joined
  UNION
  MATCH (c)<-[m:IN_NETWORK_OF]-(p:Person)
  WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
    AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
    AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
    AND NOT EXISTS { (c)-[:ABOUT]->(p) }
  WITH p, min(m.id) AS joined
  RETURN p, 1 AS place, joined
}
WITH c, p ORDER BY place, joined, p.id LIMIT $limit
WITH c, collect(p) AS people
RETURN
  [p IN people | p {.id, .name, .known_as, .deceased, .unborn, .sex, .gender,
    .birth_earliest, .birth_latest, .birth_words,
    .death_earliest, .death_latest, .death_words}] AS people,
  COLLECT {
    UNWIND people AS p
    MATCH (c)<-[m:IN_NETWORK_OF]-(p)
    WHERE any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
      AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
      AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
      AND NOT EXISTS { (c)-[:ABOUT]->(p) }
    RETURN m {
      .*, person: p.id, status_reason: null, notes: null, safe_contact: null, distance: null
    }
    ORDER BY coalesce(m.since_earliest, ''), m.id
  } AS memberships,
  COLLECT {
    UNWIND people AS p
    MATCH (p)-[r:PARENT_OF|PARTNER_OF|SIBLING_OF|STATED_KIN|HAS_PR_FOR|CARES_FOR|KNOWS
      |EMOTIONAL_TIE|SUPPORTS|WORKS_WITH]->(q:Person)
    WHERE q IN people
      AND any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND (size(coalesce(r.perspectives, [])) = 0 OR $whose IN r.perspectives)
      AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
    WITH r, p, q ORDER BY r.id
    WITH
      [r.case_id, r.source, r.recorded_by, r.recorded_at, r.certainty, r.perspectives,
        r.visible_to] AS fact,
      [
        r.id, type(r), p.id, q.id, r.kind, r.side, r.words, r.closeness, r.contact_agreed,
        r.contact_last_earliest + '/' + r.contact_last_latest + '/'
          + coalesce(r.contact_last_words, ''),
        r.child_wish, r.flow, r.days,
        r.since_earliest + '/' + r.since_latest + '/' + coalesce(r.since_words, ''),
        r.until_earliest + '/' + r.until_latest + '/' + coalesce(r.until_words, '')
      ] AS tie
    WITH fact, collect(tie) AS ties
    RETURN [fact, ties]
  } AS ties,
  COLLECT {
    UNWIND people AS p
    MATCH (p)-[r:LIVES_IN]->(h:Household)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND (size(coalesce(r.perspectives, [])) = 0 OR $whose IN r.perspectives)
      AND any(t IN h.visible_to WHERE t IN $sees) AND (h.case_id IN $cases OR h.shared)
      AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
    RETURN r {.*, person: p.id, household: h.id}
    ORDER BY coalesce(r.since_earliest, ''), r.id
  } AS residences,
  COLLECT {
    MATCH (c)<-[:OF_CASE]-(d:Disclosure)-[:TOLD]->(p:Person)
    WHERE p IN people
      AND any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
      AND (size(coalesce(d.perspectives, [])) = 0 OR $whose IN d.perspectives)
      AND (d.on_earliest IS NULL OR d.on_earliest <= $on)
    RETURN d {.*, person: p.id}
    ORDER BY coalesce(d.on_earliest, ''), d.recorded_at, d.id
  } AS disclosures,
  COLLECT {
    MATCH (c)-[:HAD]->(e:Episode)
    WHERE any(t IN e.visible_to WHERE t IN $sees) AND (e.case_id IN $cases OR e.shared)
      AND (e.opened_earliest IS NULL OR e.opened_earliest <= $on)
    RETURN properties(e) ORDER BY coalesce(e.opened_earliest, ''), e.id
  } AS episodes
