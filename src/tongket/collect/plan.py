"""Takes the lines of a plan and its outline, makes what they say of the review: on what, by whom, until when.

What the lines do not say is None or empty; `review_of` fills the rest in and names every field it had to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from tongket.collect.letterhead import citations, letterhead_of_text
from tongket.collect.plan_bodies import NamedBody, bodies_of
from tongket.collect.title_periods import span_of
from tongket.directive.document import Document, Signer
from tongket.directive.official.reading import document_of
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.wording.dates import read_date
from tongket.wording.fold import fold

DAY = r"(?:ngày\s*)?\d{1,2}\s*(?:[/.-]|\s*tháng\s*)\s*\d{1,2}\s*(?:[/.-]|\s*năm\s*)\s*\d{4}"
SYMBOL = r"(?P<number>\d{1,4})\s*[-/]\s*(?P<type>CT|NQ|KL)\s*[-/]\s*T(?:\.?\s?Ư|W|U)"
CITED = re.compile(
    rf"(?P<kind>Chỉ thị|Nghị quyết|Kết luận)\s*(?:số\s*)?{SYMBOL}\s*,?\s*(?P<day>{DAY})?\s*,?\s*"
    r"(?:của\s+(?P<issuer>[^,;.()\n]*?))?\s*(?:\([^)]*\))?\s*(?:,?\s*[“\"]?(?P<subject>về\s+[^;.“”\"()\n]*))?(?=[;.,“”\"()\n]|$)",
    re.IGNORECASE,
)
OWN_ACT = re.compile(  # an office's own plan or decision under review
    r"(?P<kind>Kế hoạch|Đề án|Chương trình|Quyết định)\s+số\s*(?P<symbol>\d{1,5}\s*[/-]\s*[A-ZĐ]+(?:[-/][A-ZĐ]+)*)"
    rf"\s*,?\s*(?P<day>{DAY})?\s*,?\s*(?:của\s+(?P<issuer>[^,;.()\n]*?))?"
    r"\s*(?:,?\s*[“\"]?(?P<subject>về\s+[^;.“”\"()\n]*))?(?=[;.,“”\"()\n]|$)"
)
NEXT_CLAUSE = re.compile(
    r",\s*(?=(?:UBND|Ủy ban|Ban|Tỉnh ủy|Thành ủy|Huyện ủy|Văn phòng|Sở)\s|(?:đề nghị|yêu cầu)\s)|\s*,?\s*giai đoạn\s"
)
PROGRESS = re.compile(r"\b(?:bao cao|ket qua|tinh hinh)\b.*\b(?:nam|quy \w+|thang) ?/? ?(?:19|20)\d\d")
DEADLINE = re.compile(rf"(?:trước|chậm nhất|hạn|muộn nhất|không quá)\b[^.;()\n]{{0,40}}?(?P<day>{DAY})", re.IGNORECASE)
GROUP_DEADLINE = re.compile(
    r"(?P<who>(?:các\s+)?(?:sở|ban|huyện|cấp huyện|cấp tỉnh|thành|thị|xã|cấp xã|đơn vị|cơ quan)"
    r"[^:;.()\d]{0,80}?)\s*:?\s*"
    rf"(?:gửi\s*)?(?:về\s*[^:;.()\d]{{0,60}})?(?:trước\s*)?(?P<day>{DAY})",
    re.IGNORECASE,
)
WINDOW = re.compile(
    r"(?:số liệu|mốc thời gian|thời gian chốt|thời kỳ|tính)\b[^.;\n]{0,60}?"
    rf"từ\s*(?P<first>{DAY})\s*đến\s*(?:hết\s*)?(?P<last>{DAY})",
    re.IGNORECASE,
)
YEARS_OF = re.compile(r"\b(\d{1,2})\s*nam\s*(?:thuc hien|trien khai|thi hanh)")
OWED = re.compile(
    r"^\W*(?P<who>[^:]{4,120}?)\s*:\s*(?:báo cáo\s*)?(?P<forms>(?:biểu|phụ lục)\s*(?:số\s*)?\d[^.]*)", re.IGNORECASE
)


class _Line(NamedTuple):
    """A line of a plan as the reader of official documents takes it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What the papers say; nothing here is guessed."""

    title: str = ""
    kind: ReviewKind | None = None
    directives: tuple[DirectiveCited, ...] = ()
    years: int | None = None  # "10 năm thực hiện"
    span: Period | None = None
    office: str = ""
    superior: str = ""
    family: str = ""
    place: str = ""
    dated: date | None = None
    deadline: date | None = None
    group_deadlines: tuple[tuple[str, date], ...] = ()
    owed: tuple[tuple[str, str], ...] = ()  # who, which forms, in the paper's own words
    bodies: tuple[NamedBody, ...] = ()
    signer: Signer | None = None  # of the plan: most likely of the review too


def read_plan(plan: Sequence[str], outline: Sequence[str] = ()) -> PlanFacts:
    """Read the plan, and the outline for what the plan leaves open."""
    lines = [*plan, *outline]
    text = "\n".join(lines)
    head = letterhead_of_text(plan)
    document = document_of([_Line(number, line) for number, line in enumerate(plan, start=1)])
    title = _title(lines)
    main_deadline, others = _deadlines(lines)
    kind = _kind(title or text)
    office, superior = document.issuer.value or "", document.superior.value or ""
    if not office:
        office, superior = _office(head.unit_text or "", head.superior_text or "")
    return PlanFacts(
        title=title,
        kind=kind,
        directives=tuple(_as_cited(each, document) for each in _directives(title, text, document.symbol.value or "")),
        years=_years(title or text),
        span=_span(title, lines) or (_year_of(title) if kind is ReviewKind.PROGRESS else None),
        office=office,
        superior=superior,
        family=_family(plan, office),
        place=document.place.value or _place(plan),
        dated=document.dated.value or head.dated,
        deadline=main_deadline,
        group_deadlines=others,
        owed=tuple(_owed(lines)),
        bodies=tuple(bodies_of(plan)),
        signer=document.signer.value,
    )


def review_of(facts: PlanFacts, asked: Period | None = None) -> Review:
    """A review from what is known; the fields that had to be guessed are named in `guessed`.

    `asked` is the time the blank form asks for: the best guess where the papers name none.
    """
    guesses: set[str] = set()

    def known(field: str, value: str, guess: str) -> str:
        guesses.update(() if value else {field})
        return value or guess

    span = facts.span or asked or _span_by_directive(facts)
    guesses.update({"span"} if facts.span is None else ())
    guesses.update({"kind"} if facts.kind is None or not facts.title else ())
    guesses.update({"directives"} if not (facts.directives and facts.title) else ())
    guesses.update({"deadline"} if facts.deadline is None else ())
    office = Office(
        name=known("office.name", facts.office, "TÊN CƠ QUAN BAN HÀNH"),
        superior=facts.superior,
        family=known("office.family", facts.family, "party"),
        place=known("office.place", facts.place, "…"),
    )
    signed = _signed(office, facts.signer)
    guesses.update(f"office.{key}" for key in _SIGNED if getattr(signed, key))
    latest = max([day for _, day in facts.group_deadlines] + ([facts.deadline] if facts.deadline else []), default=None)
    return Review(
        title=known("title", facts.title, _title_of(facts)),
        kind=facts.kind or ReviewKind.FINAL,
        directives=facts.directives or (DirectiveCited(symbol="…-CT/TW"),),
        office=signed,
        span=span,
        as_of=latest or facts.dated or span.last,
        deadline=facts.deadline,
        guessed=frozenset(guesses | {"as_of"}),
    )


_SIGNED = ("signer_capacity", "signer_title", "signer_name")


def _signed(office: Office, signer: Signer | None) -> Office:
    """ "TM. ỦY BAN NHÂN DÂN" over "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH", as the office signed its plan."""
    if signer is None:
        return office
    first, *others = [f"{short} {whom}".strip() for short, whom in signer.acting] or [""]
    title = "\n".join(filter(None, (*others, signer.position)))
    return replace(office, signer_capacity=first, signer_title=title, signer_name=signer.name)


# --- the title and the directives


def _title(lines: Sequence[str]) -> str:
    """ "Tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW": the first line that speaks of summing up."""
    for line in _with_next(lines[:60]):
        found = re.search(r"\b(tổng kết|sơ kết|báo cáo kết quả)\b.*", line, re.IGNORECASE)
        is_subject = re.match(r"\s*V/v\b", line, re.IGNORECASE) is not None
        if found and (is_subject or citations(line) or YEARS_OF.search(fold(line))):
            words = re.split(
                r"\s*(?:,?\s*\(?giai đoạn\b|,\s*ngày\b|\s+ngày\s+\d|[;.]\s)", found[0], flags=re.IGNORECASE
            )[0]
            plain = " ".join(words.split()).strip(" .,-")
            return plain[:1].upper() + plain[1:]
    return ""


def _with_next(lines: Sequence[str]) -> Iterator[str]:
    """Each line, a subject with the line on which it goes on: "V/v sơ kết 01 năm thực hiện Chỉ" over "thị số …"."""
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        yield f"{line} {below}" if re.match(r"\s*V/v\b", line, re.IGNORECASE) and below[:1].islower() else line


def _kind(text: str) -> ReviewKind | None:
    folded = fold(text)
    places = {
        kind: folded.find(word) for kind, word in ((ReviewKind.FINAL, "tong ket"), (ReviewKind.INTERIM, "so ket"))
    }
    said = {kind: at for kind, at in places.items() if at >= 0}
    if not said and PROGRESS.search(folded[:300]):
        return ReviewKind.PROGRESS
    return min(said, key=lambda kind: said[kind]) if said else None


def _years(text: str) -> int | None:
    found = YEARS_OF.search(fold(text))
    return int(found[1]) if found else None


def _directives(title: str, text: str, own: str) -> Iterator[DirectiveCited]:
    """Those the title cites, each with what is said of it wherever it is cited in full; else the first one cited.

    `own` is the number of the plan itself: it reviews another document.
    """
    own_act = next((act for act in OWN_ACT.finditer(text) if act["symbol"] in title), None)
    if own_act and not any(_type(symbol) in ("CT", "NQ", "KL") for symbol in citations(title)):
        yield _own_act(own_act)
        return
    cited = list(CITED.finditer(text))
    others = [symbol for symbol in citations(text) if _letters(symbol) != _letters(own)]
    wanted = list(citations(title)) or [symbol for symbol in others if _type(symbol) in ("CT", "NQ", "KL")][:1]
    for symbol in wanted:
        full = [match for match in cited if f"{match['number']}-{match['type'].upper()}" == symbol.split("/")[0]]
        yield DirectiveCited(
            symbol=citations(full[0][0])[0] if full and "/" not in symbol else symbol,
            kind={"CT": "Chỉ thị", "NQ": "Nghị quyết", "KL": "Kết luận"}.get(_type(symbol), "Chỉ thị"),
            issued=next((day for match in full if match["day"] and (day := read_date(f"ngày {match['day']}"))), None),
            issuer=next((" ".join(match["issuer"].split()) for match in full if match["issuer"]), ""),
            subject=next((_subject(match["subject"]) for match in full if match["subject"]), ""),
        )


def _own_act(act: re.Match[str]) -> DirectiveCited:
    return DirectiveCited(
        symbol="".join(act["symbol"].split()),
        kind=act["kind"],
        issued=read_date(f"ngày {act['day']}") if act["day"] else None,
        issuer=" ".join((act["issuer"] or "").split()),
        subject=_subject(act["subject"] or ""),
    )


def _as_cited(directive: DirectiveCited, document: Document) -> DirectiveCited:
    """A directive with its symbol, day and body as the plan cites it: "07/CT-BCA" of a ministry keeps its signs."""
    same = [each.citation for each in document.cites if _letters(each.citation.canonical) == _letters(directive.symbol)]
    if not same:
        return directive
    return replace(
        directive,
        symbol=same[0].canonical,
        issued=directive.issued or next((each.dated for each in same if each.dated), None),
        issuer=directive.issuer or next((each.issuer for each in same if each.issuer), ""),
    )


def _letters(symbol: str) -> str:
    """A symbol without its signs, to know it again however it is written."""
    return re.sub(r"[^a-z\d]", "", fold(symbol))


def _subject(text: str) -> str:
    """What it is about, without the clause that follows."""
    return " ".join(NEXT_CLAUSE.split(text)[0].split())


def _type(symbol: str) -> str:
    return symbol.split("-")[1].split("/")[0]


def _title_of(facts: PlanFacts) -> str:
    reviewed = facts.directives[0] if facts.directives else DirectiveCited(symbol="…")
    return f"Tổng kết {facts.years or '…'} năm thực hiện {reviewed.kind or 'Chỉ thị'} số {reviewed.symbol}"


# --- the span


def _span(title: str, lines: Sequence[str]) -> Period | None:
    for line in lines:
        if window := WINDOW.search(line):
            first, last = read_date(f"ngày {window['first']}"), read_date(f"ngày {window['last']}")
            if first and last and first <= last:
                return Period(first, last)
    spans = [span_of(title), *(span_of(line) for line in lines if re.search("giai đoạn|từ năm|số liệu", line, re.I))]
    years = next((span for span in spans if span and re.fullmatch(r"\d{4}-\d{4}", span)), None)
    return Period.years(int(years[:4]), int(years[5:])) if years else None


def _year_of(title: str) -> Period | None:
    """ "Báo cáo kết quả … năm 2023", "… 6 tháng đầu năm 2023"."""
    span = span_of(title)
    return (read_period(span) if span and "/" not in span else None) or read_period(title)


def _span_by_directive(facts: PlanFacts) -> Period:
    """N full years from the year after the directive, none of them after the plan's own; else the last ten years."""
    issued = next((directive.issued for directive in facts.directives if directive.issued), None)
    length = facts.years or 10
    now = facts.deadline or facts.dated
    if issued and now and issued.year + length > now.year >= issued.year:
        return Period.years(max(issued.year, now.year - length + 1), now.year)
    if issued:
        return Period.years(issued.year + 1, issued.year + length)
    last = (now or date(2020, 12, 31)).year
    return Period.years(last - length + 1, last)


