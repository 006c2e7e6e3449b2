"""Takes the text of `register.toml`, makes the register; what is wrong in it is told all at once, by table and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tongket.directive.register import (
    Identity,
    Level,
    Register,
    RegisteredDocument,
    Relation,
    RelationKind,
    ReviewSet,
    cited,
)
from tongket.directive.register_reading import FIRST_YEAR, LAST_YEAR, Reading, day_of
from tongket.directive.register_settings import RegisterSettings
from tongket.directive.register_settings_file import calendar_name, read_settings
from tongket.directive.register_toml import mended
from tongket.directive.review import ReviewKind
from tongket.directive.review_file import NAMES_OF_KINDS
from tongket.periods.period import Period
from tongket.wording.citations import Citation
from tongket.wording.document_symbols import SYMBOL, Symbol, symbol_of

DOCUMENT_KEYS = (
    *("symbol", "type", "issuer", "dated", "subject", "field", "term", "in_force_from", "in_force_to", "level"),
    *("file", "unconfirmed", "note", "review", "relation"),
)
REVIEW_KEYS = (
    *("after_years", "every_years", "on", "kind", "set_by", "calendar", "data_from", "data_to", "held", "note"),
)
RELATION_KEYS = ("kind", "to", "since", "note")
NAMES_OF_RELATIONS = {
    **{kind.value: kind for kind in RelationKind},
    "sửa đổi": RelationKind.AMENDS,
    "sửa đổi, bổ sung": RelationKind.AMENDS,
    "thay thế": RelationKind.REPLACES,
    "kết luận": RelationKind.CONCLUDES,
    "sơ kết, tổng kết": RelationKind.REVIEWS,
    "triển khai": RelationKind.IMPLEMENTS,
    "thực hiện": RelationKind.IMPLEMENTS,
    "tiếp tục": RelationKind.CONTINUES,
    "tiếp tục thực hiện": RelationKind.CONTINUES,
    "căn cứ": RelationKind.BASIS,
}
NAMES_OF_LEVELS = {
    **{level.value: level for level in Level},
    "trung ương": Level.CENTRAL,
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "xã": Level.COMMUNE,
}
_NO_SYMBOL = Symbol("", "", "")
_NO_DOCUMENT = Citation(start=0, end=0, text="")


def read_register(path: Path) -> Register:
    """The register in a file. Raises RegisterFileError, OSError, UnicodeDecodeError."""
    return register_of(path.read_bytes().decode("utf-8-sig"))


def register_of(text: str) -> Register:
    """The register a text describes. Raises RegisterFileError with every fault in it."""
    return register_and_settings(text)[0]


def register_and_settings(text: str) -> tuple[Register, RegisterSettings]:
    """The register a text describes and how its office counts. Raises RegisterFileError with every fault in it."""
    whole = mended(text)
    facts, reading = whole.facts, Reading(whole.lines, whole.bad)
    if not whole.is_whole:
        reading.raise_faults()
    settings = read_settings(reading, facts)
    entries = reading.tables(facts, "document", "")
    read = [(table, _document(reading, entry, table)) for table, entry in entries]
    register = _without_repeats(reading, [(table, document) for table, document in read if document is not None])
    for table, document in read:
        if document is not None:
            _relations_checked(reading, register, document, table)
    reading.raise_faults()
    return register, settings


def whole_symbol(text: str) -> Symbol | None:
    """The symbol that a text consists of; None where anything stands beside it."""
    found = SYMBOL.search(text)
    return symbol_of(text) if found is not None and found[0] == text.strip() else None


def _document(reading: Reading, facts: Mapping[str, Any], table: str) -> RegisteredDocument | None:
    """The document of one table; None where it cannot be told which it is."""
    reading.known(facts, DOCUMENT_KEYS, table)
    symbol = _symbol(reading, facts, table)
    dated = reading.day(facts, "dated", table, needed=True)
    document = RegisteredDocument(
        symbol=symbol or _NO_SYMBOL,
        dated=dated or date.min,
        issuer=reading.text(facts, "issuer", table, needed=True),
        type=reading.text(facts, "type", table, needed=True),
        subject=reading.text(facts, "subject", table),
        field=reading.text(facts, "field", table),
        term=reading.text(facts, "term", table),
        in_force_from=reading.day(facts, "in_force_from", table),
        in_force_to=reading.day(facts, "in_force_to", table),
        level=reading.word(facts, "level", table, NAMES_OF_LEVELS),
        file=reading.text(facts, "file", table),
        unconfirmed=reading.text(facts, "unconfirmed", table),
        note=reading.text(facts, "note", table),
        reviews=tuple(_reviews(reading, facts, table)),
        relations=tuple(_relations(reading, facts, table)),
    )
    if document.in_force_to is not None and document.in_force_to < (document.in_force_from or document.dated):
        reading.note("ends_before_it_begins", table, "in_force_to")
    return document if symbol and dated and document.issuer else None


def _symbol(reading: Reading, facts: Mapping[str, Any], table: str) -> Symbol | None:
    typed = reading.text(facts, "symbol", table, needed=True)
    symbol = whole_symbol(typed)
    if typed and symbol is None:
        reading.note("not_a_symbol", table, "symbol", value=typed)
    return symbol


def _reviews(reading: Reading, facts: Mapping[str, Any], table: str) -> Iterator[ReviewSet]:
    for at, entry in reading.tables(facts, "review", table):
        reading.known(entry, REVIEW_KEYS, at)
        after, every = reading.count(entry, "after_years", at), reading.count(entry, "every_years", at)
        on = reading.day(entry, "on", at)
        if not {"after_years", "every_years", "on"} & entry.keys():
            reading.note("review_without_time", at)
        kind = reading.word(entry, "kind", at, NAMES_OF_KINDS, needed=True)
        yield ReviewSet(
            after_years=after,
            every_years=every,
            on=on,
            kind=kind or ReviewKind.INTERIM,
            set_by=reading.text(entry, "set_by", at, needed=True),
            calendar=calendar_name(reading, entry, "calendar", at),
            data=_data(reading, entry, at),
            held=_held(reading, entry, at),
            note=reading.text(entry, "note", at),
        )


def _data(reading: Reading, entry: Mapping[str, Any], at: str) -> Period | None:
    """The window a review's own plan sets: both its days, or neither."""
    first, last = reading.day(entry, "data_from", at), reading.day(entry, "data_to", at)
    if first is None and last is None:
        return None
    if first is None or last is None:
        reading.note("half_a_window", at, "data_from" if first else "data_to")
        return None
    if last < first:
        reading.note("ends_before_it_begins", at, "data_to")
    return Period(first, last)


