"""Takes the paragraphs of a paper, makes the reviews it tells of: "tổng kết 10 năm thực hiện Chỉ thị 48".

Of a list ("tổng kết 10 năm …, sơ kết 5 năm …, 3 năm … gắn với …") each document keeps its own span; the kind goes on
until another is named. A document "gắn với" the others has no span of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tongket.directive.asked.letters import LONGEST_SENTENCE, composed, levelled
from tongket.directive.asked.named_documents import documents_named, fuller, is_same_document
from tongket.directive.asked.told import ReviewTold
from tongket.directive.document import Paragraph
from tongket.directive.review import ReviewKind
from tongket.wording.citations import Citation
from tongket.wording.sentences import sentences

_IN_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười lăm": 15, "hai mươi": 20,
}  # fmt: skip
_CARRIED_OUT = r"(?:triển khai|thực hi[ệê]n|thi hành|quán triệt|tổ chức|đưa)"  # "thực hiên": a frequent slip
_NUMBER = r"\d{1,2}|" + "|".join(sorted(_IN_WORDS, key=len, reverse=True))
_SPAN = re.compile(
    r"(?<!hơn )(?<!gần )(?<!trên )(?<!khoảng )"  # "sau hơn 10 năm thực hiện": no span of a review
    rf"(?<![\w/.,-])(?P<years>{_NUMBER})\s+năm(?!\s+\d{{4}})"
    r"(?:\s*,?\s*\(?\s*(?:giai đoạn\s+|từ\s+(?:năm\s+)?)?(?P<first>\d{4})"
    r"\s*(?:-|–|đến(?: năm)?)\s*(?P<last>\d{4})\s*\)?)?"
    rf"(?=[^.;]{{0,40}}?{_CARRIED_OUT})",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?<!\w)(?P<kind>sơ,\s*tổng kết|sơ kết|tổng kết)(?!\w)", re.IGNORECASE)
_TIED = re.compile(r"(?<!\w)(?:gắn (?:với|liền với)|và (?:việc )?triển khai)(?!\w)", re.IGNORECASE)
_YEARS_BEHIND = re.compile(
    r"\s*,?\s*\(?\s*(?:giai đoạn\s+|từ\s+(?:năm\s+)?)?(?P<first>(?:19|20)\d\d)\s*(?:-|–|"
    r"đến(?: năm)?)\s*(?P<last>(?:19|20)\d\d)\s*\)?",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s,;]*(?:và|cùng(?: với)?|,)?\s*(?:của\s[^,;.]{2,60})?[\s,;]*(?:và)?\s*$", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(
    rf"(?:kết|năm)[^.;]{{0,60}}{_CARRIED_OUT}[^.;,]{{0,30}}$|(?:sơ|tổng) kết(?:\s+(?:việc|công tác))?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Before:
    """What the documents before in the same sentence were reviewed as."""

    kind: ReviewKind | None = None
    years: int | None = None
    first: int | None = None
    last: int | None = None
    is_review: bool = False
    is_tied: bool = False


def reviews_told(paragraphs: Sequence[Paragraph]) -> tuple[ReviewTold, ...]:
    """Every review a paper tells of, each once, with every paragraph that tells of it."""
    found: list[ReviewTold] = []
    for paragraph in paragraphs:
        for review in _of_paragraph(paragraph.number, composed(paragraph.text)):
            _merge(found, review)
    return tuple(found)


def _of_paragraph(number: int, text: str) -> Iterator[ReviewTold]:
    plain = levelled(text)
    if "năm" not in plain.lower() and "kết" not in plain.lower():
        return
    for start, end in sentences(text):
        if end - start <= LONGEST_SENTENCE:
            yield from _of_sentence(number, plain, text, start, end)


def _of_sentence(number: int, plain: str, text: str, start: int, end: int) -> Iterator[ReviewTold]:
    before, at = _Before(), start
    for found in documents_named(text[start:end]):
        document = replace(found, start=found.start + start, end=found.end + start)
        review = _review(number, plain, text, document, at, before)
        behind = _YEARS_BEHIND.match(plain, document.end, end)
        at = behind.end() if behind else document.end
        if review is not None:
            yield _with_years(review, behind)


def _with_years(review: ReviewTold, behind: re.Match[str] | None) -> ReviewTold:
    """ "Chỉ thị số 10-CT/TU (2015-2020)": the years of the review behind the document."""
    if behind is None or review.is_tied or review.first_year:
        return review
    return replace(review, first_year=_year(behind["first"]), last_year=_year(behind["last"]))


def _review(number: int, plain: str, text: str, document: Citation, at: int, before: _Before) -> ReviewTold | None:
    """One document reviewed, by the words between the document before and it."""
    between = plain[at : document.start]
    opens = _opening(between, before)
    if opens is None:
        before.is_review = False
        return None
    start = at + opens
    start += len(text[start:]) - len(text[start:].lstrip(" ,;"))
    told = _Before(is_tied=True) if before.is_tied else before
    return ReviewTold(
        document=document,
        kind=told.kind,
        years=told.years,
        first_year=told.first,
        last_year=told.last,
        is_tied=told.is_tied,
        paragraph=number,
        start=start,
        end=document.end,
        text=text[start : document.end],
        paragraphs=(number,),
    )


def _opening(between: str, before: _Before) -> int | None:
    """Where in these words the telling of a review opens, with `before` brought up to date; None where none does."""
    span, kind = _last(_SPAN, between), _last(_KIND, between)
    tied = _last(_TIED, between) if before.is_review else None
    if tied and not (span and span.start() > tied.start()):
        before.is_tied = True
        return tied.start()
    told = _kind(kind["kind"]) if kind else None
    if span:
        _begin(before, told or before.kind)
        before.years, before.first, before.last = _years(span["years"]), _year(span["first"]), _year(span["last"])
        return min(span.start(), kind.start()) if kind else span.start()
    if kind and _RIGHT_BEFORE.search(between):
        _begin(before, told)
        return kind.start()
    return 0 if before.is_review and _AND.fullmatch(between) else None


def _begin(before: _Before, kind: ReviewKind | None) -> None:
    before.kind, before.is_review, before.is_tied = kind, True, False
    before.years = before.first = before.last = None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _kind(typed: str) -> ReviewKind | None:
    words = typed.lower()
    if words.startswith("sơ,"):
        return None
    return ReviewKind.FINAL if words == "tổng kết" else ReviewKind.INTERIM


def _years(typed: str) -> int:
    return int(typed) if typed.isdecimal() else _IN_WORDS[" ".join(typed.lower().split())]


def _year(typed: str | None) -> int | None:
    return int(typed) if typed else None


def _merge(found: list[ReviewTold], review: ReviewTold) -> None:
    """Add a review, or what it says more of one told before."""
    for index, known in enumerate(found):
        if is_same_document(known.document, review.document) and _may_be_one(known, review):
            found[index] = replace(
                known,
                document=fuller(known.document, review.document),
                kind=known.kind or review.kind,
                years=known.years or review.years,
                first_year=known.first_year or review.first_year,
                last_year=known.last_year or review.last_year,
                is_tied=known.is_tied and review.is_tied,
                paragraphs=tuple(dict.fromkeys((*known.paragraphs, *review.paragraphs))),
            )
            return
    found.append(review)


def _may_be_one(one: ReviewTold, other: ReviewTold) -> bool:
    """10 years and 5 years of one directive are two reviews."""
    if one.years and other.years and one.years != other.years:
        return False
    return one.kind is None or other.kind is None or one.kind is other.kind
