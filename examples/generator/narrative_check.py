"""Says what is wrong with a narrative's source. Takes a source and the unit's figures, makes sentences about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.narrative_claims import Judge
from generator.narrative_figures import Figures, shown
from generator.narrative_source import Sentence, Source, SourceError

DEFECTS = {
    "copy", "copy_source", "double_event", "wrong_citation", "abolished_body", "no_cause_split", "no_responsibility",
    "no_comparison", "no_proposals",
}  # fmt: skip
HARMLESS = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|(?<!\d)\d{1,2}/\d{4}"
    r"|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|(?<![\d.])(?:19|20)\d\d(?!\.?\d)"
    r"|\d+\s*[-/]\s?[A-ZĐ][\w/-]*"
    r"|(?:số|Chỉ thị|Nghị quyết|Kết luận|Điều|khoản|Biểu|Phụ lục|[Tt]háng|[Nn]gày|[Qq]uý|Quốc lộ|Đường tỉnh|khóa|lớp"
    r"|cấp|Khoản|Chương|Mục|Phần|Ban chỉ đạo|Đề án|Chương trình) \d+\w?|\d+ năm\b|\b1(?:38|13|389)\b"
    r"|(?<!\d)(?:14|16|18|30) tuổi|24/24|4\.0|^\d+(?:\.\d+)*[.)]"
)


def check(source: Source, figures: Figures, points: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a source, a line each."""
    judge, last = Judge(figures), -1
    for line in source.lines:
        if line.kind in ("heading", "run_in") and not line.is_added:
            ours = [section for section in line.sections if section is not None]
            if not line.is_moved and ours[0] < last:
                yield f"heading out of order without ^: {line.text[:50]}"
            last = last if line.is_moved else ours[-1]
        for sentence in line.sentences:
            for problem in _problems(sentence, judge, points):
                yield f"{problem}\n      in: {sentence.text[:110]}"
    for kind in source.listed("plant"):
        if kind not in DEFECTS:
            yield f"unknown plant: {kind}"


def _problems(sentence: Sentence, judge: Judge, points: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown point {slug}" for slug in sentence.points if slug not in points)
    yield from (f"unknown defect {each[0]}" for each in sentence.defects if each[0] not in DEFECTS)
    for claim in sentence.claims:
        if sentence.text.count(claim.words) != 1:
            yield f"words not once in the sentence: {claim.words!r}"
        try:
            verdict = judge.judge(claim)
        except (SourceError, AssertionError) as error:
            yield f"{claim.words!r}: {error}"
            continue
        if verdict != claim.verdict:
            values = (
                " ".join(shown(judge.figures.value(cell)) for cell in judge.cells(claim)) if claim.ref != "-" else ""
            )
            yield f"{claim.words!r} {claim.ref} is {verdict}, not {claim.verdict}: {values}"
    rest = sentence.text
    for words in [*(claim.words for claim in sentence.claims), *sentence.exempt]:
        rest = rest.replace(words, " ")
    loose = re.findall(r"\S*\d\S*", HARMLESS.sub(" ", rest))
    if loose:
        yield f"numbers neither in a claim nor in x: {loose}"
