"""Takes the top of a report, workbook or text, makes its `Letterhead`: who sends it, when, under which number, on what.

Only what is printed is read. A line "Số: ...../BC-HU" or "ngày ... tháng ... năm 2020" left open gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from tongket.collect.submission import Letterhead
from tongket.collect.tables.words import measure_in_brackets
from tongket.collect.title_periods import span_of
from tongket.collect.workbooks.sheet import CellKind, Sheet, Workbook
from tongket.collect.workbooks.stencil import traced
from tongket.collect.wrapped_names import own_column, whole_names
from tongket.wording.dates import read_date
from tongket.wording.fold import LONGEST_KEPT, fold

_LETTERS = re.compile(r"[a-z]+")  # of a folded line
TOP_ROWS = 15  # a letterhead and a title take no more
TOP_LINES = 60
NEAR_THE_TOP = 30  # the row above which they mostly stand
LAST_ROW = 1 << 20
TEXTS = (CellKind.TEXT, CellKind.DATE)

Told = TypeVar("Told")
Row = tuple[str, ...]  # the filled cells of a row from left to right, or a line of text

NATION = ("cong hoa xa hoi chu nghia", "doc lap - tu do", "doc lap tu do", "dang cong san viet nam")
OPEN_NAME = re.compile(
    r"^\(?(?:ten )?(?:don vi|co quan|dia phuong)(?: bao cao)?\)?\s*[:.…_ ]*$|"
    r"^(?:ubnd|uy ban nhan dan|huyen uy|thanh uy|dang uy|xa|phuong|huyen|don vi|co quan|ten)\b[^\d]*(?:\.\.|…|__)"
)
TITLE = re.compile(
    r"^(bao cao|bieu|phu luc|tong hop|tong ket|so ket|thong ke|bang |so lieu|ket qua|danh sach|phu bieu|mau |de cuong|"
    r"dien bien|bien dong|hien trang|quy mo|tien do|co cau|(?:tong )?quyet toan|du toan|can doi|cong khai|"
    r"tinh hinh|cong van|ke hoach|chi thi|quyet dinh|thong bao|to trinh|huong dan|nghi quyet|chuong trinh|luat)\b"
)
BODY = re.compile(r"^(\d+[.)]|[ivx]+[.)-]|[a-z]\)|can cu|thuc hien|dieu \d)")  # the text has begun
SENTENCES = re.compile(r"\w{3}\.\s+[A-ZĐÀ-Ỹ]")  # one ends and another begins: no title, though it may name years too
TITLE_END = re.compile(
    r"^(kinh gui|can cu|i+[.\s/)-]|1[./)]|phan (thu|i\b|1)|don vi tinh|dvt|don vi bao cao|thuc hien ke hoach so)"
)
OPENS_TEXT = re.compile(r"(?<!^\()(?<!^)(?<!kem theo )\bbao cao\b.*(?:[:.]|nhu sau)$")  # "…, Sở Y tế báo cáo như sau:"
CARRIES_TITLE_ON = re.compile(r"\(|(?:thuc hien|ve|cua|giai doan|nam|quy|tren|trong|tai|nhiem ky|den|lan)\b")
LINE_OF_TITLE = 30  # letters; "Báo cáo" alone may stand above a title in capitals
SHORTEST_CHAPTER = 12  # letters of a chapter's heading in capitals, its number lost: "TÌNH HÌNH QUÁN TRIỆT"
HEAD_LINES = 14  # lines that can stand before the title
LABELLED = re.compile(r"^(?:ten )?(?:don vi|co quan|dia phuong)(?: bao cao| gui| lap| thuc hien| gui bao cao)?\s*:\s*")
SYMBOL = re.compile(r"^so\s*[:.]?\s*(\d{1,5}\s*[-/]\s*[a-z].*)$")
PLACE_AND_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b|^[^\d]{0,40}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W*$")
HEADINGS = re.compile(r"^(stt|tt|so tt|chi tieu|noi dung|ten chi tieu|don vi tinh|dvt)\W*$")
ABOUT = re.compile(
    r"^(so\s*[:.]?\s*([\d.…/_-]|$)|kinh gui|noi nhan|don vi tinh|dvt\b|\(|v/v|ve viec|ngay\b|ky bao cao)"
)
CITATION = re.compile(
    r"(?<![\d/-])(?P<number>\d{1,4})\s*[-/ ]\s*(?P<type>ct|nq|kl|qd|tt|ctr|da)\s*[-/ ]\s*"
    r"(?P<body>t\.?\s?w|t\.?\s?u|[a-z]{2,8})\b"
)
BY_NUMBER = re.compile(
    r"\b(?P<kind>chi thi|nghi quyet|ket luan)\s*(?:so\s*)?(?P<number>\d{1,3})(?![\d/-])(?!\s*-?\s*(?:ct|nq|kl)\b)"
)
TYPES = {"chi thi": "CT", "nghi quyet": "NQ", "ket luan": "KL"}
BODIES = {"tw": "TW", "tu": "TU"}
ACTS = frozenset({"CT", "NQ", "KL", "QĐ", "TT", "CTR", "ĐA"})
VERSION = re.compile(
    r"\b(lan\s*(?:thu\s*)?(?:\d{1,2}|hai|ba)|lan cuoi|du thao|ban nhap|dinh chinh|"
    r"(?<=\()sua(?=\))|bo sung|thay the|chinh thuc|chinh sua|sua doi|da sua|dieu chinh|"
    r"ban sua|ban cuoi|v\d{1,2}|ver\.?\s*\d{1,2}|final|moi nhat|gui lai)\b"
)

DRAFTS = frozenset({"du thao", "ban nhap"})


def _kept(ask: Callable[[str], Told]) -> Callable[[str], Told]:
    """What is asked of a short text is worked out once: the same lines stand at the top of every sheet."""
    known = lru_cache(maxsize=4096)(ask)
    return lambda text: known(text) if len(text) <= LONGEST_KEPT else ask(text)


@_kept
def is_heading(text: str) -> bool:
    """Whether a cell heads a table's stub: where it stands the letterhead is over."""
    return HEADINGS.match(fold(text)) is not None


