"""Rules of the paragraphs of the text: justified, set in, apart from each other, their lines spaced."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tongket.check.finding import Finding
from tongket.check.kinds.paper import AlignmentOff, IndentOff, LineRule, LineSpacingOff, SpacingOff, Where
from tongket.check.papers.case import PaperCase, decimal, span
from tongket.check.papers.parts import Piece

NEAR_INDENT = 0.6  # millimetres
NEAR_POINTS = 0.15
NEAR_LINES = 0.02
SINGLE = 1.15  # the height of a single line of Times, in its size
_MORE_THAN_A_LINE = 100  # letters: in a paragraph of one line justifying shows nothing


def _paragraphs(case: PaperCase) -> list[Piece]:
    """The paragraphs that run over more than a line, each once."""
    whole = {piece.at: piece for piece in case.parts.body}
    return [piece for piece in whole.values() if len(piece.look.text) > _MORE_THAN_A_LINE]


def alignment(case: PaperCase) -> Iterator[Finding]:
    """Both edges straight."""
    known = [each for each in _paragraphs(case) if each.look.align is not None]
    off = [each for each in known if each.look.align != case.allowed["align"]]
    if off:
        align = str(off[0].look.align)
        found = Where(align) if align in set(Where) else Where.ELSEWHERE
        yield case.found(AlignmentOff, off[0], found=found, count=len(off), of=len(known))


def indents(case: PaperCase) -> Iterator[Finding]:
    """The first line set in. List items hang out instead, and a typed tab or blanks set in as well."""
    known = [each for each in _paragraphs(case) if _is_plain(each)]
    accepted = case.allowed["indent"]
    off = [each for each in known if not any(abs((each.look.first or 0) - mm) <= NEAR_INDENT for mm in accepted)]
    if off:
        found, counts = decimal(off[0].look.first or 0), {"count": len(off), "of": len(known)}
        yield case.found(IndentOff, off[0], custom="indent", found=found, allowed=span(accepted), **counts)


def _is_plain(piece: Piece) -> bool:
    is_set_in = piece.look.text[:1].isspace() or bool(piece.look.left) or bool(piece.look.label)
    return piece.look.first is not None and not is_set_in


def spacing(case: PaperCase) -> Iterator[Finding]:
    """Room between one paragraph and the next."""
    whole = list({piece.at: piece for piece in case.parts.body}.values())
    pairs = [pair for pair in pairwise(whole) if pair[1].at == pair[0].at + 1 and pair[1].look.before is not None]
    off = [pair for pair in pairs if _gap(*pair) < case.allowed["before"] - NEAR_POINTS]
    if off:
        found, allowed = decimal(_gap(*off[0])), decimal(case.allowed["before"])
        yield case.found(SpacingOff, off[0][1], found=found, allowed=allowed, count=len(off), of=len(pairs))


def _gap(above: Piece, below: Piece) -> float:
    return (above.look.after or 0) + (below.look.before or 0)


def line_spacing(case: PaperCase) -> Iterator[Finding]:
    """The height of lines: in lines (State) or in points (Party)."""
    known = [each for each in _paragraphs(case) if each.look.line is not None]
    off = [each for each in known if not _is_spaced(each, case)]
    if off:
        wanted = case.allowed["line"]
        yield case.found(
            LineSpacingOff,
            off[0],
            found=_height(off[0]),
            measured=_rule(off[0]),
            allowed=span(wanted["range"]),
            measure=LineRule(wanted["rule"]),
            count=len(off),
            of=len(known),
        )


def _rule(piece: Piece) -> LineRule:
    return LineRule(piece.look.line_rule) if piece.look.line_rule in set(LineRule) else LineRule.AUTO


def _height(piece: Piece) -> Decimal:
    return decimal(piece.look.line or 0, places=2)


def _is_spaced(piece: Piece, case: PaperCase) -> bool:
    wanted = case.allowed["line"]
    low, high = (float(end) for end in wanted["range"])
    if wanted["rule"] == LineRule.AUTO:
        return low - NEAR_LINES <= _lines(piece) <= high + NEAR_LINES
    is_so = _rule(piece).value == wanted["rule"]
    return is_so and low - NEAR_POINTS <= (piece.look.line or 0) <= high + NEAR_POINTS


def _lines(piece: Piece) -> float:
    """Line spacing in heights of a single line; one given in points is held against the size of the letters."""
    height = piece.look.line or 0
    if _rule(piece) is LineRule.AUTO:
        return height
    single = SINGLE * max((run.pt or 0 for run in piece.runs), default=0)
    lines = height / single if single else 1.0
    return max(lines, 1.0) if _rule(piece) is LineRule.AT_LEAST else lines
