"""Takes a register, makes the picture of what its documents do to each other: a list by age with lines beside it.

One row for each document, so that two hundred can be read from top to bottom. Documents that are related stand
together; a line leads from each document up to the one it speaks of, all lines to one document in one lane.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tongket.directive.register import Identity, Register, RegisteredDocument, Related, RelationKind
from tongket.draft.register_words import day, relation_word

_ROW, _LANE, _TOP, _LEFT = 30, 14, 74, 24  # of the drawing, in pixels
_WIDTHS = {"symbol": 150, "day": 92, "issuer": 190, "subject": 520}
_LONGEST_SUBJECT, _LONGEST_ISSUER, _LONGEST_DEED = 74, 26, 64  # letters that fit
_ALIKE = re.compile(
    r"^về (?:tiếp tục )?tăng cường sự lãnh đạo của Đảng (?:đối với|trong) (?:công tác )?", re.IGNORECASE
)
_STYLE = """
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--field:#f6f8fa;--accent:#0b4f9e;--warn:#7a4b00}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#a5b0bb;--line:#3d444d;--paper:#0d1117;--field:#161b22;
--accent:#79b8ff;--warn:#f0b72f}}
svg{background:var(--paper)}text{font:13px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}
.title{font-size:18px;font-weight:600}.soft{fill:var(--soft)}.symbol{font-weight:600}.doubt{fill:var(--warn)}
.band{fill:var(--field)}.chosen{fill:none;stroke:var(--accent)}.dot{fill:var(--paper);stroke:var(--ink);stroke-width:2}
path{fill:none;stroke-width:1.8}.head{stroke:none;fill:var(--ink)}
.amends{stroke:#b35900}.replaces{stroke:#c0392b}.concludes{stroke:#1f6fb2}.reviews{stroke:#7d4fb3}
.implements{stroke:#3d8b40}.continues{stroke:#008b8b}.basis{stroke:#8a939c;stroke-dasharray:4 3}
"""


@dataclass(frozen=True, slots=True)
class _Trunk:
    """All lines to one document: from its row down to the rows of those that speak of it."""

    row: int
    branches: tuple[tuple[int, RelationKind], ...]

    @property
    def last(self) -> int:
        return max(row for row, _ in self.branches)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which document stands in which row, and which lane each line runs in."""

    documents: tuple[RegisteredDocument, ...]
    lines: tuple[tuple[int, _Trunk], ...]  # lane from 0, nearest the list

    @property
    def lanes(self) -> int:
        """How many lanes there are."""
        return max((lane + 1 for lane, _ in self.lines), default=0)


def families(register: Register) -> list[tuple[RegisteredDocument, ...]]:
    """Documents that are related, directly or through others, together; each family and the list of them by age."""
    near: dict[Identity, list[RegisteredDocument]] = {document.identity: [] for document in register.documents}
    for related in _resolved(register):
        near[related.of.identity].append(related.to[0])
        near[related.to[0].identity].append(related.of)
    seen: set[Identity] = set()
    oldest_first = sorted(register.documents, key=_by_age)
    reached = (_reached(document, near, seen) for document in oldest_first if document.identity not in seen)
    found = [tuple(sorted(family, key=_by_age)) for family in reached]
    # Families first, then those who stand alone.
    return sorted(found, key=lambda family: (len(family) == 1, _by_age(family[0])))


def family_of(register: Register, document: RegisteredDocument) -> tuple[RegisteredDocument, ...]:
    """The documents that one belongs with."""
    return next(family for family in families(register) if document in family)


def draw(register: Register, documents: Sequence[RegisteredDocument]) -> Drawing:
    """The rows and lanes of some documents, in the order given."""
    row_of = {document.identity: row for row, document in enumerate(documents)}
    branches: dict[int, list[tuple[int, RelationKind]]] = {}
    for related in _resolved(register):
        of, to = row_of.get(related.of.identity), row_of.get(related.to[0].identity)
        if of is not None and to is not None:
            branches.setdefault(to, []).append((of, related.relation.kind))
    trunks = [_Trunk(row, tuple(sorted(ends))) for row, ends in sorted(branches.items())]
    return Drawing(tuple(documents), tuple(_in_lanes(trunks)))


def drawn_as(
    ending: str, register: Register, documents: Sequence[RegisteredDocument], chosen: RegisteredDocument | None = None
) -> str | None:
    """The drawing in the format a file's ending asks for: ".svg", ".html" or ".dot"; None for any other."""
    if ending == ".svg":
        return graph_svg(register, documents, chosen)
    if ending == ".html":
        return graph_html(register, documents, chosen)
    return graph_dot(register, documents) if ending == ".dot" else None


def graph_svg(
    register: Register, documents: Sequence[RegisteredDocument], chosen: RegisteredDocument | None = None
) -> str:
    """The drawing as SVG, in light and dark, the same for the same register."""
    drawing = draw(register, documents)
    width = _text_left(drawing) + sum(_WIDTHS.values()) + 430
    height = _TOP + _ROW * len(documents) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}"><title>Quan hệ giữa các văn bản trong sổ</title><style>{_STYLE}</style>',
        '<text class="title" x="24" y="30">Quan hệ giữa các văn bản trong sổ</text>',
        *_legend(),
        *(_band(row, width) for row in range(1, len(documents), 2)),
        *(_chosen(drawing, chosen, width) if chosen is not None else ()),
        *(piece for lane, trunk in drawing.lines for piece in _line(drawing, lane, trunk)),
        *(piece for row, document in enumerate(documents) for piece in _row(register, drawing, row, document)),
        "</svg>\n",
    ]
    return "".join(parts)


