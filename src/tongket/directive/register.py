"""The register: which documents there are, what they do to each other, and which reviews have been set for them.

A document is known by its body, its symbol and its date, never by its number alone: Party numbers begin again with each
term, State numbers with each year and in each body. What a citation leaves open stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tongket.directive.review import ReviewKind
from tongket.periods.period import Period
from tongket.wording.citations import Citation, citations
from tongket.wording.document_identity import DocumentIdentity, Sameness
from tongket.wording.document_symbols import Symbol, plain_number
from tongket.wording.fold import fold
from tongket.wording.issuers import issuer_key

_CHAIR = re.compile(r"^chủ tịch (?=ubnd|[uủ][ỷyỳý] ban nhân dân)", re.IGNORECASE)
_TERM = re.compile(r"\b(?:[IVX]+|\d{1,2})\b")  # of "khóa X"; "nhiệm kỳ 2020-2025" names years, which the date tells
_YEAR = re.compile(r"\s*,?\s*năm (\d{4})\b", re.IGNORECASE)


class RelationKind(StrEnum):
    """What a document does to another; read it "this one … that one"."""

    AMENDS = "amends"
    REPLACES = "replaces"
    CONCLUDES = "concludes"  # the conclusions of a review of it
    REVIEWS = "reviews"  # sums it up, or orders that it be summed up
    IMPLEMENTS = "implements"
    CONTINUES = "continues"  # orders that it go on being carried out
    BASIS = "basis"  # names it as its legal basis


# What makes one line of the life of a directive: 48-CT/TW, 05-KL/TW, 13-KL/TW.
LIFE = frozenset({RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.CONCLUDES, RelationKind.CONTINUES})


class Level(StrEnum):
    """Whose document it is. The district level was abolished on 1 July 2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Standing(StrEnum):
    """Whether a document binds on a day."""

    NOT_YET = "not yet"
    IN_FORCE = "in force"
    ENDED = "ended"  # its own term ran out
    REPLACED = "replaced"


