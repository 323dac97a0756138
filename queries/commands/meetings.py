"""Builders: a family network meeting, its offer, and who is invited. Each returns a `Command`.

Nobody is brought into one room with somebody they are kept from: `queries.commands.rooms`.
"""

from __future__ import annotations

from collections.abc import Sequence

from queries.case_model import Invitation
from queries.commands.command import Command, Operation, Remove, SetFields, command
from queries.commands.fields import Fields, Pairs, changed, new_fact, new_tie, pairs
from queries.vocabulary import InvitationAnswer, NodeLabel, OfferAnswer, TieType

_NOT_ASKED: Fields = {"answer": InvitationAnswer.NOT_ASKED}


def plan_meeting(
    case_id: str,
    fields: Fields | None = None,
    *,
    offered_to: Sequence[str] = (),
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Begin a meeting; the first id in `Done.ids` is its.

    Parameters
    ----------
    fields : of `Meeting`: `offered`, `on`, `starts` ("16:30"), `ends`, `starts_2`, `ends_2`,
        `place`, `held`, `review`, `notes`; `id` may be made beforehand.
    offered_to : ids of the parents, or holders of parental responsibility, it is offered to.
    """
    node = new_fact(NodeLabel.MEETING, fields or {}, visible_to)
    offers = [_offer(node.id, who, OfferAnswer.WAITING, "") for who in dict.fromkeys(offered_to)]
    return command(
        case_id,
        "Began a family network meeting.",
        node,
        new_tie(TieType.OF_CASE, node.id, case_id),
        *offers,
        command_id=command_id,
    )


def correct_meeting(
    case_id: str, meeting_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct a meeting: `{field: (seen, new)}`; `held` and `review` are set so too.

    Another day is refused when people are invited to one room who are kept apart on it.
    """
    fields = SetFields(meeting_id, pairs(changes), NodeLabel.MEETING)
    words = f"Changed the meeting's {changed(changes)}."
    return command(case_id, words, fields, command_id=command_id)


def offer(
    case_id: str,
    meeting_id: str,
    people: Sequence[str],
    answer: OfferAnswer = OfferAnswer.WAITING,
    reason: str = "",
    *,
    command_id: str | None = None,
) -> Command:
    """Record that the meeting was offered to parents; the ids in `Done.ids` are the offers'."""
    ties = [_offer(meeting_id, who, answer, reason) for who in dict.fromkeys(people)]
    names = " and ".join(f"{{{who}}}" for who in people)
    words = f"Offered the meeting to {names}."
    return command(case_id, words, *ties, command_id=command_id)


def answer_offer(
    case_id: str,
    offer_id: str,
    changes: Pairs,
    *,
    person_id: str,
    command_id: str | None = None,
) -> Command:
    """Record a parent's answer to the offer: `{field: (seen, new)}` of `answer` and `reason`."""
    fields = SetFields(offer_id, pairs(changes), TieType.OFFERED_TO)
    words = f"Recorded {{{person_id}}}'s answer to the offer of a meeting."
    return command(case_id, words, fields, command_id=command_id)


def invite(
    case_id: str,
    meeting_id: str,
    people: str | Sequence[str],
    fields: Fields | None = None,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Put people on a meeting's list, one `Invitation` each; not asked yet unless said.

    `fields` are those of `Invitation`: `answer`, `on`, `needs_to_know`, `interpreter`,
    `access_needs`, `sessions`, `reason` (why beside somebody they agreed to keep away from).
    """
    listed = (people,) if isinstance(people, str) else tuple(dict.fromkeys(people))
    given = {**_NOT_ASKED, **(fields or {})}
    operations: list[Operation] = []
    for person_id in listed:
        node = new_fact(NodeLabel.INVITATION, given, visible_to)
        operations += [
            node,
            new_tie(TieType.TO, node.id, meeting_id),
            new_tie(TieType.INVITES, node.id, person_id),
            new_tie(TieType.OF_CASE, node.id, case_id),
        ]
    names = " and ".join(f"{{{person_id}}}" for person_id in listed)
    words = f"Put {names} on the meeting's list."
    return command(case_id, words, *operations, command_id=command_id)


def correct_invitation(
    case_id: str,
    invitation_id: str,
    changes: Pairs,
    *,
    person_id: str,
    command_id: str | None = None,
) -> Command:
    """Correct an invitation, or record its answer: `{field: (seen, new)}`."""
    fields = SetFields(invitation_id, pairs(changes), NodeLabel.INVITATION)
    said = "answer" if set(changes) <= {"answer", "on"} else changed(changes)
    words = f"Changed {{{person_id}}}'s invitation: {said}."
    return command(case_id, words, fields, command_id=command_id)


def take_off_list(
    case_id: str, invitation: Invitation, *, command_id: str | None = None
) -> Command:
    """Take somebody off a meeting's list; `invitation` is the record as it is now."""
    ties = [Remove(tie, type_) for type_, tie in invitation.ties]
    return command(
        case_id,
        f"Took {{{invitation.person_id}}} off the meeting's list.",
        *ties,
        Remove(invitation.id, NodeLabel.INVITATION),
        command_id=command_id,
    )


def _offer(meeting_id: str, person_id: str, answer: OfferAnswer, reason: str) -> Operation:
    given = {"answer": answer, "reason": reason}
    return new_tie(TieType.OFFERED_TO, meeting_id, person_id, given)
