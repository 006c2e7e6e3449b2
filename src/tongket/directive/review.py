"""The review that is being made: which directives, which office, which span, judged at which date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongket.periods.period import Period


class ReviewKind(StrEnum):
    """What kind of summing-up this is."""

    INTERIM = "so_ket"  # báo cáo sơ kết: after 3 or 5 years
    FINAL = "tong_ket"  # báo cáo tổng kết: at the end, 10 years
    PROGRESS = "tien_do"  # yearly or periodic progress


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveCited:
    """A directive under review, identified by body, symbol and date; never by number alone."""

    symbol: str  # "48-CT/TW"
    kind: str = "Chỉ thị"
    issued: date | None = None
    issuer: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The body that issues the review."""

    name: str  # "TỈNH ỦY TIỀN GIANG"
    superior: str = ""  # "ĐẢNG CỘNG SẢN VIỆT NAM" is printed by layout; this is the line above the name
    family: str = "party"  # "party" or "state": which layout rules apply
    place: str = ""  # "Tiền Giang"
    signer_capacity: str = ""  # "T/M BAN THƯỜNG VỤ"
    signer_title: str = ""
    signer_name: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What `review.toml` says. `as_of` is the date everything is judged at; the clock is never asked."""

    title: str
    kind: ReviewKind
    directives: tuple[DirectiveCited, ...]
    office: Office
    span: Period
    as_of: date
    deadline: date | None = None  # for units whose row in units.xlsx names none
    guessed: frozenset[str] = frozenset()  # fields that `init` could not read and filled in
