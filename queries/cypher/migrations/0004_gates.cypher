// The gates that every write passes (queries/store/gate.py): made once, so that a write need not.

UNWIND range(0, 1023) AS number
MERGE (:Schema {id: 'gate:' + toString(number)});
