"""The picture in words: its title, its description, and what is said of each person in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from queries.kinship import tie_parts
from queries.model import Network
from queries.vocabulary import Audience, Connection, Ring, Sex, TieType

_NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve".split()
)  # in words up to twelve
_KNOWS = {
    Ring.MOST: "most things about the worries",
    Ring.LITTLE: "a little",
    Ring.NOTHING: "nothing yet",
}


def curly(words: str) -> str:
    """Return words of ours with the apostrophe that print uses; names are left as written."""
    return words.replace("'", "’")


def number(count: int) -> str:
    """Return a count as read aloud: in words up to twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def listed(parts: Sequence[str]) -> str:
    """Join names as a sentence does: "Jay, Demi and Rio"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def title(layout: str, children: Sequence[str]) -> str:
    """Return the title of a picture."""
    whose = f"{listed(children)}’s" if children else "This"
    if layout == "circles":
        return f"{whose} circles of safety and support"
    if layout == "time":
        return f"{whose} network over time"
    if layout == "home":
        return f"Around {whose} home" if children else "Around home"
    return f"{whose} {'family tree' if layout == 'tree' else 'wider network'}"


def description(network: Network, layout: str, rings: Mapping[str, Ring]) -> str:
    """Return what a screen reader says of the whole picture: counts as drawn, never one number
    for people from life and professionals together."""
    children = [network.people[key] for key in network.case.children if key in network.people]
    names = [child.short_name or "The child" for child in children]
    verb = "is" if len(names) == 1 else "are"
    where = "at the top" if layout == "time" else "in the middle"
    first = f"{listed(names)} {verb} {where}. " if names else ""
    others = [key for key in network.people if key not in network.case.children]
    work = {
        key
        for key in others
        if (member := network.memberships.get(key)) and member.connection is Connection.PROFESSIONAL
    }
    life = [key for key in others if key not in work]
    if not others:
        return f"{first}Nobody else is on the map yet."
    if layout != "circles":
        counts = f"{_people(len(life), 'from the child’s life')}{_and(len(work))}"
        return f"{first}{counts.capitalize()} are drawn. The same people are in the table."
    parts = []
    for ring in Ring:
        of_life = sum(rings.get(key) is ring for key in life)
        of_work = sum(rings.get(key) is ring for key in work)
        if of_life or of_work:
            who = []
            if of_life:
                who.append(_people(of_life, "from the child’s life"))
            if of_work:
                who.append(f"{number(of_work)} professional{'s' if of_work > 1 else ''}")
            verb = "know" if of_life + of_work > 1 else "knows"
            parts.append(f"{' and '.join(who)} {verb} {_KNOWS[ring]}")
    told = "; ".join(parts)
    return f"{first}{told[:1].upper()}{told[1:]}. The same people are in the table."


def _people(count: int, whence: str) -> str:
    return f"{number(count)} {'person' if count == 1 else 'people'} {whence}"


def _and(work: int) -> str:
    if not work:
        return ""
    return f" and {number(work)} professional{'s' if work > 1 else ''}"


def felt(network: Network, called: Mapping[str, str]) -> dict[str, list[str]]:
    """Return each person's lines of feeling and support in words: "Close to Dawn and Paul"."""
    said: dict[str, dict[tuple[str, str], list[str]]] = {}
    for tie in network.ties:
        if tie.type not in (TieType.EMOTIONAL_TIE, TieType.SUPPORTS) or not tie.kind:
            continue
        if tie.start not in network.people or tie.end not in network.people:
            continue
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            parts = tie_parts(tie, network.people[one], network.people[other], network.as_of)
            names = said.setdefault(one, {}).setdefault(parts, [])
            if called[other] not in names:
                names.append(called[other])
    return {
        one: [f"{before}{listed(sorted(names))}{after}" for (before, after), names in found.items()]
        for one, found in said.items()
    }


def spoken(
    network: Network,
    person_id: str,
    *,
    called: str,
    sentence: str,
    ring: Ring | None,
    lives_with: Iterable[str] = (),
    apart_from: Iterable[str] = (),
    feels: Iterable[str] = (),
    roles: str = "",
) -> str:
    """Return what is said when somebody reaches this person: "Ann, 34. Ben's gran: ..."."""
    person = network.people[person_id]
    parts = [called]
    if person.died:
        parts[0] += ", died"
    elif person.unborn:
        parts[0] += ", not born yet"
    elif (age := person.age(network.as_of)) is not None:
        parts[0] += f", {age}"
    member = network.memberships.get(person_id)
    if sentence:
        parts.append(curly(sentence.rstrip(".")))
    if member and member.connection is Connection.PROFESSIONAL:
        job = ", ".join(part for part in (member.job, member.agency) if part)
        parts.append(f"Professional: {job}" if job else "Professional")
    if lives_with := listed(sorted(lives_with)):
        parts.append(f"Lives with {lives_with}")
    if ring is not None and network.audience is not Audience.CHILD:
        they = {Sex.FEMALE: "She knows", Sex.MALE: "He knows"}.get(person.sex, "Knows")
        parts.append(f"{they} {_KNOWS[ring]}")
    if apart := listed(sorted(apart_from)):
        parts.append(f"Keep apart from {apart}")
    parts += feels
    if roles:
        parts.append(roles)
    return ". ".join(parts) + "."
