// The cases a viewer may open: a worker's own; a supervisor's own and those of their teams.
// $viewer  the user's id
// $today   ISO day: an allocation or a place in a team that ended before it does not count
// $room    the one case that is in the room, or null for all
// Plan: NodeUniqueIndexSeek(User.id), then expands over ALLOCATED_TO and IN.
MATCH (u:User {id: $viewer})
CALL (u) {
  MATCH (u)<-[a:ALLOCATED_TO]-(c:Case)
  WHERE (a.since_earliest IS NULL OR a.since_earliest <= $today)
    AND (a.until_latest IS NULL OR a.until_latest >= $today)
    AND ($room IS NULL OR c.id = $room)
  RETURN c.id AS id
  UNION
  MATCH (u)-[i:IN]->(:Team)<-[j:IN]-(:User)<-[a:ALLOCATED_TO]-(c:Case)
  WHERE u.role = 'supervisor'
    AND (i.until_latest IS NULL OR i.until_latest >= $today)
    AND (j.until_latest IS NULL OR j.until_latest >= $today)
    AND (a.since_earliest IS NULL OR a.since_earliest <= $today)
    AND (a.until_latest IS NULL OR a.until_latest >= $today)
    AND ($room IS NULL OR c.id = $room)
  RETURN c.id AS id
}
WITH id ORDER BY id
RETURN collect(id) AS cases
