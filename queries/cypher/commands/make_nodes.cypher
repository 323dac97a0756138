// New nodes of one label, a batch at a time. AnyLabel is replaced from the vocabulary.
// $rows: maps of properties, the id among them.
UNWIND $rows AS row
CREATE (n:AnyLabel)
SET n = row
