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
from queries.commands.facts import (
    ask_side,
    correct_disclosure,
    correct_restriction,
    correct_side,
    end_restriction,
    restrict,
    tell,
)
from queries.commands.fields import new_tie, pairs, properties
from queries.commands.frame import (
    add_bottom_line,
    close_episode,
    correct_bottom_line,
    correct_episode,
    correct_worry,
    end_worry,
    open_episode,
    state_worry,
)
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
    "add_bottom_line",
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
    "close_episode",
    "command",
    "correct_bottom_line",
    "correct_case",
    "correct_disclosure",
    "correct_episode",
    "correct_person",
    "correct_plan",
    "correct_restriction",
    "correct_rule",
    "correct_side",
    "correct_tie",
    "correct_worry",
    "end_restriction",
    "end_role",
    "end_rule",
    "end_tie",
    "end_worry",
    "give_role",
    "join_network",
    "make_plan",
    "move_in",
    "move_out",
    "new_person",
    "new_tie",
    "open_case",
    "open_episode",
    "pairs",
    "properties",
    "restrict",
    "set_membership",
    "state_worry",
    "take_back",
    "take_off_map",
    "tell",
]
