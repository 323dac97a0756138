"""Which column a header means, and which of the three forms a table has.

The three forms are recognised by their headers alone: a table with a "from" and a "to" is a table
of ties; one with a relation to the child is the one-sheet that workers keep; any other with a
name is a table of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from loaders.cells import plain


class Form(StrEnum):
    """The three forms of a table of people and ties, and the sheets of what is known around a case
    (`loaders.around.sheets`).
    """

    PEOPLE = "people"
    TIES = "ties"
    ONE_SHEET = "one-sheet"
    EPISODES = "episodes"
    SIDES = "sides-asked"
    RESTRICTIONS = "restrictions"
    WORRIES = "worries"
    DISCLOSURES = "who-was-told"
    RULES = "rules"


EXPLAINS = "what the columns mean"
"""The sheet of a template that explains its headers; it is never read."""

ALIASES: dict[str, tuple[str, ...]] = {
    # who
    "id": ("id", "person id", "ref", "reference", "key", "no", "number", "person ref", "uid"),
    "name": (
        "name",
        "person",
        "full name",
        "who",
        "name of person",
        "persons name",
        "person name",
        "family member",
        "network member",
        "name of family member",
        "who is it",
        "people",
    ),
    "first_name": (
        "first name",
        "forename",
        "forenames",
        "given name",
        "given names",
        "first names",
    ),
    "last_name": ("last name", "surname", "family name", "second name"),
    "known_as": ("known as", "nickname", "preferred name", "called", "likes to be called", "aka"),
    "birth": (
        "born",
        "birth",
        "dob",
        "d o b",
        "date of birth",
        "birth date",
        "birthdate",
        "birthday",
        "date born",
        "year of birth",
        "born on",
    ),
    "age": ("age", "age now", "how old"),
    "death": ("died", "death", "dod", "date of death", "died on", "deceased on"),
    "deceased": ("deceased", "dead", "has died"),
    "unborn": ("unborn", "not born yet"),
    "sex": ("sex", "m f", "male female", "sex for notation"),
    "gender": ("gender", "gender identity"),
    "language": ("language", "languages", "first language", "speaks"),
    "interpreter": ("interpreter", "needs interpreter", "interpreter needed"),
    "access_needs": ("access needs", "access", "needs", "adjustments", "disability"),
    "phone": (
        "phone",
        "telephone",
        "tel",
        "tel no",
        "phone number",
        "mobile",
        "mobile number",
        "mob",
        "contact number",
        "number to call",
        "phone no",
        "contact no",
        "telephone number",
        "contact",
    ),
    "email": ("email", "e mail", "email address", "e mail address"),
    # in this network
    "relation": (
        "relation to child",
        "relation",
        "relationship",
        "relationship to child",
        "how related",
        "relation to the child",
        "relationship to the child",
        "who are they to the child",
        "connection to child",
        "relationship to young person",
        "relation to young person",
        "related how",
        "how they know the child",
        "who they are",
    ),
    "which_child": ("child", "which child", "of which child", "childs name", "young person"),
    "closeness": (
        "closeness",
        "how close",
        "closeness 1 5",
        "closeness 1 to 5",
        "close",
        "how close 1 5",
        "how close 1 to 5",
        "closeness to child",
        "score",
    ),
    "connection": (
        "natural or professional",
        "natural professional",
        "connection",
        "network",
        "professional or natural",
        "type of network",
        "natural",
        "kind of connection",
    ),
    "status": ("status", "where are we with them", "contacted"),
    "status_reason": ("status reason", "reason", "why ruled out", "reason for status"),
    "may_talk": (
        "may we talk",
        "may we talk to them",
        "consent",
        "consent to contact",
        "can we talk",
    ),
    "may_talk_by": ("agreed by whom", "may talk agreed by", "consent from", "consent given by"),
    "safe_contact": ("safe contact", "safe to contact", "how to contact safely", "contact safely"),
    "distance": ("distance", "how far", "lives how far", "miles"),
    "agency": ("agency", "organisation", "organization", "works for", "employer", "service"),
    "job": ("job", "role", "job title", "title", "profession", "post", "occupation"),
    "child_wish": (
        "child wants",
        "childs wish",
        "what the child wants",
        "does the child want contact",
    ),
    "contact_agreed": ("contact agreed", "agreed contact", "contact plan", "how often"),
    "contact_last": ("last contact", "contact last", "last seen", "last saw"),
    # where they live
    "household": ("household", "home", "lives at", "lives in"),
    "lives_with": ("lives with", "living with", "who they live with"),
    "address": ("address", "home address", "where they live", "full address"),
    "days": ("days", "which days", "nights"),
    # what they know
    "ring": (
        "ring",
        "what do they know",
        "what they know",
        "knows",
        "knows about the worries",
        "circle",
        "what they know of the worries",
        "knowledge",
        "what do they know about the worries",
    ),
    "told_on": ("told on", "date told", "when told", "told when"),
    "told_by": ("told by", "who told them"),
    "told_agreed_by": ("telling agreed by", "told with agreement of", "agreed by"),
    # a tie of its own
    "from": (
        "from",
        "from person",
        "person 1",
        "person a",
        "first person",
        "a",
        "from id",
        "source id",
    ),
    "to": ("to", "to person", "person 2", "person b", "second person", "b", "to id", "target id"),
    "type": (
        "type",
        "tie",
        "type of tie",
        "relationship type",
        "tie type",
        "is",
        "is the",
        "how",
        "kind of tie",
        "link",
        "type of relationship",
    ),
    "kind": ("kind", "sub type", "subtype"),
    "side": ("side", "side of the family", "which side", "through"),
    "flow": ("flow", "direction of flow", "direction"),
    "whose_view": (
        "whose view",
        "in whose view",
        "as whom",
        "who sees it so",
        "perspective",
        "perspectives",
    ),
    # any fact
    "since": ("since", "start", "start date", "began", "from date", "date from", "started"),
    "until": ("until", "end", "end date", "ended", "to date", "date to", "stopped"),
    "notes": ("notes", "note", "comments", "comment", "anything else", "details", "words"),
    "source": (
        "source",
        "who said so",
        "said by",
        "told us",
        "source of information",
        "who told us",
    ),
    "certainty": ("certainty", "how sure", "sure", "certain"),
    "visible_to": (
        "who may see",
        "visible to",
        "who may see this",
        "who can see this",
        "visibility",
    ),
    "whereabouts_to": ("who may see where", "who may see the address", "whereabouts visible to"),
}
"""Each column's headers as people write them; case, accents and punctuation are left aside."""

