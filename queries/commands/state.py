"""What the touched records are now, and which of them this handle may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.commands.command import (
    Command,
    Kind,
    MakeNode,
    MakeTie,
    Operation,
    Remove,
    SetFields,
)
from queries.commands.shape import is_fact
from queries.commands.shapes import ENDS, NOT_BY_COMMAND
from queries.store.errors import NotFound, Refused
from queries.store.statements import statement
from queries.store.store import WriteTx
from queries.vocabulary import Audience, NodeLabel, TieType

BATCH = 5_000
Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Now:
    """One record as it is in the graph."""

    kind: Kind
    properties: Properties
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands: a child of which cases; each network, with who may see it."""

    child_of: frozenset[str] = frozenset()
    networks: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def cases(self) -> frozenset[str]:
        return self.child_of | {case_id for case_id, _ in self.networks}


@dataclass(slots=True)
class State:
    """Everything read for one command, by id; `made` are the labels of the nodes it makes.

    `named` are people whom only the command's words name: nothing of theirs is touched.
    """

    records: dict[str, Now] = field(default_factory=dict)
    people: dict[str, Standing] = field(default_factory=dict)
    made: dict[str, NodeLabel] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def label_of(self, node_id: str) -> NodeLabel | None:
        """The label of a touched node, there already or made by this command."""
        if node_id in self.made:
            return self.made[node_id]
        kind = self.records[node_id].kind if node_id in self.records else None
        return kind if isinstance(kind, NodeLabel) else None


@dataclass(frozen=True, slots=True)
class Eyes:
    """What a handle sees: its cases and tokens."""

    cases: frozenset[str]
    sees: frozenset[str]
    audience: Audience

    def fact(self, properties: Properties) -> bool:
        """Whether a fact with these properties is seen."""
        tokens = properties.get("visible_to") or [Audience.PROFESSIONALS]
        if not self.sees & set(tokens):
            return False
        return properties.get("case_id") in self.cases or bool(properties.get("shared"))

    def person(self, standing: Standing) -> bool:
        """Whether a person is seen: a child of one of the cases, or in a network that is seen."""
        if standing.child_of & self.cases:
            return True
        return any(c in self.cases and self.sees & tokens for c, tokens in standing.networks)

    def whereabouts(self, person: Properties) -> bool:
        """Whether this person's phone, email and safe contact are seen."""
        return bool(self.sees & set(person.get("whereabouts_visible_to") or []))


def read_state(tx: WriteTx, command: Command) -> tuple[State, tuple[Operation, ...]]:
    """Read every record the command touches or ties to; return it, and the operations with kinds.

    Raises
    ------
    NotFound : a touched record is not there.
    Refused : a tie has an end that is not there, or is not of a label it may have.
    """
    state = State(made={o.id: o.label for o in command.operations if isinstance(o, MakeNode)})
    by_kind: dict[Kind, set[str]] = defaultdict(set)
    unknown: set[str] = set()
    for operation in command.operations:
        if isinstance(operation, SetFields | Remove):
            if operation.of is None:
                unknown.add(operation.id)
            else:
                by_kind[operation.of].add(operation.id)
    for kind, ids in by_kind.items():
        _read(tx, state, kind, ids)
    for kind in (*NodeLabel, *TieType) if unknown else ():
        if kind not in NOT_BY_COMMAND and (rest := unknown - state.records.keys()):
            _read(tx, state, kind, rest)
    _read_ends(tx, state, command.operations)
    operations = tuple(_with_kind(state, operation) for operation in command.operations)
    return state, operations


def read_people(tx: WriteTx, state: State, ids: Iterable[str]) -> None:
    """Read people and where they stand into the state."""
    _read(tx, state, NodeLabel.PERSON, set(ids))


def for_kind(name: str, kind: Kind) -> str:
    """The statement `commands/<name>` for one label or relationship type of the vocabulary."""
    word = "AnyLabel" if isinstance(kind, NodeLabel) else "ANY_TYPE"
    return statement(f"commands/{name}").replace(word, str(kind))


def _with_kind(state: State, operation: Operation) -> Operation:
    if isinstance(operation, MakeNode | MakeTie):
        return operation
    now = state.records.get(operation.id)
    if now is None:
        raise NotFound()
    if isinstance(operation, SetFields):
        return SetFields(operation.id, operation.fields, now.kind)
    return Remove(operation.id, now.kind)


