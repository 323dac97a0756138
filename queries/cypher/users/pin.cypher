// The hash of one user's PIN.
// $id  the user's id
// Plan: unique index seek on User.id.
MATCH (u:User {id: $id})
RETURN u.pin_hash AS pin_hash
