"""Takes a `Narrative`, makes plain values that can be kept as JSON, and a `Narrative` of them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tongket.collect.documents.block import Block, BlockKind, TableCell, table_text
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.submission import Oddity, OddityKind, Place

_USUAL = Block(0, BlockKind.PARAGRAPH, "")[3:]  # what most blocks have after number, kind and text
_KINDS = {kind.value: kind for kind in BlockKind}


def narrative_text(narrative: Narrative) -> dict[str, Any]:
    """A narrative as plain values; what is usual at the end of a block is left out, numbers follow from the order."""
    return {
        "format": narrative.format,
        "blocks": [_plain_block(block) for block in narrative.blocks],
        "oddities": [[each.kind.value, list(each.at), each.facts, each.form_cell] for each in narrative.oddities],
    }


def narrative_of(plain: dict[str, Any]) -> Narrative:
    """The narrative that `narrative_text` made plain. Raises for what it did not make."""
    blocks = tuple(_block(number, each) for number, each in enumerate(plain["blocks"], start=1))
    oddities = tuple(
        Oddity(kind=OddityKind(kind), at=Place(*at), facts=facts, form_cell=form_cell)
        for kind, at, facts, form_cell in plain["oddities"]
    )
    return Narrative(blocks, str(plain["format"]), oddities)


def _plain_block(block: Block) -> list[Any]:
    rest: list[Any] = list(block[3:])
    while rest and rest[-1] == _USUAL[len(rest) - 1]:
        rest.pop()
    if len(rest) == len(_USUAL):
        rest[-1] = [list(cell) for cell in block.cells]
    # The text of a table is that of its cells.
    return [block.kind.value, "" if block.cells else block.text, *rest]


def _block(number: int, plain: Sequence[Any]) -> Block:
    kind, text, *rest = plain
    cells = tuple(TableCell(*cell) for cell in rest.pop()) if len(rest) == len(_USUAL) else ()
    fields = (*rest, *_USUAL[len(rest) :])
    block = Block(number, _KINDS[kind], text, *fields)
    return block._replace(cells=cells, text=table_text(cells)) if cells else block