def _read_ends(tx: WriteTx, state: State, operations: Sequence[Operation]) -> None:
    wanted: dict[NodeLabel, set[str]] = defaultdict(set)
    pairs: set[tuple[str, tuple[NodeLabel, ...]]] = set()
    for operation in operations:
        if isinstance(operation, MakeTie):
            starts, ends = ENDS[operation.type]
            pairs |= {(operation.start, starts), (operation.end, ends)}
    touched = [(now.start, now.end, now.kind) for now in state.records.values()]
    for start, end, kind in touched:
        if isinstance(kind, TieType):
            pairs |= {(start, ENDS[kind][0]), (end, ENDS[kind][1])}
    for node_id, labels in pairs:
        if node_id not in state.made and node_id not in state.records:
            for label in labels:
                wanted[label].add(node_id)
    for label, ids in wanted.items():
        _read(tx, state, label, ids - state.records.keys())
    if any(state.label_of(node_id) not in labels for node_id, labels in pairs):
        raise NotFound("Somebody or something this is tied to is not there any more.")


def _read(tx: WriteTx, state: State, kind: Kind, ids: set[str]) -> None:
    if not ids:
        return
    name = "read_nodes" if isinstance(kind, NodeLabel) else "read_ties"
    text = statement("commands/read_people") if kind is NodeLabel.PERSON else for_kind(name, kind)
    ordered = sorted(ids)
    for first in range(0, len(ordered), BATCH):
        for row in tx.run(text, {"ids": ordered[first : first + BATCH]}):
            state.records[row["id"]] = Now(
                kind, row["now"], row.get("start", ""), row.get("end", "")
            )
            if kind is NodeLabel.PERSON:
                state.people[row["id"]] = Standing(
                    frozenset(row["child_of"]),
                    tuple(
                        (n["case_id"], frozenset(n["visible_to"] or [Audience.PROFESSIONALS]))
                        for n in row["networks"]
                    ),
                )


def check_may_touch(
    state: State,
    operations: Sequence[Operation],
    eyes: Eyes,
    case_ids: Sequence[str],
    *,
    restores: bool = False,
) -> None:
    """Let through what this handle may see, whole, and what belongs to the command's cases.

    With `restores`, ties come from a change that this handle may read: their ends are known to it.

    What is hidden is not found, in the words of what is not there; a hidden field is refused
    whatever it holds, so that nothing is learnt from the answer.

    Raises
    ------
    NotFound, Refused
    """
    for operation in operations:
        if isinstance(operation, MakeTie) and not restores:
            _check_seen(state, operation.start, eyes)
            _check_seen(state, operation.end, eyes)
        elif isinstance(operation, SetFields | Remove):
            now = state.records[operation.id]
            _check_seen(state, operation.id, eyes)
            if is_fact(now.kind) and now.properties.get("case_id") not in case_ids:
                raise Refused(
                    ("This was recorded on another map. Open that map to change it there.",)
                )
            if isinstance(operation, SetFields):
                _check_fields(state, operation, now, eyes)


def _check_seen(state: State, record_id: str, eyes: Eyes) -> None:
    if record_id in state.made:
        return
    now = state.records[record_id]
    if isinstance(now.kind, TieType):
        seen = eyes.fact(now.properties) if is_fact(now.kind) else True
        _check_seen(state, now.start, eyes)
        _check_seen(state, now.end, eyes)
    elif now.kind is NodeLabel.PERSON:
        seen = eyes.person(state.people[record_id])
    elif now.kind is NodeLabel.CASE:
        seen = record_id in eyes.cases
    elif now.kind in (NodeLabel.USER, NodeLabel.TEAM):
        seen = eyes.audience is Audience.PROFESSIONALS
    else:
        seen = eyes.fact(now.properties) if is_fact(now.kind) else True
    if not seen:
        raise NotFound()


def _check_fields(state: State, operation: SetFields, now: Now, eyes: Eyes) -> None:
    hidden: set[str] = set()
    if now.kind is NodeLabel.PERSON and not eyes.whereabouts(now.properties):
        hidden |= {"phone", "email", "whereabouts_visible_to"}
    if now.kind is TieType.IN_NETWORK_OF:
        if not eyes.whereabouts(state.records[now.start].properties):
            hidden.add("safe_contact")
        if eyes.audience is not Audience.PROFESSIONALS:
            hidden |= {"status_reason", "notes"}
    if now.kind is NodeLabel.CASE and eyes.audience is not Audience.PROFESSIONALS:
        hidden |= operation.fields.keys()
    if hidden & operation.fields.keys():
        raise Refused(("Only the allocated worker can change this. Ask them to.",))
    if (
        eyes.audience is not Audience.PROFESSIONALS
        and {
            "visible_to",
            "whereabouts_visible_to",
            "shared",
        }
        & operation.fields.keys()
    ):
        raise Refused(("Who may see this is for the allocated worker to say. Ask them.",))
