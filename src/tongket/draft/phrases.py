"""Takes patterns and runs, makes sentences: labels and headings as they read inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tongket.directive.form import FormRow
from tongket.draft.paper import Run, plain

_OF_WHICH = re.compile(r"^trong đó\s*[:,]?\s*", re.IGNORECASE)
_ARITHMETIC = re.compile(r"\s*\((?:[\dIVXivx.]+|[+\-–/:=%x*\s]|×)+\)")  # "(1+2+3)", "(II/I)", "(%)"
_SLOT = re.compile(r"\{(\w+)\}")
_ALWAYS_CAPITAL = {"tổ quốc": "Tổ quốc", "việt nam": "Việt Nam", "nhà nước": "Nhà nước", "nhân dân": "Nhân dân"}


def fill(pattern: str, **slots: Sequence[Run] | str) -> tuple[Run, ...]:
    """The runs of a pattern such as "{label} là {amount}."; a slot holds a text or runs."""
    return tuple(_filled(pattern, slots))


def _filled(pattern: str, slots: dict[str, Sequence[Run] | str]) -> Iterator[Run]:
    for number, piece in enumerate(_SLOT.split(pattern)):
        inside: Sequence[Run] | str = slots[piece] if number % 2 else piece
        if isinstance(inside, str):
            yield from (plain(inside),) if inside else ()
        else:
            yield from inside


def joined(items: Sequence[Sequence[Run]], between: str) -> tuple[Run, ...]:
    """Runs of several items with words between them."""
    runs: list[Run] = []
    for number, item in enumerate(items):
        runs.extend((plain(between),) if number else ())
        runs.extend(item)
    return tuple(runs)


def said_label(row: FormRow) -> str:
    """A row's label as a sentence says it: without "Trong đó" and without the form's own arithmetic."""
    label = _ARITHMETIC.sub("", _OF_WHICH.sub("", row.label.strip()))
    return label.strip(" :;.-–+") or row.label.strip()


def first_lower(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def upper_start(text: str) -> str:
    """The text as it opens a sentence."""
    return text[:1].upper() + text[1:]


def sentence_case(text: str) -> str:
    """A heading printed in capitals, as a sentence has it; one that is not in capitals stays as written."""
    words = text.strip()
    if not words.isupper():
        return upper_start(words)
    return upper_start(_with_capitals(words.lower()))


def _with_capitals(text: str) -> str:
    for plain_form, capital in _ALWAYS_CAPITAL.items():
        text = text.replace(plain_form, capital)
    return text
