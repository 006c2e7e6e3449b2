"""Takes the heading of a section or a paragraph, says which part of a report it is: results, shortcomings, causes …

The usual names of sections are data (`section_names.toml`), the same for the review of any directive.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tongket.wording.fold import fold

_OF_WHAT = {"causes": ("shortcomings", "strengths", "results"), "lessons": ("results", "strengths", "leadership")}
_COMPLEMENT = re.compile(
    r"\b(?:cua(?! (?:cac |nhung )?(?:nam|thoi gian|giai doan|nhiem ky|chang))|khac phuc|trong viec|doi voi) "
    r"(?:(?!,? va (?:nguyen nhan|bai hoc|kinh nghiem|giai phap|phuong huong)|;).)*"
)


@lru_cache(maxsize=1)
def _said() -> dict[str, Any]:
    text = files("tongket").joinpath("collect", "narratives", "section_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words of headings that tell no section from another."""
    return frozenset(_said()["plain"].split())


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    roles = _said()["roles"].items()
    return tuple((role, re.compile(rf"\b(?:{'|'.join(said['names'])})\b")) for role, said in roles)


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern[str]]:
    roles = _said()["roles"].items()
    return {role: re.compile(rf"\b(?:{'|'.join(said['cues'])})\b") for role, said in roles if said["cues"]}


@lru_cache(maxsize=16384)
def roles_of(title: str) -> tuple[str, ...]:
    """The parts a heading names, in its own order: "Hạn chế và nguyên nhân" is shortcomings, causes."""
    text = _COMPLEMENT.sub("", fold(title)) or fold(title)
    found = _named(text)
    if len(found) > 1 and found[0][2] == "assessment" and found[1][0] <= 1 - found[0][1]:
        found = found[1:]  # "Đánh giá ưu điểm": what is assessed
    roles: list[str] = []
    for _, _, role in found:
        if not any(role in _OF_WHAT.get(before, ()) for before in roles):
            roles.append(role)
    return tuple(roles)


def _named(text: str) -> list[tuple[int, int, str]]:
    """Where each part is named first, longer names first: "triển khai" inside of "kết quả triển khai" names none."""
    spans = [(match.start(), -match.end(), role) for role, shape in _names() for match in shape.finditer(text)]
    first: dict[str, tuple[int, int, str]] = {}
    for start, end, role in sorted(spans):
        if not any(other[0] <= start and end >= other[1] and other[:2] != (start, end) for other in spans):
            first.setdefault(role, (start, end, role))
    return sorted(first.values())


@lru_cache(maxsize=16384)
def without_names(title: str) -> str:
    """The folded words of a heading that name no part: its matter."""
    text = fold(title)
    for _, shape in _names():
        text = shape.sub(" ", text)
    return " ".join(text.split())


def cues_in(folded: str, role: str) -> int:
    """How many words of a paragraph belong to a part."""
    shape = _cues().get(role)
    return sum(1 for _ in shape.finditer(folded, 0, 600)) if shape else 0
