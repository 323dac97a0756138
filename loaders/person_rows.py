"""A row about a person -> `DraftPerson`: the people table and the one-sheet."""

from __future__ import annotations

import re
from datetime import date

from loaders.cells import plain
from loaders.drafts import DraftPerson, Spot
from loaders.meaning import Meaning
from loaders.relations import meaning_of
from loaders.values import UNKNOWN_WORDS, RowReader
from queries.names import normalise
from queries.partial_date import NotADate, PartialDate
from queries.properties import Stored, stored
from queries.vocabulary import Connection, Ring, Sex

_NAMELESS = UNKNOWN_WORDS | {"", "someone", "name not known", "name unknown", "no name", "tba"}


def draft_person(row: RowReader) -> DraftPerson | None:
    """Return what one row says about a person, None when it says too little to go in."""
    name = _name(row)
    relation = row.text("relation")
    meaning = meaning_of(relation) if relation else Meaning(child=_says_child(row))
    if not (name or row.text("known_as") or relation):
        row.problem("name", "This row names nobody.", "Write a name or a relation.", stops=True)
        return None
    if not name and not row.text("known_as"):
        row.problem(
            "name",
            f"No name is given for “{relation}”.",
            "They are kept as said; add the name when you know it.",
        )
    if relation and not meaning.known:
        row.problem(
            "relation",
            f"“{relation[:60]}” is not a relation we know, so it is kept as said.",
            "Nothing needs doing; a word such as aunt, neighbour or teacher is placed on the map.",
        )
    person, loose = _person(row, name, meaning)
    birth_words = "" if "birth_earliest" in loose else _birth_key(person)
    ident = plain(row.text("id"))
    who = normalise(name) or normalise(row.text("known_as"))
    return DraftPerson(
        key=f"id:{ident}" if ident else f"{who}|{birth_words}|{plain(relation)}",
        at=Spot(row.file, row.row),
        name=name,
        person=person,
        loose=loose,
        membership=_membership(row, meaning),
        knows=_given(
            closeness=row.closeness(),
            contact_agreed=row.text("contact_agreed"),
            contact_last=row.past_date("contact_last"),
            child_wish=row.choice("child_wish"),
        ),
        spell=spell(row),
        fact=fact(row),
        told=_told(row),
        relation=relation,
        meaning=meaning,
        which_child=row.text("which_child"),
        notes=row.text("notes"),
        household=row.text("household"),
        lives_with=row.text("lives_with"),
        address=row.text("address"),
        days=row.text("days"),
    )


def spell(row: RowReader) -> dict[str, Stored]:
    """Return since and until as stored; an end before its beginning is left out, with a problem."""
    since, until = row.date("since"), row.date("until")
    if since and until and until.latest < since.earliest:
        row.problem(
            "until", "The end is before the start, so it was left out.", "Check both dates."
        )
        until = None
    return _given(since=since, until=until)


def fact(row: RowReader) -> dict[str, Stored]:
    """Return who said so, how sure, and who may see it."""
    return _given(
        source=row.text("source"),
        certainty=row.choice("certainty"),
        visible_to=row.tokens("visible_to"),
    )


def _name(row: RowReader) -> str:
    name = row.text("name")
    if not name:
        name = " ".join(p for p in (row.text("first_name"), row.text("last_name")) if p)
    name = " ".join(name.split())
    if "," in name and row.text("first_name") == "":
        last, _, first = name.partition(",")
        # "Arkley, Maureen" as case systems write it; "Sam, Joe and Lee" is left alone
        if re.fullmatch(r"[^\s,]+(?: [^\s,]+)?", last) and re.fullmatch(
            r" [^\s,]+(?: [^\s,]+)?", first
        ):
            name = f"{first.strip()} {last.strip()}"
    return "" if len(name) < 24 and plain(name) in _NAMELESS else name


