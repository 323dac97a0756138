"""A worker at the page "The case": what they type, what they press, what is there then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphapp.screens.frame import lists
from graphapp.screens.frame.acting import press
from graphapp.screens.frame.forms import form_of
from graphapp.screens.frame.matters import seen_now
from graphapp.screens.frame.reading import Reading, read
from graphapp.screens.frame.state import About, Form, Outcome, Section, view_from
from queries.commands import add_person, add_tie, apply
from queries.frame import Frame, frame_of
from queries.ids import new_id
from queries.store import Store
from queries.store.handle import Handle
from queries.vocabulary import ParentKind, Sex, TieType
from tests.support.commanding import Office, office_in

BOTH = ["professionals", "family"]


@dataclass(frozen=True)
class CaseDesk:
    """An office with Ben's dad on the map too."""

    office: Office
    dad: str

    @property
    def worker(self) -> Handle:
        return self.office.again(self.office.worker)

    @property
    def frame(self) -> Frame:
        return frame_of(self.worker, self.office.case_id)

    def about(self, form: Form, of: str = "", handle: Handle | None = None) -> About:
        """The open form, as the page holds it."""
        reading = read(handle or self.worker, self.office.case_id)
        return About(str(form), of, seen=seen_now(reading, form, of))

    def save(self, form: About, handle: Handle | None = None, /, **typed: Any) -> Outcome:
        """Type and press Save."""
        return press(handle or self.worker, self.office.case_id, "save", form, typed)

    def add(self, form: Form, of: str = "", handle: Handle | None = None, **typed: Any) -> Outcome:
        """Open a form, type, press Save."""
        return self.save(self.about(form, of, handle), handle, **typed)

    def words(self, section: Section, handle: Handle | None = None) -> str:
        """What a section says."""
        return text_of(lists.list_of(self.reading(handle), section))

    def reading(self, handle: Handle | None = None) -> Reading:
        return read(handle or self.worker, self.office.case_id)

    def fields(self, query: str, handle: Handle | None = None) -> dict[str, Any]:
        """What the fields of a form hold when it is opened; empty when it does not open."""
        view = view_from(self.office.case_id, query)
        opened = form_of(self.reading(handle), view)
        return dict(fields_of(opened[1])) if opened else {}


def case_desk_in(store: Store) -> CaseDesk:
    """Plant the office and Ben's dad in an empty graph."""
    office, dad = office_in(store), new_id()
    person = {"id": dad, "name": "Paul Arkley", "sex": Sex.MALE}
    apply(office.worker, add_person(office.case_id, person, visible_to=BOTH))
    kind = {"kind": ParentKind.BIOLOGICAL}
    tie = add_tie(
        office.case_id, TieType.PARENT_OF, dad, office.child, kind, visible_to=BOTH
    )  # fmt: skip
    apply(office.worker, tie)
    return CaseDesk(office, dad)


def text_of(part: Any) -> str:
    """The words in some components."""
    if isinstance(part, list | tuple):
        return " ".join(filter(None, map(text_of, part)))
    if isinstance(part, str):
        return part
    return text_of(getattr(part, "children", None) or "")


def fields_of(part: Any) -> Any:
    if isinstance(part, list | tuple):
        for one in part:
            yield from fields_of(one)
        return
    ident = getattr(part, "id", None)
    if isinstance(ident, dict) and ident.get("frame") == "field":
        yield ident["name"], getattr(part, "value", None)
    children = getattr(part, "children", None)
    if children is not None and not isinstance(children, str):
        yield from fields_of(children)
