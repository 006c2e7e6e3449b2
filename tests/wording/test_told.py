"""A sentence is told with its facts, and a word agrees with its number."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from importlib import resources
from string import Formatter

import pytest

from tongket.wording.told import told

LOCALE = resources.files("tongket").joinpath("locale")


def _sentences(table: dict) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, dict):
            yield from _sentences(value)
        elif isinstance(value, str):
            yield value


def english() -> list[str]:
    files = [path for path in LOCALE.iterdir() if re.fullmatch(r"(\w+\.)?en\.toml", path.name)]
    assert len(files) > 10
    return [each for path in files for each in _sentences(tomllib.loads(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 units have sent."),
        (1, "1 unit has sent."),
        (Decimal(1), "1 unit has sent."),
        ("1", "1 unit has sent."),
        (2, "2 units have sent."),
        (21, "21 units have sent."),
        ("1,001", "1,001 units have sent."),
    ],
)
def test_a_word_agrees_with_its_number(count, said):
    assert told("{count} {count:unit has|units have} sent.", {"count": count}) == said


def test_a_fact_is_told_as_it_is_whatever_signs_it_holds():
    assert told("{name}: {count} {count:file|files}", {"name": "{a|b}: c|d", "count": 2}) == "{a|b}: c|d: 2 files"


def test_a_fact_that_is_not_given_is_missed():
    with pytest.raises(KeyError, match="count"):
        told("{count:file|files}", {})


def test_no_english_sentence_says_one_of_many():
    plurals = {word for text in english() for word in re.findall(r"\|(\w+s)\b[^{}]*\}", text)}
    assert {"units", "files", "days", "cells"} <= plurals
    with_one = [told(text, _ones(text)) for text in english() if _is_sentence(text)]
    wrong = [text for text in with_one if re.search(rf"(?<![\w.,–-])1 (?:\w+ )?(?:{'|'.join(plurals)})\b", text)]
    assert wrong == []


def _is_sentence(text: str) -> bool:
    return not re.search(r"\{\d*\}", text)


def _ones(text: str) -> dict[str, int]:
    return {name: 1 for _, name, _, _ in Formatter().parse(text) if name}


def test_what_must_be_typed_has_quotation_marks_where_it_has_blanks() -> None:
    sentence = "Chạy lại: tongket review {folder:typed}"

    assert told(sentence, {"folder": "sơ kết CT08"}) == 'Chạy lại: tongket review "sơ kết CT08"'
    assert told(sentence, {"folder": r"D:\tong-ket"}) == r"Chạy lại: tongket review D:\tong-ket"
    assert told(sentence, {"folder": "/nha/van_thu"}) == "Chạy lại: tongket review /nha/van_thu"
