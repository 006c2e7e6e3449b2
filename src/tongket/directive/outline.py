"""The outline the office sent (đề cương): its headings, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Heading(NamedTuple):
    """One heading without its number. Level 1 is "I.", level 2 is "1."."""

    level: int
    text: str


_ROMAN = re.compile(r"^\s*(?:phần\s+)?[IVX]+\s*[.\-–:)/]+\s*(?P<text>\S.*)$", re.IGNORECASE)
_ARABIC = re.compile(r"^\s*\d{1,2}\s*[.\-–)]\s*(?!\d)(?P<text>\S.*)$")
_LONGEST = 200  # a longer numbered line is a paragraph of guidance, not a heading

# The skeleton that plans of this kind share (DOMAIN.md 3.2): served where the office sent no outline.
USUAL_OUTLINE = (
    Heading(1, "Công tác lãnh đạo, chỉ đạo, quán triệt, triển khai thực hiện"),
    Heading(1, "Tình hình và kết quả thực hiện"),
    Heading(1, "Đánh giá chung"),
    Heading(2, "Ưu điểm"),
    Heading(2, "Hạn chế, tồn tại"),
    Heading(2, "Nguyên nhân"),
    Heading(2, "Bài học kinh nghiệm"),
    Heading(1, "Phương hướng, nhiệm vụ và giải pháp thời gian tới"),
    Heading(1, "Đề xuất, kiến nghị"),
)


def read_outline(lines: Iterable[str]) -> tuple[Heading, ...]:
    """The numbered headings among the lines of an outline; the usual skeleton where it has no Roman-numbered one."""
    headings = tuple(heading for text in lines if (heading := _heading(text)) is not None)
    return headings if any(heading.level == 1 for heading in headings) else USUAL_OUTLINE


def _heading(text: str) -> Heading | None:
    for level, pattern in ((1, _ROMAN), (2, _ARABIC)):
        match = pattern.match(text)
        if match and len(text) <= _LONGEST:
            return Heading(level, _sentence_case(match["text"].strip().rstrip(":.;")))
    return None


def _sentence_case(text: str) -> str:
    return text.capitalize() if text.isupper() else text
