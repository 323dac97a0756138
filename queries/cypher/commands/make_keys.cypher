// The name keys that are not there yet, in order of key so that two writers wait in one order.
// $rows: maps of id, key and kind.
// Plan: unique index seek on NameKey.id.
UNWIND $rows AS row
MERGE (k:NameKey {id: row.id})
ON CREATE SET k.key = row.key, k.kind = row.kind
