"""The names of the meeting page's parts."""

from __future__ import annotations

from graphapp.shell.forms.ids import FormIds, Ident, Pattern

FORM = FormIds("meeting", "meeting")
"""The names of the page's form, which comes and goes with the address."""
field = FORM.field
"""Returns the id of a field of the form by its name."""
CASE = "meeting-case"
"""Store: the case's id."""
TICK = "meeting-tick"
"""Store: raised when something was changed and the page is to be read anew."""
POLL = "meeting-poll"
HEAD = "meeting-head"
SAYS = "meeting-says"
"""What the page says aloud when something cannot be done."""
APART = "meeting-apart"
PLACE = "meeting-form"
"""Where the form opens."""
LIST = "meeting-list"
ASIDE = "meeting-aside"
FOOT = "meeting-foot"
QUICK = "meeting-quick"
"""Store: the button that does something at once, when it was pressed."""
QUICKS: Pattern = FORM.every("quick")


def quick(name: str) -> Ident:
    """Return the id of a button that does something at once: "tick:<meeting>:<person>:..."."""
    return FORM.part("quick", name)