def _person(
    row: RowReader, name: str, meaning: Meaning
) -> tuple[dict[str, Stored], dict[str, Stored]]:
    birth, death = row.date("birth"), row.date("death")
    unborn = row.yes("unborn") or (birth is None and plain(row.text("birth")) == "unborn")
    if birth and birth.earliest > row.today and not unborn:
        row.problem(
            "birth",
            f"{birth.words} is still to come, so it was left out.",
            "Check the year, or write yes under “unborn”.",
        )
        birth = None
    if birth and death and death.latest < birth.earliest:
        row.problem("death", "They would have died before they were born.", "Check both dates.")
        death = None
    known: Stored = row.choice("sex")
    if known is None and meaning.sex is not Sex.UNKNOWN:
        known = str(meaning.sex)
    person = _given(
        name=name,
        known_as=row.text("known_as"),
        birth=birth,
        death=death,
        deceased=(row.yes("deceased") or bool(death) or meaning.deceased) or None,
        unborn=unborn or None,
        sex=known,
        gender=row.text("gender"),
        language=row.text("language"),
        interpreter=row.text("interpreter"),
        access_needs=row.text("access_needs"),
        phone=_phone(row),
        email=row.text("email"),
        whereabouts_visible_to=row.tokens("whereabouts_to"),
    )
    loose: dict[str, Stored] = {}
    if birth is None and (from_age := _from_age(row)) is not None:
        loose = _given(birth=from_age)
    return person, loose


def _from_age(row: RowReader) -> PartialDate | None:
    words = row.text("age").strip()
    if not words:
        return None
    match = re.fullmatch(
        r"(?:about |approx\.? |c\.? ?|~)?(\d{1,3})(?: ?(?:years?|yrs?|y\.?o\.?)(?: old)?)?",
        words.lower(),
    )
    if match and int(match[1]) <= 120:
        try:
            return PartialDate.parse(f"about {row.today.year - int(match[1])}")
        except NotADate:
            pass
    row.problem(
        "age", f"“{words[:40]}” is not an age we can read.", "Write the date of birth instead."
    )
    return None


def _phone(row: RowReader) -> str:
    phone = row.text("phone")
    if re.fullmatch(r"[1-37]\d{9}", phone):
        row.problem(
            "phone",
            "The 0 at the front was missing, as spreadsheets drop it; it was put back.",
            "Check the number.",
        )
        return f"0{phone}"
    return phone


def _says_child(row: RowReader) -> bool:
    """A table of people has no relation column: there "child" stands where the others say from
    where they come."""
    return plain(row.cells.get("connection", "")) in ("child", "the child")


def _membership(row: RowReader, meaning: Meaning) -> dict[str, Stored]:
    connection: Stored = None if meaning.child else row.choice("connection")
    if connection is None:
        connection = str(meaning.connection or Connection.NATURAL)
    job = row.text("job")
    if not job and meaning.connection is Connection.PROFESSIONAL:
        job = meaning.job
    return _given(
        connection=connection,
        status=row.choice("status"),
        status_reason=row.text("status_reason"),
        may_talk=row.choice("may_talk"),
        may_talk_by=row.text("may_talk_by"),
        safe_contact=row.text("safe_contact"),
        distance=row.text("distance"),
        agency=row.text("agency"),
        job=job,
    )


def _told(row: RowReader) -> dict[str, Stored]:
    ring, on = row.choice("ring"), row.past_date("told_on")
    if ring is None or (ring == Ring.NOTHING and on is None):
        return {}  # knowing nothing is where everybody starts: nobody told them anything
    return _given(ring=ring, on=on, by=row.text("told_by"), agreed_by=row.text("told_agreed_by"))


def _birth_key(person: dict[str, Stored]) -> str:
    earliest, latest = person.get("birth_earliest"), person.get("birth_latest")
    return (
        "" if earliest is None else f"{earliest}..{latest}" if latest != earliest else str(earliest)
    )


def _given(**fields: object) -> dict[str, Stored]:
    """Return the properties of the fields that say something: an empty cell says nothing."""
    return {name: value for name, value in stored(fields).items() if value is not None}


def until_day(day: date) -> dict[str, Stored]:
    """Return the stored `until` of something that ended on a day."""
    return _given(until=day)
