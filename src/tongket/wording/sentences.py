"""Takes a paragraph, makes the places of its statements: "TP. Mỹ Tho", "3.558 vụ", "22.10.2010" and "v.v..." end none.

A sentence ends at a full stop, a question or exclamation mark or a new line; a semicolon ends a statement too, where
the clauses on both sides could stand alone. Nothing inside brackets or quotation marks ends anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

_STOP = re.compile(r"[.!?…;\n][.!?…]*[)\"”’\]]*")  # one set of signs first: what the engine looks for fastest
_SIGNS = re.compile(r"[()\[\]“”]")
_CLOSES = {")": "(", "]": "[", "”": "“"}
# fmt: off
_SHORT = frozenset((
    "TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "H", "Q", "P", "X", "T", "TS", "ThS", "Ths", "Th.S", "PGS", "GS",
    "BS", "Đ/c", "đ/c", "Đ/C", "đ/C", "Đc", "đc", "Tr", "tr", "Nxb", "NXB", "VD", "Vd", "vd", "QL", "ĐT", "ĐH", "Km",
    "km", "Số", "TM", "T/M", "KT", "TL", "TUQ", "Stt", "STT", "Ô", "ô", "Ô/B",
))
# fmt: on
_LENGTHS = frozenset(("Km", "km"))
_LABEL = re.compile(r"[(]?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Za-zđĐ])\.?[)]?")
_ITEM_IN_BRACKETS = re.compile(r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)")
_MIDDLE_OF_DATE = re.compile(r"(?:\d{1,2}\s?[./]\s?)?(?:19|20)\d\d\b")
_LEANS_BACK = re.compile(
    r"(?:trong (?:đó|số)|cụ thể|gồm|bao gồm|như|nhất là|còn lại|tương đương|so (?:với|sánh)|riêng|tức|"
    r"sau (?:đó|khi)|tuy|nhưng|song|đồng thời|từ đó|qua đó|do (?:đó|vậy)|vì (?:vậy|thế)|nên|"
    r"tính|hiện|đến nay|kịp thời|(?:tăng|giảm|bằng|chiếm|đạt)|"
    r"(?:mới|đã) \w+ được|(?:năm|tháng|quý|giai đoạn) \d|[\d(])",
    re.IGNORECASE,
)
_OPENINGS = re.compile(
    r"(?P<matter>công tác|việc|một số|một bộ phận|một vài|có nơi|có lúc|nhiều nơi|phong trào|nhận thức|ý thức)"
    r"|(?P<lack>chưa|còn|thiếu|ít)"
    r"|(?P<task>tiếp tục|tăng cường|đẩy mạnh|nâng cao|chú trọng|tập trung|thực hiện|xây dựng|duy trì|củng cố|"
    r"chủ động|phát huy|đổi mới)"
    r"|(?P<request>(?:đề|kiến) nghị|đề xuất)"
)
A_LIST = 3  # clauses
LONGEST_LABEL = 10
A_CLAUSE = 6  # words: what is shorter is an item of an enumeration, no statement


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each statement starts and ends in `text`, in order; what lies between is spaces."""
    found: list[tuple[int, int]] = []
    enclosed = _enclosed(text) if "(" in text or "“" in text or "[" in text else []
    start, semicolons = 0, []
    for mark in _STOP.finditer(text):
        at, end, sign = mark.start(), mark.end(), text[mark.start()]
        if sign == "\n":
            end = at + 1
        elif enclosed and _is_enclosed(enclosed, at):
            continue
        elif sign == ";":
            semicolons.append(at + 1)
            continue
        elif not _ends(text, start, at, end):
            continue
        _add(found, text, start, semicolons, end)
        start, semicolons = end, []
    _add(found, text, start, semicolons, len(text))
    return found


