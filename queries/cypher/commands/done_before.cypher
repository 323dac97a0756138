// The change that a command with this id made, if it was done before.
// $command_id: the command's id, made by the page.
// Plan: unique index seek on Change.command_id.
MATCH (c:Change {command_id: $command_id})
RETURN c {.*} AS change
