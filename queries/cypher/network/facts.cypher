// Everything that joins some people on one day: ties, homes, what they know, restrictions, and
// the sides of the family that were asked about.
// $people   ids of people the caller has seen to be in the network
// $case_id  whose disclosures and asked sides
// $on       ISO day: what had not begun is left out, and what had ended too, but for parents
//           (parentage never ends) and partners (they keep their ended state)
// $whose    whose view is read besides the agreed record, or "". Ties come in every view, theirs
//           when ended too: queries/perspectives.py keeps one view of them and says whose there are
// $cases $sees  from the handle
// One row of lists; the ties are packed for speed (queries/packed.py reads them): in the order
// written below, a date as one text, where they come from once for all that share it.
// Plan: NodeUniqueIndexSeek(Person.id) and (Case.id), expands, no scans.
RETURN
  COLLECT {
    MATCH (p:Person WHERE p.id IN $people)
      -[r:PARENT_OF|PARTNER_OF|SIBLING_OF|STATED_KIN|HAS_PR_FOR|CARES_FOR|KNOWS|EMOTIONAL_TIE
        |SUPPORTS|WORKS_WITH]->(q:Person WHERE q.id IN $people)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
      AND (r.until_latest IS NULL OR r.until_latest >= $on
           OR type(r) IN ['PARENT_OF', 'PARTNER_OF'] OR $whose IN r.perspectives)
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
    MATCH (p:Person WHERE p.id IN $people)-[r:LIVES_IN]->(h:Household)
    WHERE any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
      AND (size(coalesce(r.perspectives, [])) = 0 OR $whose IN r.perspectives)
      AND any(t IN h.visible_to WHERE t IN $sees) AND (h.case_id IN $cases OR h.shared)
      AND (r.since_earliest IS NULL OR r.since_earliest <= $on)
      AND (r.until_latest IS NULL OR r.until_latest >= $on)
    WITH h, r {.*, person: p.id} AS residence ORDER BY residence.id
    WITH h, collect(residence) AS residences ORDER BY h.id
    RETURN [h {.id, .name, .address}, residences]
  } AS homes,
  COLLECT {
    MATCH (:Case {id: $case_id})<-[:OF_CASE]-(d:Disclosure)-[:TOLD]->(p:Person)
    WHERE p.id IN $people
      AND any(t IN d.visible_to WHERE t IN $sees) AND (d.case_id IN $cases OR d.shared)
      AND (size(coalesce(d.perspectives, [])) = 0 OR $whose IN d.perspectives)
      AND (d.on_earliest IS NULL OR d.on_earliest <= $on)
    RETURN d {.*, person: p.id}
    ORDER BY coalesce(d.on_earliest, ''), d.recorded_at, d.id
  } AS disclosures,
  COLLECT {
    MATCH (p:Person WHERE p.id IN $people)
      <-[:KEEPS]-(x:Restriction)-[:AWAY_FROM]->(q:Person WHERE q.id IN $people)
    USING INDEX p:Person(id)
    WHERE any(t IN x.visible_to WHERE t IN $sees) AND (x.case_id IN $cases OR x.shared)
      AND (x.since_earliest IS NULL OR x.since_earliest <= $on)
      AND (x.until_latest IS NULL OR x.until_latest >= $on)
    RETURN x {.*, person: p.id, away_from: q.id}
    ORDER BY x.id
  } AS restrictions,
  COLLECT {
    MATCH (:Case {id: $case_id})<-[:OF_CASE]-(s:SideAsked)
    WHERE any(t IN s.visible_to WHERE t IN $sees) AND (s.case_id IN $cases OR s.shared)
      AND (size(coalesce(s.perspectives, [])) = 0 OR $whose IN s.perspectives)
      AND (s.on_earliest IS NULL OR s.on_earliest <= $on)
    RETURN properties(s)
    ORDER BY coalesce(s.on_earliest, ''), s.recorded_at, s.id
  } AS sides_asked
