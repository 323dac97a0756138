"""Nothing hidden leaves by a file or a printed page, through the guard and for every viewer.

As `test_canaries_on_screen.py`, from outside: each address is asked over HTTP with a session's
cookie, once over the whole graph and once over the graph where what is hidden had never been.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graphapp.access.session import Session
from graphapp.app import create_app
from graphapp.services import Services
from graphapp.settings import Settings
from queries.store import Store
from queries.vocabulary import Audience
from tests.support.canaries import EVERYBODY, family, hidden_leaves
from tests.support.engine import wipe
from tests.support.graphs import Graph, Values, plant
from tests.support.seen import Eyes, only_seen

KINDS = (
    "picture.svg",
    "picture.png",
    "picture.pdf",
    "people.csv",
    "ties.csv",
    "network.graphml",
    "family-tree.ged",
    "print",
    "contacts",
    "role-list",
)
OF_MEETINGS = ("meeting-list", "meeting.ics", "invitations.docx")
"""Files and papers of a meeting: only where there is one."""
MEETINGS = ("meeting", "canary-meeting", "canary-far-meeting")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MADE_AT = re.compile(r"<dcterms:(created|modified)[^>]*>[^<]*<")
ID_FIELDS = frozenset({"id", "case_id", "who"})
ID_LISTS = frozenset({"case_ids", "visible_to", "whereabouts_visible_to", "perspectives"})


def ident(short: str) -> str:
    """The id that an address can hold, for a short word of the made-up graph."""
    return str(uuid5(NAMESPACE_OID, short))


def asked(case: str) -> Iterator[str]:
    """Every paper of a case, in several views, plain and for the family."""
    near = f"person={ident('gran')}&centre={ident('gran')}&hops=1"
    views = (
        "",
        "on=2024-06-01",
        near,
        f"expanded={ident('gran')}.{ident('aunt')}",
        f"household={ident('half-seen')}",
        f"whose={ident('mum')}",
        f"whose={ident('secret')}&beside={ident('dad')}",
        "rings=most.little&statuses=ruled%20out.willing",
    )
    for kind in KINDS:
        drawn = kind.startswith("picture") or kind == "print"
        for view in ("", near) if drawn else views:
            yield f"/case/{ident(case)}/{kind}?{view}"
        yield f"/case/{ident(case)}/{kind}?for=family"
    for kind in ("print", "picture.pdf"):
        yield f"/case/{ident(case)}/{kind}?paper=a3&over=several&ink=colour&picture=wider"
    for kind in OF_MEETINGS:
        for view in ("", "for=family", *(f"meeting={ident(one)}" for one in MEETINGS)):
            yield f"/case/{ident(case)}/{kind}?{view}"
        for person in ("gran", "dad", "secret") if kind != "meeting-list" else ():
            yield f"/case/{ident(case)}/{kind}?person={ident(person)}"
    yield f"/case/{ident(case)}/picture.svg?picture=wider"
    yield f"/case/{ident(case)}/picture.svg?person={ident('secret')}&other={ident('dad')}&form=path"


def with_ids(graph: Graph) -> Graph:
    """The same graph with ids that an address can hold."""
    known = {str(values["id"]) for _, values in graph.nodes}
    known |= {str(values["id"]) for *_, values in graph.ties}

    def renamed(values: Values) -> Values:
        made: dict[str, Any] = dict(values)
        for name, value in values.items():
            if name in ID_FIELDS and value in known:
                made[name] = ident(str(value))
            elif name in ID_LISTS and isinstance(value, (list, tuple)):
                made[name] = [ident(str(one)) if one in known else one for one in value]
            elif name == "places":
                kept = json.loads(str(value))
                made[name] = json.dumps({ident(key): place for key, place in kept.items()})
        return made

    other = Graph()
    other.nodes = [(label, renamed(values)) for label, values in graph.nodes]
    other.ties = [
        (kind, ident(start), ident(end), renamed(values)) for kind, start, end, values in graph.ties
    ]
    return other


class Answers:
    """What one viewer is given over a graph, address by address."""

    def __init__(self, store: Store, graph: Graph, eyes: Eyes) -> None:
        wipe(store)
        plant(store, with_ids(graph))
        app = create_app(Services(store), Settings())
        gate = app.server.extensions["gate"]
        self.client: FlaskClient = app.server.test_client()
        room = ident(eyes.room) if eyes.room else None
        session = Session(ident(eyes.user), eyes.user, eyes.role, eyes.audience, room)
        with self.client.session_transaction() as kept:
            kept["sid"] = gate.sessions.change(gate.sessions.start(), session)

    def all(self) -> dict[str, tuple[int, str]]:
        """Status and text of every paper of every case."""
        paths = [*asked("ben"), *asked("second"), f"/case/{ident('elsewhere')}/people.csv"]
        return {path: self.one(path) for path in paths}

    def one(self, path: str) -> tuple[int, str]:
        answer = self.client.get(path)
        return answer.status_code, text_of(answer)


def text_of(answer: TestResponse) -> str:
    """An answer as text, less the moment it was made; of a picture in dots only its fingerprint."""
    if answer.mimetype == "image/png":
        return f"png {zlib.crc32(answer.data):x}"
    if answer.mimetype == "application/pdf":
        assert answer.data.startswith(b"%PDF")
        return f"pdf {zlib.crc32(answer.data):x}\n{unpacked(answer.data)}"
    if answer.mimetype == WORD:
        with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
            found = {one: parts.read(one).decode("utf-8", "replace") for one in parts.namelist()}
        return "\n".join(MADE_AT.sub("", found[one]) for one in sorted(found))
    if answer.mimetype == "text/calendar":
        return re.sub(r"DTSTAMP:\S+", "", answer.get_data(as_text=True))
    return io.BytesIO(answer.data).read().decode("utf-8")


def unpacked(pdf: bytes) -> str:
    """What a PDF holds, unpacked, and the words that it says of itself and of its pictures."""
    parts = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    whole = b"\n".join(parts).decode("latin-1")
    said = [bytes.fromhex(one).decode("utf-16") for one in re.findall(r"<(FEFF[0-9A-F]+)>", whole)]
    return "\n".join([whole, *said])


def printed(text: str) -> str:
    """What of a page goes on paper: not the choices above it."""
    return text.partition('<div class="sheets"')[2] or text


def test_a_pdf_can_be_searched_for_what_must_not_be_in_it(store: Store) -> None:
    answers = Answers(store, family(), EVERYBODY[0])
    _, text = answers.one(f"/case/{ident('ben')}/picture.pdf?over=several&paper=a3&picture=wider")
    assert "For professionals only" in text
    assert "Ben" in text.partition("On this sheet: ")[2]


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_hidden_leaves_on_paper(store: Store, eyes: Eyes) -> None:
    graph = family()
    canaries = hidden_leaves(graph, eyes)
    assert canaries
    there = Answers(store, graph, eyes).all()
    for path, (_, text) in there.items():
        assert not [canary for canary in canaries if canary in text], path
    never = Answers(store, only_seen(graph, eyes), eyes).all()
    assert [path for path in there if there[path] != never[path]] == []


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_only_their_own_cases_answer(store: Store, eyes: Eyes) -> None:
    answers = Answers(store, family(), eyes)
    for case in ("ben", "elsewhere"):
        for kind in (*KINDS, *(OF_MEETINGS if case == "ben" else ())):
            status, text = answers.one(f"/case/{ident(case)}/{kind}")
            if case in eyes.opens:
                # The meeting is for the family's eyes: a child in the room is told of none.
                none = kind in OF_MEETINGS and eyes.audience is Audience.CHILD
                assert status == (404 if none else 200), (case, kind)
            else:
                assert (status, text) == answers.one(f"/case/{ident('no such case')}/{kind}")
                assert status == 404, (case, kind)


def test_the_familys_copy_is_what_the_family_in_the_room_is_given(store: Store) -> None:
    worker, room = EVERYBODY[0], EVERYBODY[4]
    assert room.audience is Audience.FAMILY
    copy = Answers(store, family(), worker)
    own = Answers(store, family(), room)
    for kind in KINDS:
        path = f"/case/{ident('ben')}/{kind}"
        status, text = copy.one(f"{path}?for=family")
        assert (status, printed(text)) == (200, printed(own.one(path)[1]))
        assert own.one(f"{path}?for=professionals") == own.one(path)