_BY_HEADER = {alias: column for column, aliases in ALIASES.items() for alias in aliases}

TITLES = {column: aliases[0] for column, aliases in ALIASES.items()} | {
    "birth": "born",
    "relation": "relation to child",
    "connection": "natural or professional",
    "ring": "what do they know",
    "visible_to": "who may see",
    "known_as": "known as",
    "may_talk": "may we talk to them",
    "death": "died",
    "told_on": "told on",
    "name": "name",
}
"""What a problem calls each column."""


def column_of(header: str) -> str | None:
    """Return the column that a header means, or None."""
    words = plain(header)
    if words in _BY_HEADER:
        return _BY_HEADER[words]
    # "Phone (mobile)", "Closeness (1 to 5)", "DOB dd/mm/yyyy": what is in brackets explains
    before = plain(header.split("(")[0].split("[")[0].split(":")[0])
    return _BY_HEADER.get(before) or _BY_HEADER.get(before.removeprefix("the "))


def columns_of(headers: Sequence[str]) -> dict[str, int]:
    """Return column -> its place; the first of two equal headers counts."""
    found: dict[str, int] = {}
    for place, header in enumerate(headers):
        column = column_of(header) if header else None
        if column is not None:
            found.setdefault(column, place)
    # a table of ties may call its type "relation" or "relationship"
    if {"from", "to", "relation"} <= found.keys() and "type" not in found:
        found["type"] = found.pop("relation")
    # a sheet of people for a case may call the relation "role" or "type"; "job" is then left
    if "from" not in found and "name" in found and "type" in found and "relation" not in found:
        found["relation"] = found.pop("type")
    return found


def form_of(columns: dict[str, int]) -> Form | None:
    """Return the form these columns make, or None when they make none."""
    if {"from", "to", "type"} <= columns.keys():
        return Form.TIES
    if "name" in columns or "first_name" in columns or "known_as" in columns:
        return Form.ONE_SHEET if "relation" in columns else Form.PEOPLE
    return None


def month_first(headers: Sequence[str]) -> bool:
    """Whether a header states American order: "DOB (mm/dd/yyyy)"."""
    return any("mmdd" in plain(header).replace(" ", "") for header in headers)
