// New relationships of one type between two labels, a batch at a time. AnyStart, AnyEnd and
// ANY_TYPE are replaced from the vocabulary.
// $rows: maps of start, end (ids) and properties; fewer made than sent means that an end is missing.
// Plan: unique index seeks on both ends.
UNWIND $rows AS row
MATCH (a:AnyStart {id: row.start})
USING INDEX SEEK a:AnyStart(id)
MATCH (b:AnyEnd {id: row.end})
USING INDEX SEEK b:AnyEnd(id)
CREATE (a)-[r:ANY_TYPE]->(b)
SET r = row.properties
RETURN count(r) AS made
