// Keeps the hash of a user's PIN, when the one before is still what was seen.
// $id, $pin_hash, $before (empty text: none)
// The first SET takes the lock, so that of two at once one wins.
// Plan: unique index seek on User.id.
MATCH (u:User {id: $id})
SET u.id = u.id
WITH u, coalesce(u.pin_hash, '') = $before AS stood
SET u.pin_hash = CASE WHEN stood THEN $pin_hash ELSE u.pin_hash END
RETURN stood AS kept
