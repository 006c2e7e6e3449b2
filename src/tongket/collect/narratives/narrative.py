"""Takes the bytes of a document as a unit sent it, makes its `Narrative`: numbered blocks, and what was odd.

The one door for documents of every kind. A document whose heading block carries a secrecy mark is refused here,
before anything of it is handed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tongket.collect.documents.block import Block, Contents
from tongket.collect.documents.document_contents import contents_of, lines_of
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.screening import secrecy_mark
from tongket.collect.submission import Oddity, OddityKind, Place

HEADING_LINES = 80  # screened: letterhead, title and what stands round them, in whatever order a program keeps them


@dataclass(frozen=True, slots=True)
class Narrative:
    """One document, read."""

    blocks: tuple[Block, ...]
    format: str
    oddities: tuple[Oddity, ...] = ()

    def block(self, number: int) -> Block:
        """The block of a number, as findings and sources name it."""
        return self.blocks[number - 1]


def read_narrative(content: bytes, name: str) -> Narrative:
    """Read a document of any kind: Word, PDF, OpenDocument, RTF, a page, plain text.

    Raises `Unreadable`: for what cannot be read, and for what carries a secrecy mark (`SECRET`). A scan is no refusal:
    it is a narrative without blocks, and an oddity.
    """
    contents = contents_of(content)
    mark = mark_of(contents)
    if mark is not None:
        raise Unreadable(OddityKind.SECRET, mark)
    blocks = blocks_of(contents.passages)
    if not blocks and not contents.oddities:
        contents.oddities.append((OddityKind.NO_TEXT, {}))
    oddities = (Oddity(kind=kind, at=Place(name), facts=facts) for kind, facts in contents.oddities)
    return Narrative(blocks, contents.format, tuple(oddities))


def mark_of(contents: Contents) -> str | None:
    """The secrecy mark of a document's heading block or of its page headers."""
    lines = islice((line for line in lines_of(contents) if line.strip()), len(contents.around) + HEADING_LINES)
    return secrecy_mark([part for line in lines for part in ((line, *line.split("\t")) if "\t" in line else (line,))])


def first_lines(narrative: Narrative, most: int = 60) -> list[str]:
    """The lines a narrative begins with, one by one: what its letterhead is read from."""
    texts = (text for block in narrative.blocks for text in ([cell.text for cell in block.cells] or [block.text]))
    lines = (" ".join(line.split()) for text in texts for line in text.split("\n"))
    return list(islice(filter(None, lines), most))