def graph_html(
    register: Register, documents: Sequence[RegisteredDocument], chosen: RegisteredDocument | None = None
) -> str:
    """The drawing in a page of its own that scrolls both ways and needs no network."""
    drawn = graph_svg(register, documents, chosen)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Quan hệ giữa các văn bản</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f'<body style="margin:0"><main><h1 style="position:absolute;left:-999px">Quan hệ giữa các văn bản</h1>'
        f'<div style="overflow:auto" tabindex="0" role="region" aria-label="Sơ đồ">{drawn}</div></main></body></html>\n'
    )


def graph_dot(register: Register, documents: Sequence[RegisteredDocument]) -> str:
    """The relations in the language of Graphviz, for those who draw with it."""
    names = {document.identity: f"d{number}" for number, document in enumerate(documents, 1)}
    lines = ["digraph so_van_ban {", "  rankdir=BT;", "  node [shape=box];"]
    for document in documents:
        label = f"{document.type} {document.name}\\n{day(document.dated)}"
        lines.append(f'  {names[document.identity]} [label="{_quoted(label)}"];')
    for related in _resolved(register):
        if related.of.identity in names and related.to[0].identity in names:
            ends = f"{names[related.of.identity]} -> {names[related.to[0].identity]}"
            lines.append(f'  {ends} [label="{relation_word(related.relation.kind)}"];')
    return "\n".join([*lines, "}"]) + "\n"


def deeds(register: Register, document: RegisteredDocument) -> Iterator[str]:
    """What a document does to others: "thay thế 66-QĐ/TW"; one outside the register as it was cited."""
    for related in register.relations_of(document):
        other = related.to[0].name if len(related.to) == 1 else f"{related.relation.to.text} (chưa có trong sổ)"
        yield f"{relation_word(related.relation.kind)} {other}"


def _resolved(register: Register) -> Iterator[Related]:
    for document in register.documents:
        yield from (related for related in register.relations_of(document) if len(related.to) == 1)


def _reached(
    start: RegisteredDocument, near: Mapping[Identity, Iterable[RegisteredDocument]], seen: set[Identity]
) -> Iterator[RegisteredDocument]:
    waiting = [start]
    seen.add(start.identity)
    while waiting:
        document = waiting.pop()
        yield document
        for other in near[document.identity]:
            if other.identity not in seen:
                seen.add(other.identity)
                waiting.append(other)


def _by_age(document: RegisteredDocument) -> tuple[object, str, str]:
    return document.dated, document.name, document.issuer


