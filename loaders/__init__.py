"""Files from outside -> drafts -> problems or records -> the graph."""
