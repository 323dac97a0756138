"""One or two curious questions for each gap: to ask next, not to tick off."""

from __future__ import annotations

Questions = tuple[str, ...]


def of_side(parent: str, child: str, answer: str | None) -> Questions:
    """Of a side with nobody on it."""
    first = f"Who in {parent}’s family would want to know how {child} is?"
    if answer == "recorded":
        return first, f"Who was thought of when somebody said that {parent}’s family is recorded?"
    return first, f"If {parent}’s own mum or sister were here, what would she say is going well?"


def of_only_professionals(child: str) -> Questions:
    """Of a network without anybody from the child's life."""
    return (
        f"Whom would {child} ring with good news?",
        "Who was there for this family before any of us were?",
    )


def of_worry() -> Questions:
    """Of a danger statement that nobody was told of."""
    return (
        "Who would be hurt to find out later that they had not been told?",
        "What would the parents need, to tell one person of this in their own words?",
    )


def of_unknowing(who: str) -> Questions:
    """Of somebody with a role who knows nothing of the worries."""
    return (
        f"What does {who} think the role is for?",
        f"Who is the best person to tell {who} a little, and who has to agree to it?",
    )


def of_goal() -> Questions:
    """Of a safety goal without a rule."""
    return (
        "What would the family do first, if this goal were theirs alone to reach?",
        "What happens already, on a good day, that comes near this goal?",
    )


def of_rule(name: str) -> Questions:
    """Of a rule without a person."""
    return (
        f"Who does something like “{name}” already, without being asked?",
        "If everybody in the network sat round one table, who would put up a hand?",
    )


def of_back_up(names: str) -> Questions:
    """Of a rule without a back-up."""
    return (
        f"If {names} had flu on the day, whom would the family ring?",
        f"Whom would {names} trust to step in?",
    )


def of_suggested(who: str) -> Questions:
    """Of a role that nobody said yes to."""
    return (f"What did {who} say when asked?", f"What would make it easier for {who} to say yes?")


def of_no_offer() -> Questions:
    """Of a case without the offer of a meeting."""
    return (
        "What would the family hope for from a meeting of their own people?",
        "What is in the way of offering it this week?",
    )


def of_not_held() -> Questions:
    """Of an offer that led to no meeting."""
    return (
        "What would have to be true for the family to want to meet?",
        "Who in the network could help to find the day?",
    )


def of_not_reviewed() -> Questions:
    """Of a meeting without a review."""
    return (
        "What has worked since the meeting, and who noticed?",
        "Who would be the first to see that the plan is slipping?",
    )


def of_ending(who: str) -> Questions:
    """Of a restriction about to end."""
    whom = who or "the person it keeps away"
    return (
        f"What will be different for the child on the day after it ends, if {whom} comes to the"
        " door?",
        "What does the child want to happen then?",
    )


def of_invited(one: str, other: str) -> Questions:
    """Of two people invited together who must be kept apart."""
    return (
        f"How can {one} and {other} each have their say without being in one room?",
        "Who could speak for one of them, or read out a message?",
    )


def of_role_apart(one: str, child: str) -> Questions:
    """Of somebody with a role for a child whom they must keep away from."""
    return (
        f"What does {one} do in this role when {child} is there?",
        f"Could {one} help in a way that does not bring them to {child}?",
    )