def _in_lanes(trunks: Iterable[_Trunk]) -> Iterator[tuple[int, _Trunk]]:
    """Short lines run nearest the list; two that pass the same rows never share a lane."""
    taken: list[list[tuple[int, int]]] = []
    for trunk in sorted(trunks, key=lambda each: (each.last - each.row, each.row)):
        span = (min(trunk.row, min(row for row, _ in trunk.branches)), max(trunk.row, trunk.last))
        free = (lane for lane, spans in enumerate(taken) if all(span[1] < a or b < span[0] for a, b in spans))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        yield lane, trunk


# --- drawing


def _text_left(drawing: Drawing) -> int:
    return _LEFT + _LANE * (drawing.lanes + 1) + 14


def _y(row: int) -> int:
    return _TOP + _ROW * row + _ROW // 2


def _legend() -> Iterator[str]:
    x = 24
    for kind in RelationKind:
        words = relation_word(kind)
        yield f'<path class="{kind.value}" d="M{x} 52h22"/><text class="soft" x="{x + 28}" y="56">{words}</text>'
        x += 44 + 8 * len(words)


def _band(row: int, width: int) -> str:
    return f'<rect class="band" x="0" y="{_y(row) - _ROW // 2}" width="{width}" height="{_ROW}"/>'


def _chosen(drawing: Drawing, chosen: RegisteredDocument, width: int) -> Iterator[str]:
    for row, document in enumerate(drawing.documents):
        if document.identity == chosen.identity:
            left = _text_left(drawing) - 4
            box = f'x="{left}" y="{_y(row) - _ROW // 2 + 2}" width="{width - left - 8}" height="{_ROW - 4}"'
            yield f'<rect class="chosen" {box} rx="5"/>'


def _line(drawing: Drawing, lane: int, trunk: _Trunk) -> Iterator[str]:
    dot = _text_left(drawing) - 14
    x, top = dot - _LANE * (lane + 1), _y(trunk.row) - 4
    for row, kind in reversed(trunk.branches):
        end, bend = _y(row) + 4, 6 if row > trunk.row else -6  # what leaves a row runs below what arrives in it
        across = f"H{x + 6}Q{x} {end} {x} {end - bend}V{top + bend}Q{x} {top} {x + 6} {top}"
        yield f'<path class="{kind.value}" d="M{dot} {end}{across}H{dot - 9}"/>'
    yield f'<path class="head" d="M{dot - 5} {top}l-7 -4v8z"/>'


def _row(register: Register, drawing: Drawing, row: int, document: RegisteredDocument) -> Iterator[str]:
    x, y = _text_left(drawing), _y(row) + 5
    yield f'<circle class="dot" cx="{x - 14}" cy="{_y(row)}" r="4.5"/>'
    about = f"{document.type} {document.name}, {day(document.dated)}, {document.issuer}. {document.subject}"
    doubt = " ?" if document.unconfirmed else ""
    yield f'<g><title>{escape(about)}</title><text class="symbol" x="{x}" y="{y}">{escape(document.name)}'
    yield f'<tspan class="doubt">{doubt}</tspan></text>' if doubt else "</text>"
    x += _WIDTHS["symbol"]
    yield f'<text class="soft" x="{x}" y="{y}">{day(document.dated)}</text>'
    x += _WIDTHS["day"]
    yield f'<text x="{x}" y="{y}">{escape(_cut(document.issuer, _LONGEST_ISSUER))}</text>'
    x += _WIDTHS["issuer"]
    yield f'<text x="{x}" y="{y}">{escape(_matter(document.subject))}</text>'
    said = "; ".join(deeds(register, document))
    x += _WIDTHS["subject"]
    yield f'<text class="soft" x="{x}" y="{y}">{escape(_cut(said, _LONGEST_DEED))}</text></g>'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _matter(subject: str) -> str:
    """The matter itself, without the words with which Party subjects begin alike."""
    return _cut(_ALIKE.sub("… ", subject, count=1), _LONGEST_SUBJECT)


def _quoted(text: str) -> str:
    return text.replace('"', '\\"')
