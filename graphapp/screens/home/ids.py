"""The names of the first page's parts."""

SEARCH = "find"
FOUND = "found"
FOUND_SAID = "found-said"
MINIS = "minis"
"""Store: the ids of the maps whose small pictures are to be drawn."""
MINI = "mini"
"""Pattern: {"type": MINI, "case": id}."""
