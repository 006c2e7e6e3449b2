"""One document as one text names it. Nothing is read here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongket.wording.document_symbols import Symbol, printed_number


class CitationForm(StrEnum):
    """By what a document is named."""

    NUMBER = "number"  # "Chỉ thị số 48-CT/TW", "Chỉ thị 48"
    DATE = "date"  # "Luật Tổ chức Quốc hội ngày 25 tháng 12 năm 2001", "Hiến pháp năm 1992"
    NAME = "name"  # "Bộ luật Hình sự"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One document as one text names it. What the text leaves out is empty."""

    start: int
    end: int
    text: str
    kind: str = ""  # "Chỉ thị", as the catalogue of kinds writes it
    number: str = ""  # "48"
    symbol: Symbol | None = None  # None: named by its number alone, its date or its name
    dated: date | None = None
    date_text: str = ""  # as typed; with `dated` None, a day that never was
    issuer: str = ""
    form: CitationForm = CitationForm.NUMBER
    name: str = ""  # of an act, as typed: "Tổ chức Quốc hội"
    year: int | None = None  # where only the year is given: "Hiến pháp năm 1992"
    term: str = ""  # "X" of "(khóa X)"
    provision: str = ""  # "khoản 2 Điều 5"
    possible_kinds: tuple[str, ...] = ()  # more than one where text and letters leave it open
    suspected: Symbol | None = None  # what was probably meant, where the letters look turned round

    @property
    def canonical(self) -> str:
        """ "48-CT/TW"; the kind and number, or kind and name, where no symbol is given."""
        if self.symbol:
            return self.symbol.canonical
        if self.number:
            number = f"{printed_number(self.number)}/{self.year}" if self.year else printed_number(self.number)
            return f"{self.kind} {number}".strip()
        told = f"năm {self.year}" if self.year else ""
        return " ".join(part for part in (self.kind, " ".join(self.name.split()), told) if part)

    @property
    def is_date_impossible(self) -> bool:
        """31/02: written as a date, and none."""
        return bool(self.date_text) and self.dated is None
