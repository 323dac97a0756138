// The case of one meeting.
// $meeting_id; $cases $sees from the handle
// Plan: NodeUniqueIndexSeek(Meeting.id), expands.
MATCH (m:Meeting {id: $meeting_id})-[:OF_CASE]->(c:Case)
WHERE c.id IN $cases
  AND any(t IN m.visible_to WHERE t IN $sees) AND (m.case_id IN $cases OR m.shared)
RETURN c.id AS case_id ORDER BY case_id LIMIT 1
