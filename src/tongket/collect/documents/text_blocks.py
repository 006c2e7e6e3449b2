"""Takes the bytes of a plain text in any encoding offices use, makes its passages; wrapped lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.labels import label_of
from tongket.collect.documents.letters import text_of_bytes
from tongket.collect.documents.line_paragraphs import LONG_LINE, TextLine, paragraphs_of, passage_of
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

LONGEST_WRAPPED = 132  # letters a line, by programs that break lines themselves
NEAR_EDGE = 15
WRAPPED_SHARE = 0.4  # of the lines with more text after them
LEAST_WRAPPED = 60
BINARY_SHARE = 0.02
_WIDE = re.compile(r"\t|\S\s{4,}\S")  # columns beside one another
_AMID_SYMBOL = re.compile(r"\d{1,5}(?:/\d{4})?/[A-ZĐ][A-ZĐa-z]*-$")  # "Tờ trình số 212/TTr-"
_SUBJECT = re.compile(r"(?:V/v|Về việc)\s")  # in a narrow column
_AMID_DATE = re.compile(r"(?:ngày|tháng|số)$")


def read_text(content: bytes) -> Contents:
    """Every passage of a plain text. Raises `Unreadable` for bytes that are no text."""
    text, encoding = text_of_bytes(content)
    _hold_for_text(text)
    lines = list(_lines(text))
    passages = paragraphs_of(lines) if _is_wrapped(lines) else _joined_where_sure(lines)
    is_old = encoding in ("viscii", "tcvn3", "vni")
    oddities: list[tuple[OddityKind, dict[str, Any]]] = (
        [(OddityKind.OLD_LETTERS, {"count": len(passages)})] if is_old else []
    )
    return Contents("txt", passages, oddities, lines=[each.text for each in lines])


def _hold_for_text(text: str) -> None:
    odd = sum(1 for letter in text if letter == "\ufffd" or (letter < " " and letter not in "\t\r\n\f\x1a\x0b"))
    if odd > BINARY_SHARE * len(text):
        raise Unreadable(OddityKind.UNSUPPORTED, "no text")


def _lines(text: str) -> Iterator[TextLine]:
    """The lines that are not blank; their numbers count all. A form feed begins a page, where there are any."""
    page = 1 if "\f" in text else None
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if "\f" in line and page is not None:
            page += line.count("\f")
        printed = line.replace("\f", "").replace("\x1a", "").expandtabs(8)
        if printed.strip():
            left = len(printed) - len(printed.lstrip())
            yield TextLine(line.strip(" \f\x1a\t"), left, len(printed.rstrip()), number, 1, page, number)


def _is_wrapped(lines: Sequence[TextLine]) -> bool:
    """Whether lines end where the edge was, not where a paragraph does."""
    longest = max((line.right for line in lines), default=0)
    followed = [a for a, b in pairwise(lines) if b.base == a.base + 1]
    full = sum(1 for line in followed if line.right > longest - NEAR_EDGE)
    return LEAST_WRAPPED <= longest <= LONGEST_WRAPPED and full > WRAPPED_SHARE * len(followed) > 0


def _joined_where_sure(lines: Sequence[TextLine]) -> list[Passage]:
    """Each line a passage, but for those in which a sentence surely goes on, as a scan or a copied page breaks them."""
    passages: list[list[TextLine]] = []
    for line in lines:
        if passages and _surely_goes_on(passages[-1][-1], line):
            passages[-1].append(line)
        else:
            passages.append([line])
    return [passage_of(each) for each in passages]


def _surely_goes_on(before: TextLine, line: TextLine) -> bool:
    """Whether a line right below another begins amid a sentence: in a small letter, amid a date or a symbol."""
    if line.base != before.base + 1 or before.ends_sentence or any(_WIDE.search(each.text) for each in (before, line)):
        return False
    if _AMID_SYMBOL.search(before.text) or (_AMID_DATE.search(before.text) and line.text[:1].isdigit()):
        return True
    is_prose = (len(before.text) >= LONG_LINE and not before.text.isupper()) or _SUBJECT.match(before.text) is not None
    return is_prose and line.text[:1].islower() and label_of(line.text) is None
