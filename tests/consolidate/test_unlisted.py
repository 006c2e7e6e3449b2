"""How much of what statements say no list of phrasings knows."""

from __future__ import annotations

import pytest

from tongket.consolidate.meaning import read
from tongket.consolidate.unlisted import unlisted_share


def share(*said: str) -> float:
    meanings, wordings = zip(*map(read, said), strict=True)
    return unlisted_share(meanings, wordings, [1] * len(said))


def test_of_a_field_without_a_list_most_words_are_unlisted():
    assert share("Trồng dặm cây đước ven cửa sông.") > share("Tổ chức hội nghị quán triệt Chỉ thị.")


def test_a_statement_made_twice_counts_twice():
    meanings, wordings = zip(*map(read, ("Trồng dặm cây đước.", "Tổ chức hội nghị quán triệt.")), strict=True)

    assert unlisted_share(meanings, wordings, [2, 1]) > unlisted_share(meanings, wordings, [1, 1])


@pytest.mark.parametrize("said", ["", "12"])
def test_where_nothing_is_said_nothing_is_unlisted(said):
    assert share(said) == 0
