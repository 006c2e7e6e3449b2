"""Takes one submission and the list of units, makes the unit that sent it, by the strongest of what speaks for one.

In this order: a recorded decision, the stamp in our own form, the letterhead, the file name, the folder, the e-mail.
The strongest names the unit. Weaker ones that agree raise the confidence; one that names another unit lowers it below
what counts as sure, so that a person is asked. What our own form says at its head was printed with its stamp and is no
second witness where the file is named for another unit. Of a mail that was passed on, the one inside tells who sent;
where it names nobody the others do, and a subject of theirs that names another unit is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, Protocol

from tongket.collect.senders.own_name import ASKED, may_be, named_by_letterhead, stated_place
from tongket.collect.submission import Submission
from tongket.units.unit import Unit
from tongket.wording.fold import fold
from tongket.wording.legacy import decode_tcvn3, looks_tcvn3

SUREST = 0.99
STRENGTH = {"stamp": 1.0, "letterhead": 1.0, "file name": 0.95, "folder": 0.9, "e-mail": 0.85}
MAIL = re.compile(
    r"e-mail of \S+(?: date)? from (?P<sender>[^:,]*)(?:: (?P<subject>.*?))?(?=, archive |, e-mail of |$)"
)
_OF_A_FORM = re.compile(r"\b(?:mau|bieu cua|gui|nhan|form)\b")  # of a file's name: "Mẫu gửi X03", "Biểu của Sở Tư pháp"
_ANSWER = re.compile(r"\s*(?:re|tr|trả lời)\s*:", re.IGNORECASE)
GENERAL_SENDERS = re.compile(r"@.*$")


class Names(Protocol):
    """What recognises units by their names: an index of names, or what remembers what one has told."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units it knows."""

    @property
    def unit_codes(self) -> frozenset[str]:
        """Their codes."""

    def recognise(self, text: str) -> tuple[Unit | None, float]:
        """The unit that the text names, and the confidence; (None, 0.0) when that is not certain."""


class Sender(NamedTuple):
    """The unit a file is from (None: not known), what showed it, how surely, and what pointed elsewhere."""

    unit: str | None
    how: str = ""
    confidence: float = 0.0
    others: tuple[str, ...] = ()  # codes of units that weaker evidence named


class Evidence(NamedTuple):
    """One thing that names one unit."""

    how: str
    unit: str
    confidence: float


def sender_of(submission: Submission, index: Names, assigned: Mapping[str, str], province: str = "") -> Sender:
    """Who sent it. `assigned` holds a person's decisions: file to unit code; `province` is the office's, if known."""
    if submission.file in assigned:
        return Sender(assigned[submission.file], "decision", 1.0)
    found = list(evidence_of(submission, index, province))
    if not found:
        return Sender(None)
    first = found[0]
    witnesses = [other for other in found[1:] if other.unit == first.unit]
    is_anothers = _is_named_for_another(submission, found)
    agreeing = [other for other in witnesses if not (is_anothers and _is_printed_with(first, other))]
    others = tuple(dict.fromkeys(other.unit for other in found if other.unit != first.unit))
    doubt = 1 - first.confidence
    for other in agreeing:
        doubt *= 1 - other.confidence / 2
    confidence = ASKED if others and not agreeing else min(1 - doubt, SUREST)
    return Sender(first.unit, first.how, round(min(confidence, SUREST), 2), others)


def _is_named_for_another(submission: Submission, found: Iterable[Evidence]) -> bool:
    """Whether the file's own name tells another unit than the strongest evidence, and not whom a form is from or for.

    A stamped form may lie in anybody's folder, and come with anybody's mail.
    """
    first, *others = found
    tells = any(other.how == "file name" and other.unit != first.unit for other in others)
    return tells and _OF_A_FORM.search(fold(submission.file.rsplit("/", 1)[-1].replace("_", " "))) is None


def _is_printed_with(first: Evidence, other: Evidence) -> bool:
    return (first.how, other.how) == ("stamp", "letterhead")


def evidence_of(submission: Submission, index: Names, province: str = "") -> Iterator[Evidence]:
    """Everything that names a unit, strongest first."""
    stamped = stamp_value(submission.stamp, "unit")
    if stamped in index.unit_codes:
        yield Evidence("stamp", stamped, SUREST)
    names = _Decoding(index)
    unit, confidence = named_by_letterhead(submission.letterhead, names, province)
    if unit is not None:
        yield Evidence("letterhead", unit.code, confidence * STRENGTH["letterhead"])
    stranger = None if unit is not None else stated_place(submission.letterhead.unit_text or "")
    known = {each.code: each for each in index.units} if stranger else {}
    for one in _around(submission, names):
        is_another = stranger is not None and not may_be(known[one.unit], stranger)
        yield one._replace(confidence=min(one.confidence, ASKED)) if is_another else one


def _around(submission: Submission, names: _Decoding) -> Iterator[Evidence]:
    """What the file's name, its folders and its mails say."""
    yield from _named_in(_names_and_folders(submission), names)
    is_told = False
    for mail in _mails(submission):
        named = list(_named_in([("e-mail", text) for text in (mail.own_words if is_told else mail)], names))
        yield from named
        is_told = is_told or named != []


def _named_in(texts: Iterable[tuple[str, str]], names: _Decoding) -> Iterator[Evidence]:
    for how, text in texts:
        unit, confidence = names.recognise(text)
        if unit is not None:
            yield Evidence(how, unit.code, confidence * STRENGTH[how])


class _Decoding(NamedTuple):
    """Names, asked in letters as they were meant: old fonts are decoded first."""

    names: Names

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units it knows."""
        return self.names.units

    def recognise(self, text: str) -> tuple[Unit | None, float]:
        """The unit that the text names, and the confidence."""
        return self.names.recognise(decode_tcvn3(text) if looks_tcvn3(text) else text)


def stamp_value(stamp: Mapping[str, str], what: str) -> str:
    """A property that `tongket forms` wrote into the workbook, whatever case a program gave its name."""
    for key, value in stamp.items():
        plain = re.sub(r"[^a-z]", "", key.lower())
        if plain in (f"tongket{what}", f"tongket{what}code"):
            return value.strip()
    return ""


def _is_mail(folder: str) -> bool:
    return folder.lower().endswith(".eml")


def _names_and_folders(submission: Submission) -> Iterator[tuple[str, str]]:
    *folders, name = submission.file.split("/")
    yield "file name", name.split("#")[0]
    yield from (("folder", folder) for folder in reversed(folders) if not _is_mail(folder))


class _Mail(NamedTuple):
    """What a mail tells: the name it was kept under, its subject and its sender."""

    name: str
    subject: str = ""
    sender: str = ""

    @property
    def own_words(self) -> tuple[str, ...]:
        """What speaks even against a mail inside: a subject that is no answer to another's."""
        return () if _ANSWER.match(self.subject) else (self.subject,)


def _mails(submission: Submission) -> Iterator[_Mail]:
    """Each mail it came with: the innermost first, that its unit wrote."""
    names = [folder for folder in submission.file.split("/")[:-1] if _is_mail(folder)]
    found = MAIL.finditer(submission.origin)
    headers = [(mail["subject"] or "", GENERAL_SENDERS.sub("", mail["sender"])) for mail in found]
    for name, header in zip_longest(reversed(names), reversed(headers)):
        yield _Mail(name or "", *(header or ()))