# --- the office


def _office(name: str, superior: str) -> tuple[str, str]:
    """ "ỦY BAN NHÂN DÂN" over "TỈNH SƠN LA" is one name on two lines."""
    if fold(superior) in ("uy ban nhan dan", "hoi dong nhan dan"):
        return f"{superior} {name}", ""
    return name, superior


def _family(plan: Sequence[str], office: str) -> str:
    top = fold(" ".join(plan[:12]))
    if "dang cong san viet nam" in top:
        return "party"
    if "cong hoa xa hoi chu nghia" in top:
        return "state"
    if re.search(r"\b(uy ban nhan dan|ubnd)\b", fold(office)):
        return "state"
    return "party" if re.search(r"\b(tinh|huyen|thanh|thi|dang) uy\b", fold(office)) else ""


def _place(plan: Sequence[str]) -> str:
    """ "Tiền Giang, ngày 05 tháng 3 năm 2020" is written in Tiền Giang."""
    found = (re.search(r"(?:^|\s{2,}|\t)\s*([^\d,;]{2,30}),\s*ngày\b.*tháng", line) for line in plan[:20])
    return next((match[1].strip() for match in found if match), "")


# --- deadlines and duties


def _deadlines(lines: Sequence[str]) -> tuple[date | None, tuple[tuple[str, date], ...]]:
    """The deadline for everybody, and those for groups ("các sở, ban, ngành: 20/10/2020")."""
    main: date | None = None
    groups: dict[str, date] = {}
    for line in lines:
        if not re.search(r"\b(gửi|nộp|báo cáo)\b", line, re.IGNORECASE):
            continue
        found = DEADLINE.search(line)
        first = read_date(f"ngày {found['day']}") if found else None
        if first is None:
            continue
        main = main or first
        for match in GROUP_DEADLINE.finditer(line):
            day = read_date(f"ngày {match['day']}")
            if day:
                groups.setdefault(re.split(r"\s+(?:gửi|nộp|báo cáo)\b", " ".join(match["who"].split()))[0], day)
    return main, tuple(groups.items())


def _owed(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if match := OWED.match(line):
            yield " ".join(match["who"].split()).strip("-+• "), " ".join(match["forms"].split()).strip(" ;")
