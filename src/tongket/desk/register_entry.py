"""Takes what is known of one document, makes its table for `register.toml`; what stood there stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from tongket.collect.documents import open_letterhead
from tongket.collect.letterhead import letterhead_of_text
from tongket.collect.screening import mark_of_file
from tongket.directive.register_file import whole_symbol
from tongket.wording.document_symbols import KINDS, symbol_of
from tongket.wording.fold import fold

HEADING = "# Sổ văn bản: mỗi văn bản một mục [[document]]; sửa tay được, ghi thêm bằng lệnh tongket register add.\n"
NEEDED = ("type", "symbol", "dated", "issuer")


class Marked(Exception):
    """A file with a secrecy mark: it is not read further and leaves no trace."""

    def __init__(self, file: str, mark: str) -> None:
        super().__init__(file)
        self.file, self.mark = file, mark


def proposed_from(path: Path) -> dict[str, Any]:
    """What the top of a document plainly says of itself, by the keys of `register.toml`; nothing is guessed.

    Not the body that issued it: a letterhead's lines alone do not tell superior from issuer.

    Raises Marked, Unreadable.
    """
    content = path.read_bytes()
    if mark := mark_of_file(content, path.name):
        raise Marked(path.name, mark)
    head = letterhead_of_text(open_letterhead(content, path.name))
    symbol = symbol_of(head.symbol) if head.symbol else None
    found = {
        "type": _type_in(head.title or ""),
        "symbol": symbol.canonical if symbol else "",
        "dated": head.dated,
    }
    return {key: value for key, value in found.items() if value}


def _type_in(title: str) -> str:
    """The kind of document a title begins with; "" where it begins otherwise."""
    plain = f"{fold(title)} "
    return next((kind for kind in KINDS if plain.startswith(f"{fold(kind)} ")), "")


def with_entry(
    text: str,
    facts: Mapping[str, Any],
    reviews: Sequence[Mapping[str, Any]] = (),
    relations: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The text of a register with one document more at its end."""
    table = _table(facts)
    for name, entries in (("review", reviews), ("relation", relations)):
        if entries:
            several = tomlkit.aot()
            for entry in entries:
                several.append(_table(entry))
            table.append(name, several)
    documents = tomlkit.aot()
    documents.append(table)
    piece = tomlkit.document()
    piece.append("document", documents)
    before = text or HEADING
    return before.rstrip("\n") + "\n\n" + tomlkit.dumps(piece).strip("\n") + "\n"


def canonical(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with the symbol as the rules of office print it; one that is none is left for the reader to refuse."""
    symbol = whole_symbol(str(facts.get("symbol", "")))
    return {**facts, "symbol": symbol.canonical} if symbol is not None else dict(facts)


def _table(facts: Mapping[str, Any]) -> Any:
    table = tomlkit.table()
    for key, value in facts.items():
        if isinstance(value, date) or value:
            table.append(key, value)
    return table
