"""Takes the record of `tongket read` and the owner's register, says which documents are meant by those named in part.

`resolves_to` is empty where the register does not know the document, and names several where the text leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tongket.desk.refusal import CannotGoOn
from tongket.directive.register import Register, RegisteredDocument
from tongket.directive.register_file import read_register
from tongket.wording.citations import Citation
from tongket.wording.document_symbols import symbol_of

REGISTER = "register.toml"


def register_near(file: Path, given: Path | None = None) -> Register | None:
    """The register given, or register.toml in the current folder, the file's, or one above it; None without one.

    Raises CannotGoOn where the one given is not there or cannot be opened, RegisterFileError with every fault in it.
    """
    if given is not None and not given.is_file():
        raise CannotGoOn("no_such_file", file=given)
    folders = (Path.cwd(), *file.resolve().parents)
    found = given or next((path for folder in folders if (path := folder / REGISTER).is_file()), None)
    if found is None:
        return None
    try:
        return read_register(found)
    except UnicodeDecodeError:
        raise CannotGoOn("not_utf8", file=found) from None
    except OSError as error:
        raise CannotGoOn("bad_settings", file=found, detail=error) from None


def resolve_in(record: dict[str, Any], register: Register) -> None:
    """Add `resolves_to` to every document that a record of `tongket read` names."""
    day = _dated(record)
    for cited in _named(record):
        cited["resolves_to"] = [_registered(each) for each in register.resolve(_citation(cited), by=day)]


def _named(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (record.get("document") or {}).get("cites", ())
    yield from (review["document"] for review in record.get("reviews", ()))
    yield from (document for award in record.get("awards", ()) for document in award["documents"])


def _dated(record: dict[str, Any]) -> date | None:
    """The day of the paper itself: it cites nothing younger."""
    stated = ((record.get("document") or {}).get("date") or {}).get("value")
    return date.fromisoformat(stated) if stated else None


def _citation(cited: dict[str, Any]) -> Citation:
    """The citation that a record tells of."""
    symbol = symbol_of(cited["value"])
    return Citation(
        start=0,
        end=0,
        text=cited["value"],
        kind=cited["type"] or "",
        number=symbol.number if symbol else cited["value"].rpartition(" ")[2],
        symbol=symbol,
        dated=date.fromisoformat(cited["date"]) if cited["date"] else None,
        issuer=cited["issuer"] or "",
    )


def _registered(document: RegisteredDocument) -> dict[str, str]:
    return {
        "symbol": document.name,
        "type": document.type,
        "date": document.dated.isoformat(),
        "issuer": document.issuer,
    }
