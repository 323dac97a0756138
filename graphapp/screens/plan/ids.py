"""The names of the safety plan's parts."""

from __future__ import annotations

from graphapp.shell.forms.ids import FormIds, Ident, Pattern

FORM = FormIds("plan", "plan")
"""The names of the page's form, which comes and goes with the address."""
field = FORM.field
"""Returns the id of a field of the form by its name."""
CASE = "plan-case"
"""Store: the case's id."""
TICK = "plan-tick"
"""Store: raised when something was changed and the page is to be read anew."""
POLL = "plan-poll"
HEAD = "plan-head"
RULES = "plan-rules"
PLACE = "plan-form"
"""Where the form opens."""
WEEK = "plan-week"
FOOT = "plan-foot"
SAYS = "plan-says"
"""What the page says aloud when something cannot be done."""
ASKED = "plan-asked"
"""Store: the button that suggests somebody, when it was pressed."""
ASKS: Pattern = FORM.every("ask")


def ask(name: str) -> Ident:
    """Return the id of a button that suggests somebody at once."""
    return FORM.part("ask", name)
