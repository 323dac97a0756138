// Say that the made-up families are being planted, or that all of them are in.
// $whole
// Plan: unique index seek on Schema.id.
MERGE (s:Schema {id: 'planting'})
SET s.whole = $whole
