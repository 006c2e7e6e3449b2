"""Takes the paragraphs of a saved page, makes what its labels say of one document: "Số ký hiệu", "Ngày ban hành" …

Offices keep pages of legal databases as well as documents. A page that repeats its labels lists several documents; none
of them is "the document" then.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tongket.directive.document import Paragraph, Why
from tongket.directive.official.numbers import named_document
from tongket.directive.official.pieces import Piece
from tongket.wording.fold import fold

# What the pages call each field, folded. First those that name several fields in one label.
LABELS = {
    "issuer position signer": ("co quan ban hanh/ chuc danh / nguoi ky", "co quan ban hanh/ chuc danh/ nguoi ky"),
    "symbol": (
        "so ky hieu",
        "so, ky hieu",
        "so/ky hieu",
        "so hieu",
        "so/ ky hieu",
        "ky hieu",
        "so van ban",
        "so hieu van ban",
        "so va ky hieu",
        "so ki hieu",
        "van ban so",
    ),
    "dated": (
        "ngay ban hanh",
        "ngay ky",
        "ngay ky xac thuc",
        "ngay van ban",
        "ngay thang ban hanh",
        "ngay ban hanh van ban",
    ),
    "type": ("loai van ban", "hinh thuc van ban", "the loai", "ten loai"),
    "issuer": ("co quan ban hanh", "noi ban hanh", "don vi ban hanh", "to chuc ban hanh"),
    "signer": ("nguoi ky", "nguoi ky van ban"),
    "position": ("chuc danh", "chuc vu", "chuc vu nguoi ky", "chuc danh nguoi ky"),
    "subject": ("trich yeu", "trich yeu noi dung", "noi dung trich yeu", "ten van ban", "tieu de", "ve viec"),
    "": (
        "hieu luc",
        "ngay co hieu luc",
        "ngay het hieu luc",
        "tinh trang hieu luc",
        "pham vi",
        "nguon thu thap",
        "ngay dang cong bao",
        "linh vuc",
        "nganh",
        "tinh trang",
        "ngay hieu luc",
        "so cong bao",
    ),
}
_FIELD = {label: name for name, labels in LABELS.items() for label in labels}
_RELATIONS = re.compile(
    r"van ban (?:dan chieu|duoc|can cu|huong dan|lien quan|sua doi|bi |het |quy dinh|hop nhat|thay the|goc)"
)
_THIS_ONE = re.compile(r"van ban (?:dang xem|hien thoi)\b")  # in the middle of a page of relations
_LABELLED = re.compile(r"^(?P<label>[^:\n]{4,60}?)\s*:\s*(?P<value>.*)$", re.S)
_CELLS = re.compile(r"\t|\s\|\s")  # of a table, or of one drawn with bars
LONGEST_HEAD = 400
FEWEST = 3  # labels that make a page one of attributes


@dataclass(slots=True)
class Attributes:
    """What a page's labels say: field to value and piece. `why` where it tells of several documents."""

    values: dict[str, tuple[str, Piece]] = field(default_factory=dict)
    labels: int = 0
    why: Why | None = None

    @property
    def is_page(self) -> bool:
        """Whether there are labels enough for a page of one document's attributes, or of a list."""
        return self.labels >= FEWEST or "named" in self.values or self.why is not None


def attributes_of(paragraphs: Sequence[Paragraph], pieces: Sequence[Piece]) -> Attributes:
    """What the labels say, down to where the page begins to list other documents."""
    found = Attributes()
    for label, value, piece in _pairs(paragraphs):
        names = _FIELD[label].split()
        found.labels += 1
        for name, part in zip(names, _parts(value, len(names)), strict=False):
            if name in found.values and fold(found.values[name][0]) != fold(part):
                found.why = Why.AMBIGUOUS
            elif part:
                found.values.setdefault(name, (part, piece))
    if any(_heads_a_list(line) for paragraph in paragraphs for line in paragraph.text.split("\n", 3)[:3]):
        found.why = Why.AMBIGUOUS
    _name(paragraphs, pieces, found)
    return found


def _heads_a_list(line: str) -> bool:
    """Whether a table's row holds labels alone: below it each row is another document."""
    if "\t" not in line or len(line) > LONGEST_HEAD:
        return False
    keys = [fold(cell) for cell in line.split("\t")]
    return sum(_FIELD.get(key, "") != "" for key in keys) >= FEWEST


def _parts(value: str, count: int) -> list[str]:
    return [part.strip() for part in value.split("\t")] if count > 1 else [" ".join(value.split())]


def _pairs(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str, Piece]]:
    """Every known label with its value: of a table's rows, of "label: value", of a value on the line below."""
    is_of_others = False
    for at, paragraph in enumerate(paragraphs):
        heading = fold(paragraph.text[:80])
        is_of_others = (is_of_others or _RELATIONS.match(heading) is not None) and not _THIS_ONE.match(heading)
        if is_of_others:
            continue
        for line in unicodedata.normalize("NFC", paragraph.text).split("\n")[:400]:
            yield from _of_line(paragraph, line, paragraphs[at + 1 : at + 2])


def _of_line(paragraph: Paragraph, line: str, below: Sequence[Paragraph]) -> Iterator[tuple[str, str, Piece]]:
    cells = [cell.strip() for cell in _CELLS.split(line.strip("| "))]
    keys = [fold(cell.rstrip(": ")) if len(cell) < 70 else "" for cell in cells]
    if _heads_a_list(line):
        return
    for at, key in enumerate(keys):
        if key in _FIELD and at + 1 < len(cells):
            wide = len(_FIELD[key].split())
            yield key, "\t".join(cells[at + 1 : at + 1 + wide]), Piece(paragraph.number, " ".join(cells))
    found = _LABELLED.match(line) if len(cells) == 1 else None
    if found and (key := fold(found["label"])) in _FIELD:
        value = found["value"].strip()
        if not value and below and len(below[0].text) < 400 and ":" not in below[0].text[:40]:
            value = below[0].text
        yield key, value, Piece(paragraph.number, line)


def _name(paragraphs: Sequence[Paragraph], pieces: Sequence[Piece], found: Attributes) -> None:
    """ "Luật 31/VBHN-VPQH" above labels, and the title a table opens with."""
    for piece in pieces[:80] if found.labels else ():
        named = named_document(piece.text) if len(piece.text) < 90 else None
        if named and not named[2]:
            found.values.setdefault("named", (piece.text, piece))
            return
    for paragraph in paragraphs[:40]:
        first, _, rest = paragraph.text.partition("\n")
        if rest and "\t" not in first and fold(rest.split("\t")[0]) in _FIELD and len(first) < 400:
            found.values.setdefault("subject", (first.strip(), Piece(paragraph.number, first)))
