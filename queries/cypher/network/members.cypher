// The people of one case's network on one day, each with the membership that holds then.
// $case_id     the case
// $on          ISO day
// $connection  "natural" or "professional", or null for both
// $only        ids to keep, or null for all
// $whose       whose view is read besides the agreed record: theirs is the last; "" for none
// $limit       how many at most; one more than the caller wants tells that there were more
// $cases $sees $audience  from the handle
// Whereabouts leave only for those who may have them, reasons and notes only for professionals.
// Somebody with two memberships (a foster carer, later a friend) has the one that began last.
// One row, packed for speed (queries/packed.py reads it): lists in the order written below, a date
// as one text, and what many share (where a fact comes from, who may see it) once for all of them.
// Plan: NodeUniqueIndexSeek(Case.id), Expand(IN_NETWORK_OF), no scans.
MATCH (c:Case {id: $case_id})<-[m:IN_NETWORK_OF]-(p:Person)
WHERE c.id IN $cases
  AND ($only IS NULL OR p.id IN $only)
  AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
  AND (size(coalesce(m.perspectives, [])) = 0 OR $whose IN m.perspectives)
  AND (m.since_earliest IS NULL OR m.since_earliest <= $on)
  AND (m.until_latest IS NULL OR m.until_latest >= $on)
  AND NOT EXISTS { (c)-[:ABOUT]->(p) }
WITH p, m ORDER BY size(coalesce(m.perspectives, [])) > 0, coalesce(m.since_earliest, ''), m.id
WITH p, collect(m)[-1] AS m
WHERE $connection IS NULL OR m.connection = $connection
WITH p, m ORDER BY m.connection, m.id LIMIT $limit
WITH p, m, any(t IN p.whereabouts_visible_to WHERE t IN $sees) AS whereabouts
WITH
  [m.case_id, m.source, m.recorded_by, m.recorded_at, m.certainty, m.perspectives, m.visible_to]
    AS fact,
  CASE WHEN whereabouts THEN p.whereabouts_visible_to END AS whereabouts_visible_to,
  [
    p.id, p.name, p.known_as,
    p.birth_earliest + '/' + p.birth_latest + '/' + coalesce(p.birth_words, ''),
    p.death_earliest + '/' + p.death_latest + '/' + coalesce(p.death_words, ''),
    p.deceased, p.unborn, p.sex, p.gender, p.language, p.interpreter, p.access_needs,
    CASE WHEN whereabouts THEN p.phone END, CASE WHEN whereabouts THEN p.email END
  ] AS person,
  [
    m.id, m.connection, m.status,
    CASE WHEN $audience = 'professionals' THEN m.status_reason END,
    m.may_talk, m.may_talk_by, CASE WHEN whereabouts THEN m.safe_contact END,
    CASE WHEN whereabouts THEN m.distance END, m.agency, m.job,
    m.since_earliest + '/' + m.since_latest + '/' + coalesce(m.since_words, ''),
    m.until_earliest + '/' + m.until_latest + '/' + coalesce(m.until_words, ''),
    CASE WHEN $audience = 'professionals' THEN m.notes END
  ] AS membership
WITH fact, whereabouts_visible_to, collect([person, membership]) AS people
RETURN collect([fact, whereabouts_visible_to, people]) AS groups
