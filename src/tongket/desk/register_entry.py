"""Takes what is known of one document, makes its table for `register.toml`; what stood there stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from tongket.collect.narratives.narrative import read_narrative
from tongket.collect.screening import mark_of_file
from tongket.directive.document import CitedAs, Document
from tongket.directive.official.reading import document_of
from tongket.directive.register import RelationKind
from tongket.directive.register_file import whole_symbol
from tongket.wording.fold import fold

HEADING = "# Sổ văn bản: mỗi văn bản một mục [[document]]; sửa tay được, ghi thêm bằng lệnh tongket register add.\n"
_OF_A_COMMITTEE = frozenset({"ban thuong vu", "ban chap hanh", "thuong truc", "van phong"})
PROPOSED = ("type", "symbol", "dated", "issuer", "subject")
_ROLES = {
    CitedAs.AMENDS: RelationKind.AMENDS,
    CitedAs.REPLACES: RelationKind.REPLACES,
    CitedAs.CONCLUDES: RelationKind.CONCLUDES,
    CitedAs.REVIEWS: RelationKind.REVIEWS,
    CitedAs.IMPLEMENTS: RelationKind.IMPLEMENTS,
}


class Marked(Exception):
    """A file with a secrecy mark: it is not read further and leaves no trace."""

    def __init__(self, file: str, mark: str) -> None:
        super().__init__(file)
        self.file, self.mark = file, mark


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file says of itself, by the keys of `register.toml`, and what it seems to do to others: for a person."""

    facts: Mapping[str, Any]
    relations: tuple[tuple[RelationKind, str], ...]


def proposed_from(path: Path) -> Proposal:
    """What a document states of itself; what it does not state is not there. Raises Marked, Unreadable."""
    content = path.read_bytes()
    if mark := mark_of_file(content, path.name):
        raise Marked(path.name, mark)
    document = document_of(read_narrative(content, path.name).blocks)
    found = {key: getattr(document, key).value for key in PROPOSED}
    found["issuer"] = _whole_name(found["issuer"] or "", document.superior.value or "")
    return Proposal({key: value for key, value in found.items() if value}, tuple(_relations(document)))


def _whole_name(issuer: str, superior: str) -> str:
    """Every standing committee is headed alike: without the committee above, nobody knows whose it is."""
    return f"{issuer} {superior}".strip() if fold(issuer) in _OF_A_COMMITTEE else issuer


def _relations(document: Document) -> Iterator[tuple[RelationKind, str]]:
    """Each other document once, by the first role it has; grounds and mere mentions are too many to enter."""
    told: set[tuple[str, date | None]] = set()
    for cited in document.cites:
        kind, citation = _ROLES.get(cited.role), cited.citation
        is_told = (citation.canonical, citation.dated) in told
        if kind is not None and not is_told:
            told |= {(citation.canonical, citation.dated), (citation.canonical, None)}
            yield kind, " ".join(citation.text.split()).rstrip(".,;:")


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
    before = text if text.strip("\ufeff \r\n") else HEADING
    end = "\r\n" if "\r\n" in before else "\n"
    lines = ["", *tomlkit.dumps(piece).strip("\n").split("\n"), ""]
    return before.rstrip("\r\n") + end + end.join(lines)


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
