"""What is wrong in a file of settings is told in the language asked for, at the same place."""

from __future__ import annotations

import tomllib
from importlib import resources
from string import Formatter

import pytest

from tongket.directive.decision_file import read_decisions
from tongket.directive.form_file import read_form
from tongket.directive.review_file import read_review
from tongket.directive.settings_error import SettingsError


def words(language: str) -> dict[str, str]:
    path = resources.files("tongket").joinpath("locale", f"settings.{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def places(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_every_problem_with_the_same_facts():
    vietnamese, english = words("vi"), words("en")

    assert vietnamese.keys() == english.keys()
    assert [key for key in english if places(vietnamese[key]) != places(english[key])] == []


@pytest.mark.parametrize(
    ("read", "text", "vietnamese", "english"),
    [
        (read_review, "title = T", "review.toml › dòng 1: không đọc được", "› line 1: cannot be read as TOML."),
        (read_review, 'title = "T"', "kind: còn thiếu.", "review.toml › kind: is missing. Add a line"),
        (read_form, "confirmed = 3", "dòng 1 › confirmed: phải là", "line 1 › confirmed: must be true"),
        (read_form, "confirmed = = 3", "cú pháp: không đọc", "form.toml › line 1 › syntax: cannot be read"),
        (read_form, "confirm = true", 'Có phải "confirmed"?', 'is no key of form.toml. Did you mean "confirmed"?'),
        (read_decisions, "[[decision]\n", "dòng 1: không đọc", "line 1: cannot be read as TOML."),
        (read_decisions, '[[decision]]\nwhat = "a"\n', "quyết định thứ 1: thiếu lý do", "decision 1: the reason"),
    ],
)  # fmt: skip
def test_one_problem_in_two_languages(read, text: str, vietnamese: str, english: str):  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError) as wrong:
        read(text)

    assert vietnamese in str(wrong.value)
    assert english in wrong.value.said("en")
