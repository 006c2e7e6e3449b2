"""Takes a citation and the directives under review, makes a finding where it means one of them and gives it wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tongket.check.citations.citation_likeness import is_one_digit_off, is_other_body, is_same_document, is_transposed
from tongket.check.citations.cited import Cited
from tongket.check.finding import Finding
from tongket.check.kinds.citations import CitedDateWrong, CitedIssuerWrong, CitedNumberWrong
from tongket.directive.review import DirectiveCited
from tongket.wording.document_symbols import Symbol, symbol_of
from tongket.wording.fold import fold, words

_UNDER_REVIEW = re.compile(r"\b(?:tong ket|so ket|thuc hien|trien khai)\b[^.;]{0,60}$")
_SUBJECT_SHARE = 0.9
_FEWEST_SUBJECT_WORDS = 3
_CLAUSE_END = re.compile(r"[.;()“”\"]|\b(?:Chỉ thị|Nghị quyết|Kết luận|Quyết định|Kế hoạch)\b")
_OF_EVERY_SUBJECT = frozenset(
    words(
        "về tăng cường sự lãnh đạo của Đảng đối với công tác trong tình hình mới, tiếp tục đẩy mạnh, nâng cao hiệu quả "
        "thực hiện nhiệm vụ, đổi mới, một số vấn đề, và các, giai đoạn, thời kỳ"
    )
)


class Reviewed(NamedTuple):
    """A directive under review with its symbol taken apart."""

    directive: DirectiveCited
    symbol: Symbol


def reviewed(directives: Iterable[DirectiveCited]) -> tuple[Reviewed, ...]:
    """Those whose symbol can be read."""
    return tuple(Reviewed(each, symbol) for each in directives if (symbol := symbol_of(each.symbol)))


def means(cited: Cited, one: Reviewed) -> bool:
    """Whether kind, number and body are the directive's, and no date says it is a namesake of another term."""
    issued, dated = one.directive.issued, cited.citation.dated
    is_namesake = issued is not None and dated is not None and not is_same_document(dated, issued)
    return _is_of_its_kind(cited, one) and _number(cited) == _plain(one.symbol.number) and not is_namesake


def against_directives(cited: Cited, every: Sequence[Reviewed]) -> Iterator[Finding]:
    """Wrong date or body of the directive it means; or the number of none, where all else is one's."""
    meant = [one for one in every if means(cited, one)]
    for one in meant:
        yield from _date_and_body(cited, one)
    if not meant:
        found = next((one for one in every if _has_wrong_number(cited, one)), None)
        if found is not None:
            yield CitedNumberWrong(
                **_where(cited), found=cited.citation.canonical, expected=found.symbol.canonical, text=cited.quote
            )


def _date_and_body(cited: Cited, one: Reviewed) -> Iterator[Finding]:
    citation, directive = cited.citation, one.directive
    facts = {**_where(cited), "text": cited.quote, "symbol": one.symbol.canonical}
    if citation.dated and directive.issued and citation.dated != directive.issued:
        yield CitedDateWrong(**facts, found=citation.dated, expected=directive.issued)
    if is_other_body(citation.issuer, directive.issuer):
        yield CitedIssuerWrong(**facts, found=citation.issuer, expected=directive.issuer)


def _has_wrong_number(cited: Cited, one: Reviewed) -> bool:
    """Another number, but the directive's day, or its subject, or its digits turned round where it is reviewed."""
    citation, directive = cited.citation, one.directive
    if not _is_of_its_kind(cited, one) or is_other_body(citation.issuer, directive.issuer):
        return False
    if citation.dated is not None:
        return citation.dated == directive.issued
    number = _number(cited)
    is_slip = is_transposed(number, one.symbol.number) or is_one_digit_off(number, one.symbol.number)
    is_turned = is_transposed(number, one.symbol.number) and _UNDER_REVIEW.search(fold(cited.before)) is not None
    return is_turned or (is_slip and _tells_subject(cited, directive))


def _is_of_its_kind(cited: Cited, one: Reviewed) -> bool:
    symbol = cited.citation.symbol
    if symbol is None:
        return fold(cited.citation.kind) == fold(one.directive.kind)
    return symbol.key[1:] == one.symbol.key[1:]


def _tells_subject(cited: Cited, directive: DirectiveCited) -> bool:
    subject = set(words(directive.subject)) - _OF_EVERY_SUBJECT
    told = subject.intersection(words(_CLAUSE_END.split(cited.after, maxsplit=1)[0]))
    return len(subject) >= _FEWEST_SUBJECT_WORDS and len(told) >= _SUBJECT_SHARE * len(subject)


def _number(cited: Cited) -> str:
    return _plain(cited.citation.number)


def _plain(number: str) -> str:
    return number.lstrip("0").lower()


def _where(cited: Cited) -> dict[str, Any]:
    return {"at": cited.at, "unit": cited.unit}