@_kept
def _is_title(text: str) -> bool:
    return TITLE.match(text) is not None


@_kept
def _has_place_and_date(text: str) -> bool:
    return PLACE_AND_DATE.search(text) is not None


@_kept
def _is_labelled(text: str) -> bool:
    return LABELLED.match(text) is not None


def read_letterhead(workbook: Workbook, titles: Iterable[str] = ()) -> Letterhead:
    """What the top of a workbook's sheets says; the first sheet that says a thing is believed.

    `titles` are those of the form's sheets: whatever their words, they name no one who sends it.
    """
    asked = frozenset(map(_plain_title, titles))
    tops = [letterhead_of_rows(top_rows(sheet), asked) for sheet in workbook.sheets if not sheet.is_hidden]
    return _joined(tops)


def letterhead_of_text(lines: Sequence[str]) -> Letterhead:
    """The same from the first lines of a document or a text file."""
    return letterhead_of_rows([(line,) for line in lines[:TOP_LINES]])


def top_rows(sheet: Sheet) -> list[Row]:
    """The first filled rows of a sheet: the texts of each from left to right."""
    rows = _text_rows(sheet, NEAR_THE_TOP)
    return (rows if len(rows) >= TOP_ROWS else _text_rows(sheet, LAST_ROW))[:TOP_ROWS]


def _text_rows(sheet: Sheet, last: int) -> list[Row]:
    """The texts of each row that has some, down to a row."""
    if (trace := traced(sheet)) is not None:
        return trace.text_rows(last)
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if row <= last and cell[2] in TEXTS and not cell[3].isspace() and cell[3]:
            rows.setdefault(row, {})[column] = cell[3]
    return [tuple(text for _, text in sorted(texts.items())) for _, texts in sorted(rows.items())]


class _Line(NamedTuple):
    """One line of a heading block, and what it shows by itself."""

    part: str
    text: str  # folded
    is_title: bool
    is_labelled: bool
    is_name: bool
    is_open: bool  # a place for a name that nobody has written
    begins_text: bool
    ends_title: bool
    printed: str  # as part of a title
    dated: date | None
    symbol: str | None


