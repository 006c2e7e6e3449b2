"""The life of a submission, as an official would tell it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.approve.refusal import MoveNotAllowed, NothingStated, ReasonMissing
from tongket.approve.submission_life import (
    NEEDS_DEADLINE,
    NEEDS_REASON,
    Move,
    Standing,
    State,
    SubmissionLife,
    after,
    allowed_moves,
)

NEW = SubmissionLife(deadline=date(2020, 10, 15))
LATER = date(2020, 10, 22)


def lived(*moves: Move) -> SubmissionLife:
    life = NEW
    for move in moves:
        life = after(life, move, reason="vì thế", deadline=LATER)
    return life


@pytest.mark.parametrize(
    ("moves", "state"),
    [
        ([Move.ADD_FILE], State.DRAFT),
        ([Move.SEND], State.SENT),
        ([Move.SEND, Move.RETURN], State.RETURNED),
        ([Move.SEND, Move.RETURN, Move.SEND], State.SENT),
        ([Move.SEND, Move.ACCEPT], State.ACCEPTED),
        ([Move.SEND, Move.ACCEPT, Move.CONSOLIDATE], State.CONSOLIDATED),
        ([Move.SEND, Move.ACCEPT, Move.CONSOLIDATE, Move.REOPEN], State.RETURNED),
        ([Move.ENTER_ON_BEHALF], State.SENT),
    ],
)
def test_a_submission_goes_this_way(moves, state):
    assert lived(*moves).state is state


def test_a_sent_report_is_locked_and_the_refusal_says_what_can_be_done():
    with pytest.raises(MoveNotAllowed) as refusal:
        after(lived(Move.SEND), Move.ADD_FILE)

    assert (refusal.value.state, refusal.value.move) == (State.SENT, Move.ADD_FILE)
    assert refusal.value.allowed == (Move.RETURN, Move.ACCEPT, Move.EXCLUDE, Move.WAIVE)


def test_a_return_without_a_reason_is_refused():
    with pytest.raises(ReasonMissing):
        after(lived(Move.SEND), Move.RETURN, reason="  ", deadline=LATER)


def test_a_return_without_a_new_deadline_is_refused():
    with pytest.raises(NothingStated):
        after(lived(Move.SEND), Move.RETURN, reason="Biểu 1 thiếu năm 2015")


def test_an_extension_keeps_the_original_deadline():
    twice = after(lived(Move.EXTEND), Move.EXTEND, reason="bão", deadline=date(2020, 11, 1))

    assert (twice.deadline, twice.original_deadline) == (date(2020, 11, 1), date(2020, 10, 15))


def test_each_return_asks_for_a_new_version():
    assert lived(Move.SEND, Move.RETURN, Move.SEND, Move.RETURN).version == 3


def test_an_excluded_report_stands_where_it_stood_and_does_not_count():
    excluded = lived(Move.SEND, Move.ACCEPT, Move.EXCLUDE)

    assert excluded.state is State.ACCEPTED
    assert not excluded.counts
    assert after(excluded, Move.ADMIT, reason="nhầm").counts


def test_a_waived_unit_is_asked_for_nothing():
    with pytest.raises(MoveNotAllowed) as refusal:
        after(lived(Move.WAIVE), Move.SEND)

    assert refusal.value.state is Standing.WAIVED


@given(st.lists(st.sampled_from(Move), max_size=30))
def test_only_accepted_and_expected_reports_ever_count(moves):
    life = NEW
    for move in moves:
        if life.allows(move):
            life = after(life, move, reason="vì thế", deadline=LATER)
    assert life.counts == (life.standing is Standing.EXPECTED and life.state in (State.ACCEPTED, State.CONSOLIDATED))
    assert life.deadline in (date(2020, 10, 15), LATER)
    assert life.original_deadline in (None, date(2020, 10, 15))


@given(st.lists(st.sampled_from(Move), max_size=12), st.sampled_from(Move))
def test_what_is_not_listed_as_allowed_is_refused_and_what_is_listed_is_not(moves, asked):
    life = NEW
    for move in moves:
        if life.allows(move):
            life = after(life, move, reason="vì thế", deadline=LATER)
    if asked in allowed_moves(life):
        after(life, asked, reason="vì thế", deadline=LATER)
    else:
        with pytest.raises(MoveNotAllowed):
            after(life, asked, reason="vì thế", deadline=LATER)


def test_whatever_takes_something_from_a_unit_needs_a_reason():
    assert NEEDS_DEADLINE <= NEEDS_REASON
    assert {Move.EXCLUDE, Move.WAIVE, Move.RETURN, Move.REOPEN, Move.ENTER_ON_BEHALF} <= NEEDS_REASON
