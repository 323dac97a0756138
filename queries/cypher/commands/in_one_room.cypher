// What keeps people apart who now are invited to one room: the touched invitations and those beside
// them. For safety this reads EVERY restriction and invitation, whoever may see them: the answer is
// a refusal or nothing (queries/commands/rooms.py).
// $rows: maps of id (of an invitation)
// $today (ISO day, for a meeting without one), $absent (answers of those who do not come)
// $covers (what a restriction must cover)
// Plan: NodeUniqueIndexSeek(Invitation.id), expands, no scans.
UNWIND $rows AS row
MATCH (i:Invitation {id: row.id})-[:TO]->(m:Meeting)<-[:TO]-(j:Invitation)
USING INDEX SEEK i:Invitation(id)
WHERE NOT i.answer IN $absent AND NOT j.answer IN $absent
  AND (i.sessions IS NULL OR size(i.sessions) = 0 OR j.sessions IS NULL OR size(j.sessions) = 0
       OR any(s IN j.sessions WHERE s IN i.sessions))
MATCH (i)-[:INVITES]->(p:Person)
MATCH (j)-[:INVITES]->(q:Person)
WHERE p <> q
MATCH (p)<-[:KEEPS|AWAY_FROM]-(x:Restriction)-[:KEEPS|AWAY_FROM]->(q)
WHERE x.covers IN $covers
  AND (x.since_earliest IS NULL OR x.since_earliest <= coalesce(m.on_latest, $today))
  AND (x.until_latest IS NULL OR x.until_latest >= coalesce(m.on_earliest, $today))
RETURN properties(x) AS restriction, i.id AS one, j.id AS other, i.reason AS reason,
  j.reason AS other_reason
ORDER BY x.kind = 'agreed', x.id LIMIT 1000