@_kept
def _line(part: str) -> _Line:
    text = fold(part).replace("–", "-").strip(" *_")
    is_title = _is_title(text)
    words = " ".join(part.split())
    is_dated = _has_place_and_date(text) and not is_title and len(text) < 80
    return _Line(
        part=part,
        text=text,
        is_title=is_title,
        is_labelled=_is_labelled(text) and not text.startswith("don vi tinh"),
        is_name=_is_name(fold(own_column(part)).replace("–", "-").strip(" *_")),
        is_open=OPEN_NAME.match(text) is not None,
        begins_text=len(text) > 120 or BODY.match(text) is not None,
        ends_title=len(text) > 400 or bool(TITLE_END.match(text) or OPENS_TEXT.search(text) or SENTENCES.search(part)),
        printed=words if text.strip("-*_ ") else "",
        dated=read_date(text) if is_dated else None,
        symbol=words if len(text) < 40 and SYMBOL.match(text) else None,
    )


def letterhead_of_rows(rows: Iterable[Row], titles: frozenset[str] = frozenset()) -> Letterhead:
    """Read a heading block, row by row down to the table's headings or the first paragraph."""
    lines = [
        _line(part) for row in _above_the_table(rows) for cell in row for part in cell.splitlines() if part.strip()
    ]
    title_at = next((at for at in range(len(lines)) if _opens_title(lines, at, titles)), len(lines))
    title = " ".join(_title_lines(lines[title_at:]))
    head = lines[: _head_end(lines[:title_at])]
    names = list(whole_names(own_column(line.part) for line in head if line.is_name))
    labelled = _labelled(lines)
    if names and not labelled and _leaves_name_open(head):
        names.append("")  # what stands above the open line is the office that asks
    return Letterhead(
        unit_text=labelled or (names[-1] if names else None) or None,
        superior_text=names[-2] if len(names) > 1 else None,
        dated=next((line.dated for line in lines[: title_at + HEAD_LINES] if line.dated), None),
        symbol=next((line.symbol for line in lines if line.symbol), None),
        title=title or None,
        directives=citations(title),
        span=_span(title),
        version=_title_version(title),
    )


def _opens_title(lines: Sequence[_Line], at: int, titles: frozenset[str]) -> bool:
    """Whether a title begins at a line: by its own words, or below a name as the form's own on some lines."""
    if lines[at].is_title:
        return True
    begins = _LETTERS.search(lines[at].text)
    if begins is None or not any(title.startswith(begins[0]) for title in titles):
        return False  # hardly any line begins as a title of the form does
    if not any(line.is_name for line in lines[:at]):
        return False
    told = (_plain_title(" ".join(line.part for line in lines[at:end])) for end in range(at + 1, at + 5))
    return any(text in titles for text in told)


@_kept
def _plain_title(title: str) -> str:
    """A title without the measure behind it and what each unit fills in: "… NĂM ......." is "… NĂM 2023"."""
    told = re.sub(r"[(,;-]?\s*\b(?:don vi(?: tinh)?|dvt)\s*:.*$", "", fold(title))
    return " ".join(re.sub(r"[^a-z ]+", " ", told).split())


@_kept
def citations(text: str) -> tuple[str, ...]:
    """Directives a text cites, as "48-CT/TW"; "48-CT" where only kind and number are said."""
    folded = fold(re.sub(r"T\.?\s?Ư\b", "TW", text, flags=re.IGNORECASE)).replace("–", "-")
    found = [_canonical(match) for match in CITATION.finditer(folded)]
    found += [f"{match['number']}-{TYPES[match['kind']]}" for match in BY_NUMBER.finditer(folded)]
    in_full = {symbol.split("/")[0] for symbol in found if "/" in symbol}
    found = [symbol for symbol in found if "/" in symbol or symbol not in in_full]
    acts = [symbol for symbol in found if symbol.split("-")[1].split("/")[0] in ACTS]
    return tuple(dict.fromkeys(acts))


_span = _kept(span_of)


