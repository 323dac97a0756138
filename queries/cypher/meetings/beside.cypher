// What keeps somebody away from those who would sit in one room with them at a meeting. For safety
// this reads EVERY restriction and invitation, whoever may see them: what comes of it is decided in
// queries/commands/rooms.py, and never leaves as it is.
// $meeting_id, $person_id, $sessions (the person's; none: the whole meeting), $today (ISO day, for
// a meeting without one)
// $absent (answers of those who do not come), $covers (what a restriction must cover)
// Plan: NodeUniqueIndexSeek(Meeting.id) and (Person.id), expands, no scans.
MATCH (m:Meeting {id: $meeting_id})
MATCH (p:Person {id: $person_id})
MATCH (m)<-[:TO]-(j:Invitation)-[:INVITES]->(q:Person)
WHERE q <> p AND NOT j.answer IN $absent
  AND (size($sessions) = 0 OR j.sessions IS NULL OR size(j.sessions) = 0
       OR any(s IN j.sessions WHERE s IN $sessions))
MATCH (p)<-[:KEEPS|AWAY_FROM]-(x:Restriction)-[:KEEPS|AWAY_FROM]->(q)
WHERE x.covers IN $covers
  AND (x.since_earliest IS NULL OR x.since_earliest <= coalesce(m.on_latest, $today))
  AND (x.until_latest IS NULL OR x.until_latest >= coalesce(m.on_earliest, $today))
RETURN properties(x) AS restriction, null AS one, j.id AS other, null AS reason,
  null AS other_reason
ORDER BY x.kind = 'agreed', x.id LIMIT 1000