def _held(reading: Reading, entry: Mapping[str, Any], at: str) -> tuple[date, ...]:
    value = entry.get("held", [])
    days = [day_of(each) for each in (value if isinstance(value, list) else [value])]
    if any(day is None or not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        reading.note("not_a_day", at, "held", value=str(value))
    return tuple(sorted(day for day in days if day is not None))


def _relations(reading: Reading, facts: Mapping[str, Any], table: str) -> Iterator[Relation]:
    for at, entry in reading.tables(facts, "relation", table):
        reading.known(entry, RELATION_KEYS, at)
        kind = reading.word(entry, "kind", at, NAMES_OF_RELATIONS, needed=True)
        typed = reading.text(entry, "to", at, needed=True)
        to = cited(typed)
        if typed and (to is None or to.is_date_impossible):
            reading.note("not_one_document", at, "to", value=typed)
        # A relation that cannot be read is noted and the file refused: what stands in its place is never used.
        yield Relation(
            kind=kind or RelationKind.BASIS,
            to=to or _NO_DOCUMENT,
            since=reading.day(entry, "since", at),
            note=reading.text(entry, "note", at),
        )


def _without_repeats(reading: Reading, read: Sequence[tuple[str, RegisteredDocument]]) -> Register:
    """Every document once; a second one of the same identity is a fault."""
    seen: dict[Identity, tuple[str, RegisteredDocument]] = {}
    for table, document in read:
        first = seen.setdefault(document.identity, (table, document))
        if first[0] != table:
            facts = {"name": document.name, "dated": f"{document.dated:%d/%m/%Y}", "issuer": document.issuer}
            reading.note("entered_twice", table, "symbol", first=first[0], **facts)
    return Register(tuple(document for _, document in seen.values()))


def _relations_checked(reading: Reading, register: Register, document: RegisteredDocument, table: str) -> None:
    """A relation must not leave open which registered document it means, and cannot speak of a later one."""
    for number, relation in enumerate(document.relations, 1):
        at, to = f"{table}.relation[{number}]", relation.to
        found = [each for each in register.resolve(to) if each.identity != document.identity]
        earlier = [each for each in found if each.dated <= document.dated]
        if len(earlier) > 1:
            which = tuple(f"{each.name} ({each.dated:%d/%m/%Y}, {each.issuer})" for each in earlier)
            reading.note("several_documents", at, "to", value=to.text, which=which)
        elif not earlier and found:
            reading.note("later_document", at, "to", value=to.text, name=document.name)
        elif not found and document in register.resolve(to):
            reading.note("itself", at, "to", value=to.text)