def versions_in(text: str) -> tuple[str, ...]:
    """ "lan 2", "bo sung", "thay the", folded: every word of a version that the text has, in its order."""
    spaced = re.sub(r"[_.-]+", " ", re.sub(r"(?<=[a-zA-Z])(?=\d)", " ", fold(text))).replace("v ", "v")
    return tuple(match[0] for match in VERSION.finditer(spaced))


@_kept
def _title_version(title: str) -> tuple[str, ...]:
    """Only what a title says of itself: "lần 2", or words in brackets. "Luật sửa đổi, bổ sung" is a subject.

    "(Dự thảo)" is the form's more often than the sender's, and stays in what is sent for good.
    """
    asides = " ".join(re.findall(r"\(([^()]*)\)", title))
    told = tuple(word for word in versions_in(asides) if word not in DRAFTS)
    return told or tuple(re.findall(r"\blan (?:thu )?\d{1,2}\b", fold(title))[:1])


def _above_the_table(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if len(row) > 1 and any(map(is_heading, row)):
            return
        yield row


def _head_end(lines: Sequence[_Line]) -> int:
    """How many lines stand before the title, or before the text where a paper has no title."""
    begun = (at for at, line in enumerate(lines) if line.begins_text)
    return min(next(begun, len(lines)), HEAD_LINES)


@_kept
def _is_name(text: str) -> bool:
    is_open = not re.search(r"[a-z]", text) or ".." in text or "…" in text
    is_nation = text.startswith(NATION)
    return not (is_open or is_nation or ABOUT.match(text) or _has_place_and_date(text) or len(text) > 100)


def _leaves_name_open(head: Sequence[_Line]) -> bool:
    """ "ĐƠN VỊ: ............", "(Tên đơn vị)", "UBND XÃ …" below the last name: nobody has written who sends it."""
    below = next((at for at in reversed(range(len(head))) if head[at].is_name), -1) + 1
    return any(line.is_open for line in head[below:])


def _labelled(lines: Sequence[_Line]) -> str | None:
    """ "Đơn vị báo cáo: Huyện Cái Bè"; "Đơn vị tính" is another matter."""
    names = (line.part.split(":", 1)[1].strip(" .…_") for line in lines if line.is_labelled)
    return next((name for name in names if name and not _is_measures(name)), None)


def _is_measures(text: str) -> bool:
    """ "Đơn vị: hộ, triệu đồng" says what is counted, not who reports."""
    return all(measure_in_brackets(f"({part.strip()})") for part in re.split(r"[,;/]|\bvà\b", text))


def _title_lines(lines: Sequence[_Line]) -> Iterator[str]:
    """The title and the lines that carry it on, down to the text or its first chapter."""
    is_in_small_letters = False
    for line in lines[:6]:
        if line.ends_title or (is_in_small_letters and _is_chapter(line)):
            return
        if line.printed:
            yield line.printed
            is_in_small_letters |= not line.printed.isupper() and len(line.printed) >= LINE_OF_TITLE and not line.dated


def _is_chapter(line: _Line) -> bool:
    """Capitals below a title that has gone over to small letters."""
    is_long = line.printed.isupper() and len(line.printed) >= SHORTEST_CHAPTER
    return is_long and CARRIES_TITLE_ON.match(line.text) is None


def _canonical(match: re.Match[str]) -> str:
    kind = match["type"].upper().replace("QD", "QĐ").replace("DA", "ĐA")
    body = re.sub(r"[.\s]", "", match["body"])
    return f"{match['number']}-{kind}/{BODIES.get(body, body.upper())}"


def _joined(tops: Sequence[Letterhead]) -> Letterhead:
    """One letterhead of a workbook: each fact from the first sheet that has it; directives of all titles."""

    def first(name: str) -> str | None:
        return next((getattr(top, name) for top in tops if getattr(top, name)), None)

    return Letterhead(
        unit_text=first("unit_text"),
        superior_text=first("superior_text"),
        dated=next((top.dated for top in tops if top.dated), None),
        symbol=first("symbol"),
        title=first("title"),
        directives=tuple(dict.fromkeys(symbol for top in tops for symbol in top.directives)),
        span=first("span"),
        version=next((top.version for top in tops if top.version), ()),
    )