def _enclosed(text: str) -> list[tuple[int, int]]:
    """What stands in brackets or quotation marks that close again, the outermost only."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for sign in _SIGNS.finditer(text):
        if sign[0] not in _CLOSES:
            opened.append((sign[0], sign.start()))
        elif any(each == _CLOSES[sign[0]] for each, _ in opened[-8:]):
            while opened[-1][0] != _CLOSES[sign[0]]:
                opened.pop()
            _enclose(spans, opened.pop()[1], sign.start())
    return spans


def _is_enclosed(spans: list[tuple[int, int]], at: int) -> bool:
    before = bisect_left(spans, (at,)) - 1
    return before >= 0 and at < spans[before][1]


def _enclose(spans: list[tuple[int, int]], first: int, last: int) -> None:
    while spans and spans[-1][0] > first:
        spans.pop()
    spans.append((first, last))


def _ends(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or a label, nor before what goes on."""
    if end >= len(text):
        return True
    if not text[end].isspace():
        return _lacks_space(text, stop, end)
    after = text[end : end + 24].lstrip()
    if after[:1].islower() or (after[:1] == "(" and not _ITEM_IN_BRACKETS.match(after)):
        return False
    return text[stop] != "." or (end > stop + 1 and text[stop + 1] == ".") or not _is_short(text, start, stop, after)


def _lacks_space(text: str, stop: int, end: int) -> bool:
    """ "chặt chẽ.Năm 2020": a sentence typed without the space after it; "Tp.HCM" and "ThS.Bình" are none."""
    before, after = text[max(0, stop - 2) : stop], text[end : end + 2]
    return (
        end == stop + 1
        and text[stop] == "."
        and len(before) == 2
        and before.isalpha()
        and before.islower()
        and after.istitle()
        and len(after) == 2
        and after.isalpha()
    )


def _is_short(text: str, start: int, stop: int, after: str) -> bool:
    """Whether the word before a full stop is an abbreviation, a label, an initial or the day of a date."""
    word = text[max(start, text.rfind(" ", start, stop) + 1) : stop]
    if len(word) > LONGEST_LABEL or (len(word) > 3 and word.isalpha()):
        return False
    word = word.lstrip("(“\"'")
    if word in _LENGTHS and text[max(start, stop - len(word) - 2) : stop - len(word)].strip()[-1:].isdecimal():
        return False  # "76,2 km. Kiên cố hóa …"; but "Km. 12"
    if word in _SHORT or not word:
        return True
    if _LABEL.fullmatch(word) and not text[max(start, stop - 24) : stop - len(word)].strip(' \t\n-–+*•(“"'):
        return True
    if len(word) == 1 and word.isupper():
        return not _is_name(text[max(start, stop - 24) : stop - 1].split())
    return word.isdecimal() and len(word) <= 2 and _MIDDLE_OF_DATE.match(after) is not None


def _is_name(words: list[str]) -> bool:
    """ "Nguyễn Văn A." may end a sentence, "Công an H." may not."""
    return bool(words) and words[-1][:1].isupper() and words[-1][1:].islower()


# --- clauses


def _add(found: list[tuple[int, int]], text: str, start: int, semicolons: list[int], end: int) -> None:
    """One sentence; a list of clauses that could each stand alone is cut at its semicolons."""
    cuts = [cut for cut in semicolons if text[cut:end].strip()]
    if cuts and _is_list([text[one:two] for one, two in pairwise((start, *cuts, end))]):
        for cut in cuts:
            _add_piece(found, text, start, cut)
            start = cut
    _add_piece(found, text, start, end)


def _is_list(clauses: list[str]) -> bool:
    """Whether clauses stand side by side: all long enough, none leaning on the one before, two of them built alike."""
    if not all(map(_is_clause, clauses)):
        return False
    return len(clauses) >= A_LIST or _opening(clauses[0]) == _opening(clauses[1]) is not None


def _is_clause(text: str) -> bool:
    words = text.split()
    is_long = len(words) >= A_CLAUSE and sum(map(str.isalpha, words)) >= A_CLAUSE - 1
    return is_long and not _LEANS_BACK.match(text.lstrip())


def _opening(clause: str) -> str | None:
    """How a clause opens: with what is spoken of, with what is lacking, with what is to be done, with a request."""
    text = clause.strip(" -–+*•").lower()
    found = _OPENINGS.match(text)
    return found.lastgroup if found else None


def _add_piece(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first < last:
        found.append((first, last))
