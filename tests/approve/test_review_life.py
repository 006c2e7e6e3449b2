"""The life of a review, as an official would tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.approve.refusal import MoveNotAllowed, ReasonMissing
from tongket.approve.review_life import ReviewLife, ReviewMove, ReviewState, after_review

CHAIN_OF_TWO = ReviewLife(chain=2)


def lived(*moves: ReviewMove, life: ReviewLife = CHAIN_OF_TWO) -> ReviewLife:
    for move in moves:
        life = after_review(life, move, reason="vì thế")
    return life


def test_a_review_is_approved_when_the_last_of_its_chain_approves():
    once = lived(ReviewMove.SUBMIT, ReviewMove.APPROVE)

    assert (once.state, once.approvals) == (ReviewState.SUBMITTED, 1)
    assert lived(ReviewMove.APPROVE, life=once).state is ReviewState.APPROVED


def test_an_unapproved_review_cannot_be_issued():
    with pytest.raises(MoveNotAllowed) as refusal:
        lived(ReviewMove.SUBMIT, ReviewMove.APPROVE, ReviewMove.ISSUE)

    assert (refusal.value.state, refusal.value.move) == (ReviewState.SUBMITTED, ReviewMove.ISSUE)


def test_a_refusal_starts_the_chain_anew_and_needs_a_reason():
    once = lived(ReviewMove.SUBMIT, ReviewMove.APPROVE)

    assert lived(ReviewMove.REFUSE, life=once) == CHAIN_OF_TWO
    with pytest.raises(ReasonMissing):
        after_review(once, ReviewMove.REFUSE)


def test_a_stale_review_goes_no_further_until_it_is_drafted_again():
    stale = lived(ReviewMove.SUBMIT, ReviewMove.APPROVE, ReviewMove.APPROVE, ReviewMove.MAKE_STALE)

    with pytest.raises(MoveNotAllowed) as refusal:
        after_review(stale, ReviewMove.ISSUE)
    assert refusal.value.state is ReviewState.STALE
    assert after_review(stale, ReviewMove.DRAFT_AGAIN) == CHAIN_OF_TWO


@given(st.lists(st.sampled_from(ReviewMove), max_size=30), st.integers(1, 4))
def test_nothing_is_ever_issued_that_not_everyone_of_the_chain_approved(moves, chain):
    life = ReviewLife(chain=chain)
    for move in moves:
        if life.allows(move):
            life = after_review(life, move, reason="vì thế")
    if life.state in (ReviewState.APPROVED, ReviewState.ISSUED):
        assert life.approvals == chain
    else:
        assert life.approvals < chain
