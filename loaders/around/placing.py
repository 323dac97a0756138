"""Places the sheets around a case: on a map and with what it has, whoever they name found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from loaders.around.making import Around, Named, make_around
from loaders.cells import plain
from loaders.drafts import Drafts
from queries.frame import frame_of
from queries.plans import plan_now
from queries.sources import MapNow
from queries.store.handle import Handle
from queries.vocabulary import NodeLabel


def around_the_case(
    handle: Handle,
    drafts: Drafts,
    case_id: str,
    named: Named,
    *,
    new_map: bool,
    visible_to: Sequence[str],
    today: date,
) -> Around:
    """Return what the sheets around a case add to it, as `make_around` says.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    if not drafts.around:
        return Around((), (), "")
    return make_around(
        drafts.around,
        case_id,
        named,
        named("child"),
        frame=None if new_map else frame_of(handle, case_id, as_of=date.max),
        plan=None if new_map else plan_now(handle, case_id, as_of=today),
        visible_to=visible_to,
        source=drafts.name,
        today=today,
    )


def names_of(refs: Callable[[str], Sequence[str]], ids: Mapping[str, str], now: MapNow) -> Named:
    """Return who a name means: somebody of these files, else of the map.

    `refs` gives the references of everybody in the files whom a name means, `ids` those of the
    rows. A first name, or known-as, is enough where only one person has it.
    """
    whole: dict[str, list[str]] = {}
    first: dict[str, list[str]] = {}
    for record in now.records.values():
        if record.kind is NodeLabel.PERSON:
            name = plain(str(record.properties.get("name") or ""))
            known_as = plain(str(record.properties.get("known_as") or ""))
            for words in {name, known_as} - {""}:
                whole.setdefault(words, []).append(record.id)
            if name:
                first.setdefault(name.split(" ")[0], []).append(record.id)

    def named(words: str) -> Sequence[str]:
        found = [ref[1:] if ref.startswith("=") else ids.get(ref, "") for ref in refs(words)]
        text = plain(words)
        people = [who for who in found if who] or whole.get(text) or first.get(text) or ()
        return tuple(dict.fromkeys(people))

    return named
