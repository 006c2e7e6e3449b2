"""What a paper asks, as far as its words tell: bodies, deadlines, tasks, reviews, awards. Nothing here reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongket.directive.review import ReviewKind
from tongket.wording.citations import Citation


@dataclass(frozen=True, slots=True)
class BodyNamed:
    """One body, or one group an official addresses as one ("các sở, ban, ngành"), at one place of a text."""

    name: str  # in canonical wording: "Ủy ban nhân dân tỉnh"
    text: str  # as typed: "UBND tỉnh"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Addressed:
    """One body a document asks something of."""

    name: str
    text: str
    paragraph: int  # where it is asked first
    tasks: int  # how many


class DeadlineKind(StrEnum):
    """How a paper says until when."""

    EXPLICIT = "explicit"  # trước ngày 15/11/2020, trong quý I/2021
    RELATIVE = "relative"  # trong 10 ngày kể từ ngày nhận
    RECURRING = "recurring"  # định kỳ hằng năm, trước ngày 15 hằng tháng
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when, in the paper's own words."""

    kind: DeadlineKind = DeadlineKind.NONE
    text: str = ""
    day: date | None = None  # the day named; of a period its last. None: not explicit, or written without its year
    count: int | None = None  # of a relative one: 10 ...
    measure: str = ""  # ... "ngày", "ngày làm việc", "tháng", "năm"
    since: str = ""  # ... "kể từ ngày nhận được Công văn này"


class PaperKind(StrEnum):
    """The kind of paper a task came from: how its sentences are to be taken."""

    DIRECTIVE = "directive"  # chỉ thị, nghị quyết, kết luận, chương trình hành động
    PLAN = "plan"  # kế hoạch, hướng dẫn, đề án, phương án
    CONCLUSIONS = "conclusions"  # thông báo kết luận, thông báo
    DECISION = "decision"  # quyết định
    LETTER = "letter"  # công văn, công điện
    RULES = "rules"  # luật, nghị định, thông tư, quy chế
    REPORT = "report"  # báo cáo, tờ trình: tells, asks nothing of those below
    NEWS = "news"  # all else


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAsked:
    """One duty laid on bodies: a proposal until a person confirms it."""

    paragraph: int
    start: int  # of the duty in the paragraph
    end: int
    what: str  # the duty as it stands
    lead: tuple[BodyNamed, ...]  # chủ trì; each body addressed where none is named as leading. (): nobody is named
    coordinate: tuple[BodyNamed, ...] = ()  # phối hợp
    deadline: Deadline = Deadline()
    product: str = ""  # "kế hoạch", "báo cáo"; "" where none is named
    address: str = ""  # "khoản 2 Điều 3"; "" where the paper has no such parts
    paper: PaperKind = PaperKind.NEWS
    evidence: tuple[str, ...] = ()  # the words that made it a task
    confidence: float = 1.0

    @property
    def bodies(self) -> tuple[BodyNamed, ...]:
        """Everybody asked: those who lead, then those who help."""
        return (*self.lead, *self.coordinate)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTold:
    """A review a paper speaks of: of which document, of what kind, over how many years."""

    document: Citation
    kind: ReviewKind | None  # sơ kết, tổng kết; None: the paper does not say
    years: int | None  # None: named beside it ("gắn với …"), or without a span
    paragraph: int
    start: int
    end: int
    text: str
    first_year: int | None = None  # (2010-2020)
    last_year: int | None = None
    is_tied: bool = False  # "gắn với triển khai …"
    paragraphs: tuple[int, ...] = ()  # everywhere it is told


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who was rewarded: "15 tập thể". `count` None: not said."""

    who: str
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardTold:
    """Awards a paper tells of: counts and bodies, no names of persons."""

    form: str  # "Bằng khen"
    by: str  # the body that gave them; "" where it is not said
    to: tuple[Recipients, ...]
    achievement: str  # as it stands: "có thành tích xuất sắc qua 10 năm thực hiện …"; "" where it is not said
    documents: tuple[Citation, ...]
    paragraph: int
    start: int
    end: int
    text: str
