"""Takes an opened Word 97 file, makes the paragraphs of a part of its text: words as printed, and what is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tongket.collect.documents.doc_file import CHARACTERS, PARAGRAPHS, Run, WordFile, runs_of, whole_letters
from tongket.collect.documents.doc_properties import Letters, Paragraph, letters_of, paragraph_of
from tongket.collect.documents.docx_blocks_tags import symbol

ENDS = "\r\x07\x0c"
CELL_END = "\x07"
_PARAGRAPH = re.compile(f"[^{ENDS}]*[{ENDS}]?")
_FIELD_SIGN = re.compile("([\x13\x14\x15])")
_SIGNS = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None} | {chr(n): None for n in range(9)})

_PLAIN, _BODY = Letters(), Paragraph()


@dataclass(slots=True)
class Piecewise:
    """One paragraph as it is gathered: its words and how each run of them is set, where it stands, what ends it."""

    start: int
    end: int = 0
    sign: str = ""
    words: list[tuple[str, Letters]] = field(default_factory=list)
    stated: Paragraph = _BODY


@dataclass(slots=True)
class Gatherer:
    """Reads a part of the text from its beginning to its end, the runs of properties beside it."""

    file: WordFile
    letters: list[Run]
    paragraphs: list[Run]
    changes: int = 0
    at_letters: int = 0
    at_paragraph: int = 0
    fields: list[bool] = field(default_factory=list)  # of each open one: whether its result has begun

    def part(self, name: str) -> Iterator[Piecewise]:
        """The paragraphs of a named part."""
        return self.between(*self.file.part(name))

    def between(self, start: int, end: int) -> Iterator[Piecewise]:
        """The paragraphs of a stretch; one whose end was deleted runs on into the next."""
        self.at_letters, self.at_paragraph, self.fields = 0, 0, []
        current = Piecewise(start)
        for found in _PARAGRAPH.finditer(self.file.text, start, end):
            if found.start() < found.end() and self._gather(current, found.start(), found.end()):
                current.end, current.sign = found.end(), found[0][-1]
                current.stated = self._stated(found.end() - 1)
                yield current
                current = Piecewise(found.end())
        if current.words:
            yield current

    def _gather(self, paragraph: Piecewise, start: int, end: int) -> bool:
        """Add the words of a stretch. Whether its last letter, the end of a paragraph, stands."""
        stands = True
        while start < end:
            stop, stated = self._letters_at(start, end)
            stands = not stated.is_deleted
            self.changes += stated.is_deleted or stated.is_inserted
            if stands:
                self._add(paragraph, self.file.text[start:stop], stated)
            start = stop
        return stands and self.file.text[end - 1] in ENDS

    def _letters_at(self, at: int, end: int) -> tuple[int, Letters]:
        """The settings of the letter at a place, and where they end."""
        runs = self.letters
        while self.at_letters < len(runs) and runs[self.at_letters].end <= at:
            self.at_letters += 1
        if self.at_letters == len(runs):
            return end, _PLAIN
        run = runs[self.at_letters]
        return (min(run.start, end), _PLAIN) if run.start > at else (min(run.end, end), letters_of(run.properties))

    def _stated(self, at: int) -> Paragraph:
        runs = self.paragraphs
        while self.at_paragraph < len(runs) and runs[self.at_paragraph].end <= at:
            self.at_paragraph += 1
        is_known = self.at_paragraph < len(runs) and runs[self.at_paragraph].start <= at
        return paragraph_of(runs[self.at_paragraph].properties) if is_known else _BODY

    def _add(self, paragraph: Piecewise, text: str, stated: Letters) -> None:
        if stated.symbol is not None and text == "(":
            text = symbol(f"{stated.symbol:04x}")
        elif self.fields or "\x13" in text:
            text = "".join(self._printed(text))
        text = whole_letters(text.rstrip(ENDS).translate(_SIGNS))
        if text:
            paragraph.words.append((text, stated))

    def _printed(self, text: str) -> Iterator[str]:
        """Without the instructions of fields, nested ones and all."""
        for piece in _FIELD_SIGN.split(text):
            if piece == "\x13":
                self.fields.append(False)
            elif piece == "\x14" and self.fields:
                self.fields[-1] = True
            elif piece == "\x15" and self.fields:
                self.fields.pop()
            elif all(self.fields) or piece in ENDS:
                yield piece


def gatherer_of(file: WordFile) -> Gatherer:
    """Ready to read any part of a file."""
    return Gatherer(file, runs_of(file, CHARACTERS), runs_of(file, PARAGRAPHS))
