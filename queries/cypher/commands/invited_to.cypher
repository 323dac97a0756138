// The invitations to some meetings.
// $rows: maps of id (of a meeting)
// Plan: NodeUniqueIndexSeek(Meeting.id), expands.
UNWIND $rows AS row
MATCH (m:Meeting {id: row.id})<-[:TO]-(i:Invitation)
USING INDEX SEEK m:Meeting(id)
RETURN i.id AS id LIMIT 5000
