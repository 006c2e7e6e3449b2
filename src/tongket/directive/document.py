"""An official document as its own text states it: every field with its paragraph, or without one and with the reason.

Nothing here reads; the readers beside it take paragraphs and make these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from tongket.wording.citations import Citation

Told = TypeVar("Told")


class Paragraph(Protocol):
    """What a reader of documents needs to know of a block of text; `collect.block.Block` is one."""

    @property
    def number(self) -> int:
        """From 1, in reading order."""

    @property
    def text(self) -> str:
        """Letter for letter as it stands."""


class Why(StrEnum):
    """Why a field has no value. Never a guess instead."""

    NOT_IN_TEXT = "not in the text"
    LEFT_OPEN = "left open in the text"  # "Số:      /QĐ-UBND", "ngày    tháng 4 năm 2026"
    NO_TEXT = "the file holds pictures, no text"
    AMBIGUOUS = "the text allows more than one"
    IMPOSSIBLE = "what is written cannot be"  # 31/02


@dataclass(frozen=True, slots=True)
class Stated(Generic[Told]):
    """One field: its value and where it stands, or None and the reason."""

    value: Told | None
    paragraph: int | None = None
    text: str = ""  # as it stands there
    confidence: float = 1.0
    why: Why | None = None

    @classmethod
    def absent(cls, why: Why = Why.NOT_IN_TEXT, paragraph: int | None = None, text: str = "") -> Stated[Told]:
        """A field without a value."""
        return cls(None, paragraph, text, 0.0, why)


class CitedAs(StrEnum):
    """What a document does with one it cites."""

    BASIS = "basis"  # Căn cứ …
    IMPLEMENTS = "implements"  # thực hiện, triển khai …
    AMENDS = "amends"  # sửa đổi, bổ sung …
    REPLACES = "replaces"  # thay thế, bãi bỏ, hết hiệu lực …
    REVIEWS = "reviews"  # sơ kết, tổng kết … thực hiện …
    CONCLUDES = "concludes"  # kết luận của … về tổng kết, tiếp tục thực hiện …
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One document cited at one place."""

    citation: Citation
    role: CitedAs
    paragraph: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed and in which capacity."""

    acting: tuple[
        tuple[str, str], ...
    ] = ()  # ("TM.", "ỦY BAN NHÂN DÂN"), ("KT.", "CHỦ TỊCH"): as printed, from the top
    position: str = ""  # "PHÓ CHỦ TỊCH"
    name: str = ""  # without degrees and ranks; "" where only the office is printed

    @property
    def capacity(self) -> str:
        """ "TM.", "KT.", "T/M": the one right above the office; "" where the signer signs for himself."""
        return self.acting[-1][0] if self.acting else ""

    @property
    def on_behalf(self) -> str:
        """For whom: "ỦY BAN NHÂN DÂN TỈNH" after TM., "CHỦ TỊCH" after KT."""
        return self.acting[-1][1] if self.acting else ""


class ProvisionKind(StrEnum):
    """The parts of a document one can point at."""

    PART = "phần"
    CHAPTER = "chương"
    SECTION = "mục"
    ARTICLE = "điều"
    CLAUSE = "khoản"
    POINT = "điểm"
    APPENDIX = "phụ lục"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One addressable part: "Điều 5", "khoản 2 Điều 5", "điểm a khoản 2 Điều 5", "mục II.3"."""

    kind: ProvisionKind
    label: str  # "5", "II", "a"
    address: str  # in full, as an official writes it
    heading: str
    paragraph: int
    last_paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An official document as far as its text tells."""

    type: Stated[str]  # "Quyết định", by the catalogue of types
    number: Stated[str]  # "729", "05": as printed
    symbol: Stated[str]  # number and symbol, canonical: "729/QĐ-TTg"
    place: Stated[str]
    dated: Stated[date]
    issuer: Stated[str]
    superior: Stated[str]
    subject: Stated[str]  # trích yếu
    signer: Stated[Signer]
    addressees: tuple[Stated[str], ...] = ()  # Kính gửi
    recipients: tuple[Stated[str], ...] = ()  # Nơi nhận
    cites: tuple[Cited, ...] = ()
    provisions: tuple[Provision, ...] = ()
    grounds: tuple[Stated[str], ...] = ()  # "Căn cứ …": each line whole, also where it cites nothing by number
    co_signers: tuple[Stated[Signer], ...] = ()  # of joint documents, after the first

    @property
    def bases(self) -> tuple[Cited, ...]:
        """The documents it rests on."""
        return tuple(cited for cited in self.cites if cited.role is CitedAs.BASIS)
