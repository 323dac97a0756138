"""The names of the form's parts; the fields of each child are patterns."""

CHILDREN = "new-children"
ANOTHER = "new-another"
NUMBER = "new-number"
SAVE = "new-save"
COMMAND = "new-command"
"""Store: the ids of the command that this form sends and of the case that it opens; the same again
is written once."""
UNSAVED = "new-unsaved"
"""Store: whether a press of the button is waiting for the graph to come back."""
NAME, KNOWN_AS, BORN, SEX = "new-name", "new-known-as", "new-born", "new-sex"
