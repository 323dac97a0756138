"""Every write: commands, their builders, and `apply`, which does one in one transaction."""

from __future__ import annotations

from queries.commands.cases import allocate, correct_case, open_case
from queries.commands.command import (
    Command,
    Difference,
    Done,
    Kind,
    MakeNode,
    MakeTie,
    Operation,
    Remove,
    SetFields,
    command,
)
from queries.commands.conflicts import clock
from queries.commands.executor import apply
from queries.commands.facts import ask_side, restrict, tell
from queries.commands.fields import new_tie, pairs, properties
from queries.commands.households import move_in, move_out
from queries.commands.people import (
    add_person,
    correct_person,
    join_network,
    new_person,
    set_membership,
    take_back,
    take_off_map,
)
from queries.commands.plans import (
    add_rule,
    answer_role,
    correct_plan,
    correct_rule,
    end_role,
    end_rule,
    give_role,
    make_plan,
)
from queries.commands.ties import add_tie, correct_tie, end_tie
from queries.commands.users import add_team, add_user

__all__ = [
    "Command",
    "Difference",
    "Done",
    "Kind",
    "MakeNode",
    "MakeTie",
    "Operation",
    "Remove",
    "SetFields",
    "add_person",
    "add_rule",
    "add_team",
    "add_tie",
    "add_user",
    "allocate",
    "answer_role",
    "apply",
    "ask_side",
    "clock",
    "command",
    "correct_case",
    "correct_person",
    "correct_plan",
    "correct_rule",
    "correct_tie",
    "end_role",
    "end_rule",
    "end_tie",
    "give_role",
    "join_network",
    "make_plan",
    "move_in",
    "move_out",
    "new_person",
    "new_tie",
    "open_case",
    "pairs",
    "properties",
    "restrict",
    "set_membership",
    "take_back",
    "take_off_map",
    "tell",
]
