"""Two statements are alike by what they mean and by how they are worded."""

from __future__ import annotations

from tongket.consolidate.alike import ONE, vectors_of
from tongket.consolidate.meaning import Meaning
from tongket.consolidate.nearest import likeness_of

MEANT: list[Meaning] = [{"x": 1.0}, {"x": 1.0}, {"y": 1.0}, {"y": 1.0}]


def likeness(meant: list[Meaning], *worded: str) -> list[list[float]]:
    """How alike every two of the statements are."""
    counts = [1] * len(meant)
    vectors = vectors_of(meant, [tuple(one.split()) for one in worded], counts)
    return likeness_of(vectors, list(range(len(meant))), counts)[0].tolist()


def test_statements_of_other_ideas_are_alike_by_common_words():
    alike = likeness(MEANT, "ong mật", "đước rừng", "ong mật", "đước rừng")

    assert alike[0][2] > alike[0][3] == 0


def test_meaning_outweighs_wording_among_few_statements():
    alike = likeness(MEANT, "ong mật", "đước rừng", "ong mật", "đước rừng")

    assert alike[0][1] > alike[0][2]


def test_words_that_nobody_else_says_make_statements_less_alike():
    plain = likeness(MEANT, "ong mật", "", "ong mật", "")
    loaded = likeness(MEANT, "ong mật vải xoài", "", "ong mật mít dừa", "")

    assert 0 < loaded[0][2] < plain[0][2]


def test_without_a_meaning_the_wording_is_the_whole_likeness():
    alike = likeness([{}, {}, {}], "ong mật", "ong mật", "đước")

    assert abs(alike[0][1] - 1) < 2 / ONE


def test_what_a_review_speaks_of_everywhere_weighs_less():
    meanings = [{"số": 1.0, "tổ": 1.0}, {"số": 1.0, "tổ": 1.0}, {"dữ liệu": 1.0}]
    everywhere = vectors_of(meanings, [()] * 3, [1] * 3, {"số": 0.5})
    nowhere = vectors_of(meanings, [()] * 3, [1] * 3)

    assert min(everywhere.weights[:2]) < min(nowhere.weights[:2])


def test_the_less_the_lists_know_the_more_the_wording_weighs():
    own = ("vải", "xoài", "mít", "dừa")
    worded = [f"{said} {word}" for said, word in zip(("ong mật", "đước rừng") * 2, own, strict=True)]
    known = likeness(MEANT, *worded)
    unknown = likeness([{**meant, word: 0.3} for meant, word in zip(MEANT, own, strict=True)], *worded)

    assert unknown[0][1] < known[0][1]
    assert unknown[0][2] > known[0][2]
