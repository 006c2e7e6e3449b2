"""Takes blocks of a narrative, says whether they compare with another period, in whatever wording, or in a table.

A comparison with a plan, a target or another place is none; nor is a span ("từ năm 2021 đến năm 2025"), an aim, or a
total with its part of one year. Sentences are read folded.
"""

from __future__ import annotations

import re

from tongket.collect.documents.block import Block, BlockKind
from tongket.wording.fold import fold
from tongket.wording.sentences import sentences

_YEAR = r"(?:19|20)\d\d"
_AMOUNT = r"\d[\d.,]*"
_PLANNED = r"(?:ke hoach|chi tieu|muc tieu|nghi quyet|du toan|thiet ke|quy dinh|yeu cau|nhu cau|dinh muc|dang ky)"
_PAST = r"(?:nam|ky|giai doan|nhiem ky|thang|quy|vu|dot)(?: hoc| bao cao| lien ke)? (?:lien )?(?:truoc|ngoai)"
_ONLY = r"(?:moi|chi|la|con|co|dat)(?: co| dat| con| la)?"

_AIM = re.compile(r"^\W*(?:\d+\W+)?(?:phan dau|muc tieu|du kien|den nam 20\d\d,? (?:phan dau|se))|\bphan dau\b")
_CITED = re.compile(r"\b\d+(?:/\d{4})?[/-][a-z]{2,}[a-z\d/-]*|\b(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
# "từ năm 2021 đến nay", "giai đoạn 2021-2025": a stretch of time, in which figures are totals.
_SPAN = re.compile(
    rf"\b(?:tu|trong) (?:dau |thang \d+[/-]|nam |nam hoc )*{_YEAR}(?: den|-| -)(?: het| cuoi| nay| nam(?: hoc)?|"
    rf" thang \d+[/-])*"
    rf" ?(?:{_YEAR})?|\bgiai doan {_YEAR} ?- ?{_YEAR}"
)
_TIME_OR_NUMBER = re.compile(rf"\b(?:nam(?: hoc)?|giai doan|thang|ngay|quy|so|bieu|dieu|khoan) \d[\d/.-]*|\b{_YEAR}\b")
# Words of change that tell none: "tăng cường", "miễn, giảm học phí", "giảm nghèo".
_NO_CHANGE = re.compile(
    r"\b(?:tang (?:cuong|gia|ni|qua)|mien,? giam|giam (?:ngheo|hoc phi|thue|le phi|tien|sat|thieu|nhe|an|thoi han|"
    r"(?:bot )?thu tuc|phat|rac|dinh)|nang cao|cat giam)\b"
)
_COMPARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bso (?:voi|sanh(?: voi)?) (?:muc |ket qua )?(?!{_PLANNED})[^;:\n]{{0,60}}?\b(?:nam|ky|giai doan|"
        rf"nhiem ky|thang|quy|vu|"
        rf"dot|thoi (?:diem|gian|ky)|hoi|khi|luc|truoc|dau|{_YEAR})\b",
        r"\bso (?:nam|giai doan|nhiem ky) \w+(?: \w+){0,2} voi (?:nam|giai doan|nhiem ky)\b",
        r"\bcung ky\b|\bcung thoi (?:diem|gian) (?:nay )?(?:cua )?(?:nam|ky|thang)",
        r"\((?:tang|giam)?\s?[+\-–]\s?\d",
        r"\bgap (?:hon |gan |tren )?(?:\d|doi\b|ba\b|ruoi\b|may\b|nhieu lan)",
        r"\b(?:giam|con|bang|tang)(?: di| them| chi| hon| gan)* (?:mot nua|mot phan (?:hai|ba|tu|nam)|phan nua)\b",
        r"\b(?:cao|thap|nhieu|it|lon) nhat (?:tu truoc|trong (?:\d+|cac|nhieu|nhung) nam)",
        r"\b(?:tang|giam|len|cai thien|tut|vuot)\b[^;\n]{0,15}\d+ (?:bac|hang)\b",
        r"\btang truong\b[^;\n]{0,40}\d|[,(] them \d|\d[^;\n]{0,12}(?:→|->|=>) ?\d",
        r"\btruoc (?:day|kia)\b[^\n]*\b(?:nay|hien)\b[^\n]*\d",
        r"\b(?:ha|giam|tang|len|xuong|dat)\b[^;\n]{0,20}\d[^;\n]{0,15} tu (?:muc |con so )?\d",
        r"\b(?:tang|giam|thu hep|keo giam|giam sau) (?:dan|ro|manh|nhanh|deu|dang ke|lien tuc|qua|hang nam|"
        r"tung nam)\b",
        rf"\btu (?:muc |cho |chi |co |dat )*{_AMOUNT}%?[^;\n]{{0,60}}?\b(?:len|xuong|con|nay(?: la| dat| co| con)?) \d",
        rf"\b{_PAST}\b[^;\n]{{0,30}}\d",
        rf"\b(?:bang|tuong duong|ngang|nhu|hon|kem|khong doi|khong thay doi)\b[^;\n]{{0,30}}\b{_PAST}\b",
        rf"\bbang {_AMOUNT}%? (?:cua |so voi )?(?:nam|ky|cung|giai doan|nhiem ky)\b",
        rf"(?<!tu )\bdau (?:ky|giai doan|nhiem ky)(?: {_ONLY}| ?:|,)? ?\d",
        r"\b(?:nam|vu) dau\b[^;\n]{0,25}\d[^\n]*\b(?:nam|vu) cuoi\b[^;\n]{0,25}\d",
        rf"\btruoc khi (?:co|trien khai|thuc hien|ban hanh|sap nhap|sap xep)\b[^;\n]{{0,40}}\b{_ONLY} \d",
        rf"\bnam(?: hoc)? {_YEAR}(?:-{_YEAR})? (?:moi|chi)\b(?: {_ONLY})? ?{_AMOUNT}(?![\d/])",
        rf"\d[^\n]*\((?:nam )?(?:hoc )?{_YEAR}(?:-{_YEAR})?(?: {_ONLY}|:)? ?{_AMOUNT}[^);]*\)",
        rf"\bhon (?:han )?(?:so voi )?(?:truoc|hoi|ky truoc|nhiem ky|giai doan|nam (?:{_YEAR}|truoc|ngoai|hoc))\b",
        r"\b(?:it|nhieu|nhanh|cao) \w+(?: \w+)? hon(?= *$|[.,;]| truoc)",
        r"\b(?:tang|giam)(?: deu| o)? ca (?:hai|ba|bon|\d) (?:mat|tieu chi|chi so|noi dung)\b",
    )
)
_CHANGED = re.compile(
    r"\b(?:tang|giam|nhieu hon|it hon|cao hon|thap hon|vuot|keo xuong)\b(?:(?! cho |, )[^;\n]){0,25}?\d"
    rf"(?![^;,\n]{{0,20}}\b{_PLANNED}|[^;,\n]{{0,50}}\b(?:so voi|theo) {_PLANNED})"
)
_VALUE_OF_YEAR = re.compile(
    rf"\b(?P<year>{_YEAR})(?:-{_YEAR})?\s*(?::|\(|{_ONLY}|giam con|tang len)?\s*(?:{_AMOUNT})(?![\d/-])"
    rf"|\b(?:{_AMOUNT})%?(?: [^\W\d]+){{0,3}} (?:\((?:nam )?(?:hoc )?|(?:vao )?nam(?: hoc)? )(?P<named>{_YEAR})"
)
_VALUE_OF_SPAN = re.compile(rf"\b(?:giai doan|nhiem ky|nam hoc) (?P<span>{_YEAR} ?- ?{_YEAR})[^;\n]{{0,40}}?\d")
_COLUMN_OF_TIME = re.compile(rf"^(?:[^\W\d]+ ){{0,4}}?(?P<year>{_YEAR})(?: ?- ?{_YEAR})?$")
_COLUMN_OF_CHANGE = re.compile(
    r"\b(?:cung ky|ky truoc|nam truoc|giai doan truoc|dau (?:ky|nam|giai doan)|so sanh|so voi|tang,? ?(?:/|\(|"
    r"-)? ?giam)\b"
)
_HEAD_ROWS = 3


