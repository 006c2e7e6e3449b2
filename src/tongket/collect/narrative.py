"""Takes the bytes of a document as a unit sent it, makes its `Narrative`: numbered blocks, and what was odd."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from tongket.collect.block import Block, Contents, Passage
from tongket.collect.docx_blocks import read_docx
from tongket.collect.narrative_headings import blocks_of
from tongket.collect.narrative_letters import decoder_for
from tongket.collect.submission import Oddity, OddityKind, Place
from tongket.collect.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Narrative:
    """One document, read."""

    blocks: tuple[Block, ...]
    format: str
    oddities: tuple[Oddity, ...] = ()

    def block(self, number: int) -> Block:
        """The block of a number, as findings and sources name it."""
        return self.blocks[number - 1]


def is_word(content: bytes) -> bool:
    """Whether the bytes are a .docx, the one kind read block by block as yet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return any(name.lower().startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def read_narrative(content: bytes, name: str) -> Narrative:
    """Read a .docx. Raises `Unreadable`."""
    if not content.strip(b"\0 \r\n\t"):
        raise Unreadable(OddityKind.DAMAGED, "empty file")
    contents = read_docx(content)
    _settle_letters(contents)
    oddities = [Oddity(kind=kind, at=Place(name), facts=facts) for kind, facts in contents.oddities]
    return Narrative(blocks_of(contents.passages), contents.format, tuple(oddities))


def _settle_letters(contents: Contents) -> None:
    """Decode what is left in old letters where no font said so: judged by the document as a whole."""
    decode = decoder_for(_texts(contents.passages))
    if decode is None:
        return
    for passage in contents.passages:
        passage.text, passage.lead = decode(passage.text), decode(passage.lead)
        passage.cells = tuple(cell._replace(text=decode(cell.text)) for cell in passage.cells)
    contents.oddities.append((OddityKind.OLD_LETTERS, {"count": len(contents.passages)}))


def _texts(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield passage.text
        yield from (cell.text for cell in passage.cells)
