"""The names of the first page's parts."""

SEARCH = "find"
FOUND = "found"
FOUND_SAID = "found-said"