def compares(block: Block) -> bool:
    """Whether a block holds a figure, or a course of things, against another period."""
    if block.kind is BlockKind.TABLE:
        return _table_compares(block.text)
    return any(_sentence_compares(fold(block.text[start:end])) for start, end in sentences(block.text))


def _sentence_compares(text: str) -> bool:
    if _AIM.search(text):
        return False
    text = _CITED.sub(" ", text)
    spans = {found["span"] for found in _VALUE_OF_SPAN.finditer(text)}
    if len(spans) > 1 or any(pattern.search(text) for pattern in _COMPARES):
        return True
    outside = _SPAN.sub(" ", text)
    return _has_change(outside) or len(_years_with_a_value(outside)) > 1


def _has_change(text: str) -> bool:
    return _CHANGED.search(_TIME_OR_NUMBER.sub(" ", _NO_CHANGE.sub(" ", text))) is not None


def _years_with_a_value(text: str) -> set[str]:
    """ "2021: 46 đơn; 2025: 15 đơn", "212 hộ năm 2021": the years that have a figure of their own."""
    return {found["year"] or found["named"] for found in _VALUE_OF_YEAR.finditer(text)}


def _table_compares(text: str) -> bool:
    """Years side by side or one below the other, or a column of the period before or of the change."""
    rows = [[fold(cell) for cell in row.split("\t")] for row in text.split("\n")]
    heads = [cell for row in rows[:_HEAD_ROWS] for cell in row]
    stubs = [cell for row in rows for cell in row[:2]]
    return any(_COLUMN_OF_CHANGE.search(cell) for cell in heads) or len(_years(heads)) > 1 or len(_years(stubs)) > 1


def _years(cells: list[str]) -> set[str]:
    return {found["year"] for cell in cells if (found := _COLUMN_OF_TIME.match(cell))}
