"""Takes a text, makes the documents it names, those named loosely too: "Chỉ thị số 12 gắn với …", "Nghị quyết 51"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tongket.directive.asked.letters import levelled
from tongket.wording.citations import Citation, citations

_KINDS = (
    "chỉ thị|nghị quyết|kết luận|quyết định|kế hoạch|chương trình hành động|chương trình|quy định|"
    "đề án|thông tri|hướng dẫn|nghị định|thông báo"
)
_LOOSE = re.compile(
    rf"(?<!\w)(?P<kind>(?i:{_KINDS}))\s+(?:(?i:số)\s*:?\s*)?(?P<number>\d{{1,4}})(?![\w%]|\s*[-/]\s*[A-ZĐ]|[.,/]\d)"
)
_LISTED = re.compile(
    rf"(?<!\w)(?i:các|những|hai|"
    rf"ba)\s+(?P<kind>(?i:{_KINDS}))\s+(?:(?i:số)\s+)?\d{{1,4}}(?P<more>(?:(?:\s*,\s*|"
    rf"\s+và\s+)(?:(?i:số)\s+)?\d{{1,4}})+)"
    r"(?![\w%]|\s*[-/]\s*[A-ZĐ]|[.,/]\d)"
)
_NUMBER = re.compile(r"\d{1,4}")
_COUNTED = re.compile(r"\s+(?:năm|tháng|ngày|văn bản|cuộc|lượt|điểm|nhiệm vụ|nội dung|bản)(?!\w)")


def documents_named(text: str) -> list[Citation]:
    """Every document named in a text, in the order they stand."""
    found = citations(text)
    for start, end, kind, number in _loosely(levelled(text)):
        is_new = not any(known.start < end and start < known.end for known in found)
        if is_new and not _COUNTED.match(text, end):
            found.append(Citation(start=start, end=end, text=text[start:end], kind=kind, number=number))
    return sorted(found, key=lambda citation: citation.start)


def _loosely(plain: str) -> Iterator[tuple[int, int, str, str]]:
    """Where kind and number alone name a document, or the number after another of its kind ("các Chỉ thị 48, 46")."""
    for each in _LOOSE.finditer(plain):
        yield each.start(), each.end(), _kind(each["kind"]), each["number"]
    for each in _LISTED.finditer(plain):
        for number in _NUMBER.finditer(plain, each.start("more"), each.end("more")):
            yield number.start(), number.end(), _kind(each["kind"]), number[0]


def _kind(typed: str) -> str:
    return " ".join(typed.split()).capitalize()


def is_same_document(one: Citation, other: Citation) -> bool:
    """Whether two texts may name one document: nothing they both say differs."""
    if one.number.lstrip("0") != other.number.lstrip("0"):
        return False
    if one.symbol and other.symbol and one.canonical != other.canonical:
        return False
    if one.dated and other.dated and one.dated != other.dated:
        return False
    return not (one.kind and other.kind) or one.kind == other.kind


def fuller(one: Citation, other: Citation) -> Citation:
    """The first telling, with what only the second says."""
    best = one if one.symbol or not other.symbol else other
    return replace(
        best,
        kind=best.kind or one.kind or other.kind,
        dated=best.dated or one.dated or other.dated,
        issuer=best.issuer or one.issuer or other.issuer,
    )
