"""Takes the lines of the outline the office sent (đề cương), makes its headings, in order and with their level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    """One heading without its number. Level 1 is the outermost: "Phần thứ nhất", else "A.", else "I."."""

    level: int
    text: str


class _Line(NamedTuple):
    """A numbered line and how it is numbered."""

    rank: int  # its place among the ways of numbering, the outermost first
    text: str


_END = r"\s*[.\-–:)/]+\s*"
_TEXT = r"(?P<text>\S.*)$"
# The ways of numbering, the outermost first.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:PHẦN|[Pp]hần)\s+(?:(?:THỨ|[Tt]hứ)\s+\w+|[IVX]+|[A-ZĐ]|\d+)(?:{_END}|\s+|$)(?P<text>.*)$",
        rf"(?:CHƯƠNG|Chương)\s+(?:[IVX]+|\d+)(?:{_END}|\s+|$)(?P<text>.*)$",
        rf"[A-HKĐ]{_END}(?=\D){_TEXT}",
        rf"[IVX]+(?:{_END}|(?=\s+[A-ZĐÀ-Ỹ]{{2}})\s+){_TEXT}",
        rf"\d{{1,2}}(?:{_END})(?!\d){_TEXT}",
        rf"(?:\d{{1,2}}|[IVX]+|[A-H])\.\d{{1,2}}(?:{_END}|\s+)(?!\d){_TEXT}",
        rf"(?:\d{{1,2}}|[IVX]+)\.\d{{1,2}}\.\d{{1,2}}(?:{_END}|\s+)(?!\d){_TEXT}",
        rf"[a-zđ]\s*[.)]\s*{_TEXT}",
    )
)
_PART, _CHAPTER, _LETTER = 0, 1, 7
_LONGEST = 200  # a longer numbered line is a paragraph of guidance, not a heading
_LONGEST_LETTERED = 90  # "a)" opens guidance more often than headings
_GUIDES = (
    r"(?:[Nn]êu|[Gg]hi|[Đđ]ánh giá|[Pp]hân tích|[Tt]hống kê|[Bb]áo cáo|[Cc]ần|[Kk]ể|[Ll]àm rõ|[Tt]rình bày|[Kk]èm|"
    r"[Cc]hú ý|[Ll]iệt kê|[Ss]o sánh|[Xx]ác định|[Tt]ập trung)\b"
)
_GUIDANCE = re.compile(rf"\s*(?:\((?:trong đó )?(?:cần )?{_GUIDES}[^()]*\)|:\s*{_GUIDES}.*|;\s*{_GUIDES}.*)\s*$")
_END_OF_OUTLINE = re.compile(r"\s*(?:Nơi nhận|NƠI NHẬN)\b")

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
_FEWEST = 2  # headings of the first level that make an outline


def read_outline(lines: Iterable[str]) -> tuple[Heading, ...]:
    """The numbered headings among the lines of an outline; the usual skeleton where they make none."""
    found = list(_numbered(lines))
    levels = {rank: level for level, rank in enumerate(sorted({line.rank for line in found}), start=1)}
    headings = tuple(Heading(levels[line.rank], _worded(line.text)) for line in found)
    tops = sum(1 for heading in headings if heading.level == 1)
    return headings if tops >= _FEWEST or len(headings) > _FEWEST else USUAL_OUTLINE


def heading_path(outline: Sequence[Heading], index: int) -> tuple[str, ...]:
    """The texts of a heading and of those above it, outermost first."""
    path: list[str] = []
    level = outline[index].level + 1
    for heading in reversed(outline[: index + 1]):
        if heading.level < level:
            path.append(heading.text)
            level = heading.level
    return tuple(reversed(path))


def _numbered(lines: Iterable[str]) -> Iterator[_Line]:
    """The numbered lines; a number alone on its line takes its text from the next."""
    alone: int | None = None
    for raw in lines:
        text = " ".join(raw.split())
        if not text:
            continue
        if _END_OF_OUTLINE.match(text):
            return
        line = _Line(alone, text) if alone is not None and _shape(text) is None else _shape(text)
        alone = line.rank if line is not None and not line.text else None
        if line is not None and line.text and _is_heading(line):
            yield line


def _shape(text: str) -> _Line | None:
    for rank, shape in enumerate(_SHAPES):
        if match := shape.match(text):
            return _Line(rank, match["text"].strip())
    return None


def _is_heading(line: _Line) -> bool:
    """Short enough, and not an order to the writer: "a) Nêu rõ số văn bản đã ban hành;"."""
    if re.match(_GUIDES, line.text) and not line.text.startswith(("Đánh giá", "Báo cáo")) and line.rank > _CHAPTER:
        return False
    if line.rank == _LETTER:
        return len(line.text) <= _LONGEST_LETTERED and line.text[-1:] not in ";."
    return len(_without_guidance(line.text)) <= _LONGEST


def _without_guidance(text: str) -> str:
    return _GUIDANCE.sub("", text)


def _worded(text: str) -> str:
    text = _without_guidance(text).strip().rstrip(":.;")
    return text.capitalize() if text.isupper() else text
