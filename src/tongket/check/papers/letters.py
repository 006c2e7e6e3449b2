"""Rules of letters: font and colour of the whole text; size, weight, slant, underline and case of each component."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from tongket.check.finding import Finding
from tongket.check.kinds.paper import (
    CaseOff,
    ColourOther,
    FontOther,
    PaperPart,
    PartAlignmentOff,
    SizeOff,
    SlantOff,
    Style,
    UnderlineOff,
    WeightOff,
    Where,
)
from tongket.check.papers.case import PaperCase, decimal, span
from tongket.check.papers.parts import Piece
from tongket.check.speech import shortened
from tongket.collect.documents.paper_look import ParagraphLook, RunLook
from tongket.wording.fold import fold

NEAR = 0.05  # points
MOST = 0.5  # of the letters of a piece: a word set otherwise does not make the piece so
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "cambria math", "mt extra")
_NEARLY_BLACK = 0x26
_NAMED = 3  # fonts; more are not listed
_QUOTE = 70
_A_PARAGRAPH = 200
_TITLED = re.compile(r"(?:Điều|Phần|Chương|Mục)\s|\w{1,3}(?:\.\d+)*[.)]")

Styled = tuple[str, type[WeightOff] | type[SlantOff] | type[UnderlineOff], Style, Style]
_SWITCHES: tuple[Styled, ...] = (
    ("bold", WeightOff, Style.BOLD, Style.REGULAR),
    ("italic", SlantOff, Style.ITALIC, Style.UPRIGHT),
    ("underline", UnderlineOff, Style.UNDERLINED, Style.NOT_UNDERLINED),
)


# --- the whole text


def font(case: PaperCase) -> Iterator[Finding]:
    """One font throughout; how much is not in it, and where that begins."""
    wanted = fold(case.rules.of["font"])
    other, first, percent = _otherwise(case, lambda run: run.font or "" if _is_other(run, wanted) else "")
    if other:
        names = ", ".join(name for name, _ in other.most_common(_NAMED))
        yield _at(case, first, FontOther, found=names, allowed=case.rules.of["font"], percent=percent)


def _is_other(run: RunLook, wanted: str) -> bool:
    name = fold(run.font or "")
    return bool(name) and not name.startswith((wanted, *_SYMBOL_FONTS))  # "Times New Roman Bold" is the same


def colour(case: PaperCase) -> Iterator[Finding]:
    """Black throughout, where the rules say so."""
    if case.allowed.get("colour") != "black":
        return
    other, first, percent = _otherwise(case, lambda run: "" if _is_black(run.colour) else run.colour)
    if other:
        yield _at(case, first, ColourOther, found=other.most_common(1)[0][0], percent=percent)


def _is_black(colour: str) -> bool:
    parts = [colour[at : at + 2] for at in (0, 2, 4)] if len(colour) == 6 else []
    return not parts or all(_hex(part) <= _NEARLY_BLACK for part in parts)


def _hex(text: str) -> int:
    return int(text, 16) if all(letter in "0123456789ABCDEF" for letter in text) else 0


def _otherwise(
    case: PaperCase, otherwise: Callable[[RunLook], str]
) -> tuple[Counter[str], ParagraphLook | None, Decimal]:
    """How many letters are set otherwise, in which ways, from which paragraph on, and their per cent of all."""
    found: Counter[str] = Counter()
    first, letters = None, 0
    for look in case.look.paragraphs:
        for run in look.runs:
            size = len("".join(run.text.split()))
            letters += size
            if size and (name := otherwise(run)):
                found[name] += size
                first = first or look
    share = 100 * sum(found.values()) / max(letters, 1)
    return found, first, decimal(max(share, 0.1))


def _at(case: PaperCase, look: ParagraphLook | None, kind: type, **facts: Any) -> Finding:
    piece = Piece((), look, 0) if look is not None else None
    finding: Finding = case.found(kind, piece, **facts)
    return finding


# --- each component


def looks_of_parts(case: PaperCase) -> Iterator[Finding]:
    """Every component against the look its rules give it."""
    for name, wanted in case.rules.of["parts"].items():
        pieces: list[Piece] = getattr(case.parts, name)
        yield from _sizes(case, PaperPart(name), pieces, wanted.get("pt"))
        yield from _styles(case, PaperPart(name), _judged(name, pieces), wanted)
        yield from _cases(case, PaperPart(name), pieces, wanted.get("caps"))
        yield from _alignments(case, PaperPart(name), pieces, wanted.get("align"))


def _judged(name: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """In the text headings may be bold and remarks italic: what is as long as a paragraph may not."""
    if name != PaperPart.BODY.value:
        return pieces
    return [piece for piece in pieces if len(piece.text) > _A_PARAGRAPH and not _TITLED.match(piece.shown)]


def look_of_page_numbers(case: PaperCase) -> Iterator[Finding]:
    """The size of page numbers, upright and regular."""
    numbers = [number for page in case.look.pages[:1] for number in page.numbers[:1]]
    nowhere = ParagraphLook(runs=())
    pieces = [Piece((number.run,), nowhere, 0) for number in numbers]
    wanted = {"pt": case.allowed["page_number"]["pt"], "bold": False, "italic": False}
    yield from _sizes(case, PaperPart.PAGE_NUMBER, pieces, wanted["pt"])
    yield from _styles(case, PaperPart.PAGE_NUMBER, pieces, wanted)


def _sizes(
    case: PaperCase, part: PaperPart, pieces: Sequence[Piece], wanted: Sequence[float] | None
) -> Iterator[Finding]:
    low, high = wanted or (0, 1000)
    off = [each for each in pieces if _share(each, lambda run: _is_within(run.pt, low, high)) < MOST]
    if off:
        facts = {"found": decimal(_usual_size(off[0])), "allowed": span((low, high))}
        yield _of_part(case, SizeOff, part, off, pieces, facts)


def _is_within(pt: float | None, low: float, high: float) -> bool:
    return pt is None or low - NEAR <= pt <= high + NEAR


def _usual_size(piece: Piece) -> float:
    sizes: Counter[float] = Counter()
    for run in piece.runs:
        sizes[run.pt or 0] += len(run.text.strip())
    return sizes.most_common(1)[0][0]


def _styles(case: PaperCase, part: PaperPart, pieces: Sequence[Piece], wanted: dict[str, Any]) -> Iterator[Finding]:
    for name, kind, yes, no in _SWITCHES:
        if name in wanted:
            off = [each for each in pieces if _share(each, _is_set(name, is_on=wanted[name])) < MOST]
            facts = {"found": no if wanted[name] else yes, "allowed": yes if wanted[name] else no}
            if off:
                yield _of_part(case, kind, part, off, pieces, facts)


def _is_set(name: str, *, is_on: bool) -> Callable[[RunLook], bool]:
    return lambda run: getattr(run, name) in (None, is_on)


def _cases(case: PaperCase, part: PaperPart, pieces: Sequence[Piece], wanted: bool | None) -> Iterator[Finding]:
    off = [each for each in pieces if wanted is not None and each.is_capitals is not wanted and _has_letters(each)]
    if off:
        facts = {
            "found": Style.SMALL if wanted else Style.CAPITALS,
            "allowed": Style.CAPITALS if wanted else Style.SMALL,
        }
        yield _of_part(case, CaseOff, part, off, pieces, facts)


def _alignments(case: PaperCase, part: PaperPart, pieces: Sequence[Piece], wanted: str | None) -> Iterator[Finding]:
    """Centred in the line or in the box; where tabs place it, the program that shows it decides."""
    off = [each for each in pieces if wanted and each.look.align not in (None, wanted) and "\t" not in each.look.text]
    if off:
        align = str(off[0].look.align)
        found = Where(align) if align in set(Where) else Where.ELSEWHERE
        quoted = shortened(off[0].text, _QUOTE)
        yield case.found(PartAlignmentOff, off[0], part=part, found=found, allowed=Where(str(wanted)), quoted=quoted)


def _has_letters(piece: Piece) -> bool:
    return sum(1 for letter in piece.text if letter.isalpha()) > 3


def _share(piece: Piece, is_so: Callable[[RunLook], bool]) -> float:
    """The share of its letters that are so."""
    sizes = [(len("".join(run.text.split())), is_so(run)) for run in piece.runs]
    letters = sum(size for size, _ in sizes)
    return sum(size for size, so in sizes if so) / letters if letters else 1.0


def _of_part(
    case: PaperCase, kind: type, part: PaperPart, off: Sequence[Piece], among: Sequence[Piece], facts: dict[str, Any]
) -> Finding:
    is_page, customs = part is PaperPart.PAGE_NUMBER, case.allowed["custom"]
    finding: Finding = case.found(
        kind,
        None if is_page else off[0],
        custom=f"{part.value}_case" if kind is CaseOff and part.value not in customs else part.value,
        part=part,
        quoted=shortened(off[0].text, _QUOTE),
        count=len(off),
        of=len(among),
        **facts,
    )
    return finding
