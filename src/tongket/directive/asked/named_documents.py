"""Takes a text, makes the documents it names, those named loosely too: "Chỉ thị số 12 gắn với …", "Nghị quyết 51"."""

from __future__ import annotations

import re
from dataclasses import replace

from tongket.directive.asked.letters import levelled
from tongket.wording.citations import Citation, citations

_LOOSE = re.compile(
    r"(?<!\w)(?P<kind>(?i:chỉ thị|nghị quyết|kết luận|quyết định|kế hoạch|chương trình hành động|chương trình|quy định|"
    r"đề án|thông tri|hướng dẫn|nghị định|"
    r"thông báo))\s+(?:(?i:số)\s*:?\s*)?(?P<number>\d{1,4})(?![\w%]|\s*[-/]\s*[A-ZĐ]|[.,/]\d)"
)
_COUNTED = re.compile(r"\s+(?:năm|tháng|ngày|văn bản|cuộc|lượt|điểm|nhiệm vụ|nội dung|bản)(?!\w)")


def documents_named(text: str) -> list[Citation]:
    """Every document named in a text, in the order they stand."""
    found = citations(text)
    for each in _LOOSE.finditer(levelled(text)):
        is_new = not any(known.start < each.end() and each.start() < known.end for known in found)
        if is_new and not _COUNTED.match(text, each.end()):
            kind = " ".join(each["kind"].split()).capitalize()
            found.append(
                Citation(
                    start=each.start(),
                    end=each.end(),
                    text=text[each.start() : each.end()],
                    kind=kind,
                    number=each["number"],
                )
            )
    return sorted(found, key=lambda citation: citation.start)


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