class Identity(NamedTuple):
    """Body, symbol and date, in a form that is the same in every spelling."""

    body: str
    symbol: tuple[str, str, str, str]
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a document does to one other, as cited; the other need not stand in the register."""

    kind: RelationKind
    to: Citation
    since: date | None = None  # None: since the day the document is dated
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSet:
    """A review that somebody set: a directive's own text, its plan, or a person. Never the usual practice alone."""

    after_years: int | None = None  # once, so many years after the document
    every_years: int | None = None  # again and again
    on: date | None = None  # once, by that day, where a day was set
    kind: ReviewKind
    set_by: str  # a document ("Kế hoạch 15-KH/TU") or a person with capacity; never empty
    calendar: str = ""  # the named calendar of its figures; "": the register's own
    data: Period | None = None  # the window its own plan sets
    held: tuple[date, ...] = ()  # the days it was held
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredDocument:
    """One document as the register holds it. What nobody has said is empty, never guessed."""

    symbol: Symbol
    dated: date
    issuer: str
    type: str  # "Chỉ thị"
    subject: str = ""
    field: str = ""  # lĩnh vực: whose reviews are best held together
    term: str = ""  # nhiệm kỳ, khóa: "khóa X"
    in_force_from: date | None = None  # None: from the day it is dated
    in_force_to: date | None = None  # the last day; None: no end set
    level: Level | None = None
    file: str = ""
    unconfirmed: str = ""  # why it is doubtful that the document is as written here; "": it is confirmed
    note: str = ""
    reviews: tuple[ReviewSet, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def name(self) -> str:
        """The canonical number and symbol: "48-CT/TW"."""
        return self.symbol.canonical

    @property
    def identity(self) -> Identity:
        """Body, symbol and date."""
        return Identity(_body(self.issuer), self.symbol.key, self.dated)

    @property
    def known(self) -> DocumentIdentity:
        """What is known of it, to be held against what a text says."""
        term = _TERM.search(self.term)
        return DocumentIdentity(
            body=_without_chair(self.issuer),
            number=self.symbol.number,
            symbol=self.symbol,
            dated=self.dated,
            term=term[0].upper() if term else "",
            kinds=_kinds(self.type, self.symbol),
        )


class AlreadyRegistered(ValueError):
    """Two documents of one body carry one symbol and one date."""

    def __init__(self, first: RegisteredDocument, second: RegisteredDocument) -> None:
        super().__init__(f"{second.name} ({second.dated:%d/%m/%Y}, {second.issuer}) stands in the register already")
        self.first, self.second = first, second


class Related(NamedTuple):
    """A relation with both its ends found."""

    of: RegisteredDocument
    relation: Relation
    to: tuple[RegisteredDocument, ...]  # none: not in the register; several: the citation leaves it open


@dataclass(frozen=True)
class Register:
    """Documents in the order they were entered."""

    documents: tuple[RegisteredDocument, ...] = ()

    @classmethod
    def of(cls, documents: Iterable[RegisteredDocument]) -> Register:
        """A register of these. Raises AlreadyRegistered at the first that is entered twice."""
        seen: dict[Identity, RegisteredDocument] = {}
        for document in documents:
            if (first := seen.setdefault(document.identity, document)) is not document:
                raise AlreadyRegistered(first, document)
        return cls(tuple(seen.values()))

    def add(self, document: RegisteredDocument) -> Register:
        """The register with one document more. Raises AlreadyRegistered."""
        return Register.of((*self.documents, document))

    def resolve(self, citation: Citation, *, by: date | None = None) -> tuple[RegisteredDocument, ...]:
        """Every document that nothing in a citation speaks against, oldest first; `by`: those dated no later.

        None: it is not in the register. Several: the citation does not say which, and nobody else may. One that
        names no date is only as sure as the register is complete. A citation without a number means none.
        """
        near = self._by_number.get(plain_number(citation.number), ()) if citation.number else ()
        earlier = [each for each in near if by is None or each.dated <= by]
        stands = {each.identity: agrees(each, citation) for each in earlier}
        wanted = {Sameness.SAME} if Sameness.SAME in stands.values() else {Sameness.MAYBE}
        return tuple(sorted((each for each in earlier if stands[each.identity] in wanted), key=_by_age))

    def relations_of(self, document: RegisteredDocument) -> tuple[Related, ...]:
        """What a document does to others."""
        return self._outward.get(document.identity, ())

    def relations_to(self, document: RegisteredDocument) -> tuple[Related, ...]:
        """What others do to a document; relations that leave open which document they mean are not among them."""
        return self._inward.get(document.identity, ())

    def standing(self, document: RegisteredDocument, day: date) -> Standing:
        """Whether a document binds on a day: by its own dates and by those that replace it.

        Without a date of its own a document binds from the day it is dated.
        """
        if day < (document.in_force_from or document.dated):
            return Standing.NOT_YET
        if document.in_force_to is not None and day > document.in_force_to:
            return Standing.ENDED
        end = self.replaced_on(document)
        return Standing.REPLACED if end is not None and day >= end else Standing.IN_FORCE

    def replaced_on(self, document: RegisteredDocument) -> date | None:
        """The first day on which another stands in its place; None where none does."""
        days = (_since(each) for each in self.relations_to(document) if each.relation.kind is RelationKind.REPLACES)
        return min(days, default=None)

    def last_day(self, document: RegisteredDocument) -> date | None:
        """The last day a document binds; None where no end is known."""
        replaced = self.replaced_on(document)
        ends = (document.in_force_to, replaced - timedelta(days=1) if replaced else None)
        return min((end for end in ends if end is not None), default=None)

    def chain(self, document: RegisteredDocument) -> tuple[RegisteredDocument, ...]:
        """The life of a directive, oldest first: what it carries on, itself, and what carries it on.

        Two directives that one conclusion closes together stay two lives.
        """
        found = {document.identity: document}
        for step in (self._carried_on_by, self._carries_on):
            _walk(document, step, found)
        return tuple(sorted(found.values(), key=_by_age))

    def _carries_on(self, document: RegisteredDocument) -> Iterator[RegisteredDocument]:
        for each in self.relations_of(document):
            if each.relation.kind in LIFE and len(each.to) == 1:
                yield each.to[0]

    def _carried_on_by(self, document: RegisteredDocument) -> Iterator[RegisteredDocument]:
        return (each.of for each in self.relations_to(document) if each.relation.kind in LIFE)

    @cached_property
    def _by_number(self) -> Mapping[str, list[RegisteredDocument]]:
        found: dict[str, list[RegisteredDocument]] = defaultdict(list)
        for document in self.documents:
            found[plain_number(document.symbol.number)].append(document)
        return found

    @cached_property
    def _outward(self) -> Mapping[Identity, tuple[Related, ...]]:
        return {
            document.identity: tuple(
                Related(document, relation, self._others(document, relation)) for relation in document.relations
            )
            for document in self.documents
        }

    def _others(self, document: RegisteredDocument, relation: Relation) -> tuple[RegisteredDocument, ...]:
        """A document speaks of older ones, and never of itself."""
        found = self.resolve(relation.to, by=document.dated)
        return tuple(each for each in found if each is not document)

    @cached_property
    def _inward(self) -> Mapping[Identity, tuple[Related, ...]]:
        found: dict[Identity, tuple[Related, ...]] = defaultdict(tuple)
        for each in (related for all_of_one in self._outward.values() for related in all_of_one):
            if len(each.to) == 1:
                found[each.to[0].identity] += (each,)
        return found


def agrees(document: RegisteredDocument, citation: Citation) -> Sameness:
    """How a citation stands to a document; a day that never was speaks against every one."""
    if citation.is_date_impossible:
        return Sameness.DIFFERENT
    told = DocumentIdentity.of(citation)
    left_out = _year_left_out(document.symbol, told.symbol)
    symbol = document.symbol if left_out else told.symbol
    found = document.known.compare(replace(told, body=_without_chair(told.body), symbol=symbol))
    return Sameness.MAYBE if left_out and found is Sameness.SAME and told.dated is None else found


def cited(text: str) -> Citation | None:
    """The one document a reference names, as a person types it: "48-CT/TW ngày 22/10/2010 của Bộ Chính trị".

    None when it names none, or more than one. The title of an act may name its year alone ("22/KH-UBND năm 2020").
    """
    found = citations(text)
    if len(found) != 1:
        return None
    year = _YEAR.match(text, found[0].end) if found[0].number else None
    if year is None or found[0].dated is not None:
        return found[0]
    (without,) = citations(text[: year.start()] + text[year.end() :]) or found
    return replace(without, text=text.strip(), year=int(year[1]))


_Step = Callable[[RegisteredDocument], Iterator[RegisteredDocument]]


def _since(related: Related) -> date:
    return related.relation.since or related.of.in_force_from or related.of.dated


def _walk(start: RegisteredDocument, step: _Step, found: dict[Identity, RegisteredDocument]) -> None:
    waiting = [start]
    while waiting:
        for other in step(waiting.pop()):
            if other.identity not in found:
                found[other.identity] = other
                waiting.append(other)


def _by_age(document: RegisteredDocument) -> tuple[date, str]:
    return document.dated, document.name


def _kinds(type_: str, symbol: Symbol) -> tuple[str, ...]:
    """The type as the catalogue writes it: "chương trình hành động" is a "Chương trình"."""
    plain = fold(type_)
    return tuple(kind for kind in symbol.types() if f"{plain} ".startswith(f"{fold(kind)} ")) or (type_,)


# Only these acts always carry their year, so that leaving it out says nothing. A decision does not: 12/QĐ-UBND and
# 12/2021/QĐ-UBND are two documents of one body and year.
_ALWAYS_WITH_YEAR = frozenset({"NĐ", "TT", "TTLT"})


def _year_left_out(held: Symbol, told: Symbol | None) -> bool:
    if told is None or told.year or not held.year or held.kind not in _ALWAYS_WITH_YEAR:
        return False
    return held.key[:3] == told.key[:3]


def _without_chair(issuer: str) -> str:
    """The chairman of a People's Committee writes in the committee's own series."""
    return _CHAIR.sub("", issuer)


def _body(issuer: str) -> str:
    return issuer_key(_without_chair(issuer))
