"""Who may do what: one table from role to deeds. Where it may be done is the sub-tree the role was given for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a sub-tree of units."""

    REPORTER = "reporter"
    UNIT_HEAD = "unit_head"
    CONSOLIDATOR = "consolidator"
    LEADER = "leader"
    AWARD_SECRETARY = "award_secretary"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Deed(StrEnum):
    """What a person does or looks at."""

    SEE_SUBMISSION = "see_submission"
    PREPARE_SUBMISSION = "prepare_submission"  # add files, take them away
    SEND_SUBMISSION = "send_submission"
    JUDGE_SUBMISSION = "judge_submission"  # return, accept, exclude, waive, extend, enter on behalf, reopen
    REMIND = "remind"
    SEE_TOTALS = "see_totals"
    OPEN_ROUND = "open_round"
    DRAFT_REVIEW = "draft_review"
    SEE_REVIEW = "see_review"
    APPROVE_REVIEW = "approve_review"
    ISSUE_REVIEW = "issue_review"
    SEE_LATENESS = "see_lateness"  # who sent, who did not: no content
    SEE_TRACE = "see_trace"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_UNITS = "manage_units"


MAY: Mapping[Role, frozenset[Deed]] = {
    Role.REPORTER: frozenset({Deed.SEE_SUBMISSION, Deed.PREPARE_SUBMISSION, Deed.SEND_SUBMISSION}),
    Role.UNIT_HEAD: frozenset({Deed.SEE_SUBMISSION, Deed.PREPARE_SUBMISSION, Deed.SEND_SUBMISSION}),
    Role.CONSOLIDATOR: frozenset(
        {
            Deed.SEE_SUBMISSION,
            Deed.JUDGE_SUBMISSION,
            Deed.REMIND,
            Deed.SEE_TOTALS,
            Deed.SEE_LATENESS,
            Deed.OPEN_ROUND,
            Deed.MANAGE_UNITS,  # the list of units comes with the round
            Deed.DRAFT_REVIEW,
            Deed.SEE_REVIEW,
        }
    ),
    Role.LEADER: frozenset(
        {
            Deed.SEE_SUBMISSION,
            Deed.SEE_TOTALS,
            Deed.SEE_LATENESS,
            Deed.SEE_REVIEW,
            Deed.APPROVE_REVIEW,
            Deed.ISSUE_REVIEW,
            Deed.REMIND,
        }
    ),
    Role.AWARD_SECRETARY: frozenset({Deed.SEE_TOTALS, Deed.SEE_LATENESS, Deed.SEE_REVIEW}),
    Role.AUDITOR: frozenset({Deed.SEE_SUBMISSION, Deed.SEE_TOTALS, Deed.SEE_LATENESS, Deed.SEE_REVIEW, Deed.SEE_TRACE}),
    Role.ADMINISTRATOR: frozenset({Deed.MANAGE_PEOPLE, Deed.MANAGE_UNITS, Deed.SEE_LATENESS, Deed.OPEN_ROUND}),
}


def may(roles: Iterable[Role], deed: Deed) -> bool:
    """Whether any of these roles allows the deed."""
    return any(deed in MAY[role] for role in roles)


def roles_for(deed: Deed) -> tuple[Role, ...]:
    """The roles that allow it: whom to ask."""
    return tuple(role for role in Role if deed in MAY[role])
