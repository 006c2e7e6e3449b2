"""Takes the bytes of a PDF, makes the lines of its text layer with their places, and says which pages are pictures."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import Any

from tongket.collect.documents.letters import OLD_FONT, decode_by_font
from tongket.collect.documents.line_paragraphs import TextLine
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

FEW_WORDS = 30  # a page with fewer over a picture is a scan with a stamp on it
PICTURE = 0.3  # of a page
WIDE_SPACE = 2.0  # sizes of a letter between two words of a line: they are apart
SPACE = 0.18  # of a size: as much as parts two words
USUAL_LETTER = 0.45  # sizes: how wide letters and spaces of running text are on average
_LINE = re.compile(r"[^\r\n]+")
_WORDS = re.compile(r"\S+")
_BROKEN_HYPHEN = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\xa0": " ", "\0": None})


@dataclass(slots=True)
class PdfPages:
    """What the pages give: lines in their order, how many pages there are, and those that are pictures."""

    lines: list[TextLine] = field(default_factory=list)
    count: int = 0
    pictures: list[int] = field(default_factory=list)
    decoded: int = 0


def pages_of(content: bytes, most: int | None = None) -> PdfPages:
    """Raises `Unreadable` for what is locked or broken."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        kind = OddityKind.PASSWORD if "assword" in str(error) else OddityKind.DAMAGED
        raise Unreadable(kind, str(error)) from error
    found = PdfPages(count=len(document))
    try:
        for number in range(min(found.count, most or found.count)):
            _read_page(document, number, found)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    finally:
        document.close()
    return found


def _read_page(document: Any, number: int, found: PdfPages) -> None:
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            reader = _PageReader(layer, page.get_height(), number + 1)
            lines = list(reader.lines())
            found.decoded += reader.decoded
        finally:
            layer.close()
        found.lines += lines
        if sum(len(line.text.split()) for line in lines) < FEW_WORDS and _is_picture(page, bool(lines)):
            found.pictures.append(number + 1)
    finally:
        page.close()


def _is_picture(page: Any, has_text: bool) -> bool:
    """Whether pictures cover a page; any picture will do where there is not a word."""
    from pypdfium2 import raw

    area = 0.0
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = each.get_bounds()
        area += abs((right - left) * (top - bottom))
    return area > PICTURE * page.get_width() * page.get_height() if has_text else area > 0


def _goes_on(before: TextLine, line: TextLine) -> bool:
    """Whether a piece stands on the same line close behind: a number raised above it, or what follows one."""
    height = max(before.size, line.size)
    is_beside = -0.2 * height < line.left - before.right < height
    return is_beside and abs(line.base - before.base) < 0.7 * height


def _joined(before: TextLine, line: TextLine) -> TextLine:
    gap = "" if line.left - before.right < SPACE * min(before.size, line.size) else " "
    return before._replace(
        text=f"{before.text}{gap}{line.text}",
        right=line.right,
        base=max(before.base, line.base),
        size=max(before.size, line.size),
        is_bold=before.is_bold and line.is_bold,
    )


class _PageReader:
    """Reads the text layer of one page through the library's own functions: few calls a line."""

    def __init__(self, layer: Any, height: float, page: int) -> None:
        from pypdfium2 import raw

        self.raw, self.layer, self.height, self.page = raw, layer, height, page
        self.edges = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        self.name = ctypes.create_string_buffer(128)
        self.matrix = raw.FS_MATRIX()
        self.decoded = 0

    def lines(self) -> Iterator[TextLine]:
        """The lines that are not blank, numbered from 1 on the page."""
        before: TextLine | None = None
        number = 0
        for line in self._printed():
            if before is not None and _goes_on(before, line):
                before = _joined(before, line)
                continue
            if before is not None:
                yield before
            number += 1
            before = line._replace(line=number)
        if before is not None:
            yield before

    def _printed(self) -> Iterator[TextLine]:
        for found in _LINE.finditer(str(self.layer.get_text_range())):
            text = found[0].rstrip()
            start = found.start() + len(text) - len(text.lstrip())
            if text.strip():
                yield self._line(text.strip(), start)

    def _line(self, text: str, start: int) -> TextLine:
        last = start + len(text) - 1
        left, _, bottom, _ = self._box(start)
        _, right, *_ = self._box(last)
        size = max(self._size(start), self._size((start + last) // 2))
        fonts = [self._font(at) for at in (start, (start + last) // 2, last)]
        text = self._spaced(text, start, size, right - left)
        return TextLine(
            self._plain(text, fonts),
            left,
            max(right, left),
            self.height - self._baseline(start, bottom),
            size,
            self.page,
            None,
            all("bold" in font.lower() or "black" in font.lower() for font in fonts),
        )

    def _box(self, at: int) -> tuple[float, float, float, float]:
        self.raw.FPDFText_GetCharBox(self.layer, at, *map(ctypes.byref, self.edges))
        left, right, bottom, top = (each.value for each in self.edges)
        return left, right, bottom, top

    def _baseline(self, at: int, otherwise: float) -> float:
        x, y = self.edges[0], self.edges[1]
        is_known = self.raw.FPDFText_GetCharOrigin(self.layer, at, ctypes.byref(x), ctypes.byref(y))
        return y.value if is_known else otherwise

    def _size(self, at: int) -> float:
        """The size a letter is printed in: that of its font, as the page scales it."""
        size = float(self.raw.FPDFText_GetFontSize(self.layer, at))
        if self.raw.FPDFText_GetMatrix(self.layer, at, ctypes.byref(self.matrix)):
            size *= hypot(self.matrix.b, self.matrix.d)
        return max(size, 1.0)

    def _font(self, at: int) -> str:
        flags = ctypes.c_int()
        length = self.raw.FPDFText_GetFontInfo(self.layer, at, self.name, len(self.name), ctypes.byref(flags))
        return self.name.value.decode("utf-8", "replace") if 0 < length <= len(self.name) else ""

    def _spaced(self, text: str, start: int, size: float, width: float) -> str:
        """A tab between words that stand far apart; looked for only in lines wider than their words are."""
        if width < 1.2 * USUAL_LETTER * size * len(text):
            return text
        words = list(_WORDS.finditer(text))
        parts = [words[0][0]] if words else []
        for before, word in pairwise(words):
            end, begin = self._box(start + before.end() - 1)[1], self._box(start + word.start())[0]
            parts += ["\t" if begin - end > WIDE_SPACE * size else " ", word[0]]
        return "".join(parts)

    def _plain(self, text: str, fonts: list[str]) -> str:
        text = text.translate(_BROKEN_HYPHEN)
        old = next((name for font in fonts if OLD_FONT.match(name := font.split("+")[-1])), None)
        if old is None or text.isascii():
            return text
        decoded = decode_by_font(text, old)
        self.decoded += decoded != text
        return decoded
