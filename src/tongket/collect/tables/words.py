"""Takes the text of one cell, says what official forms use such words for: heading, measure line, note, total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tongket.wording.fold import fold
from tongket.wording.measures import stated_measure

_CODE_HEADING = re.compile(
    r"(so )?(s\.?t\.?t\.?|t\.?t\.?)( (no\.?|number))?|(so )?thu tu|so hieu|no\.?|s/tt|"
    r"ma|ma (so|pci|tinh|dv|don vi|chi tieu|dong)|\w{0,8}id|code"
)
_LABEL_HEADING = re.compile(
    r"(cac )?(chi tieu|noi dung|danh muc|hang muc|tieu chi|linh vuc|nhiem vu|loai hinh|dien giai|khoan muc|doi tuong|"
    r"ten (cac )?(don vi|tinh|huyen|xa|chi tieu|co quan|to chuc)|tinh[,/]|tinh$|dia phuong|don vi$|huyen[,/]|xa[,/]|"
    r"items?$|indicators?$|cities|province|phan loai|nhom |loai |muc |truong|nganh|chuc (danh|vu))"
)
_TIME_HEADING = re.compile(r"(cac )?(nam|thang|quy|ky|thoi ky|giai doan|thoi gian|thoi diem)( bao cao| thuc hien)?")
_NUMBERED_TIME = {"thang": 12, "quy": 4}
_MEASURE_HEADING = re.compile(r"\(?(don vi( tinh)?|d\.?v\.?t\.?|dv tinh|unit|measure)\)?[ :.]*( \W.*| unit)?")
_NOTES_HEADING = re.compile(r"(ghi chu|chu thich|note|remarks?|giai trinh|thuyet minh)\b.{0,20}")
_NOTE = re.compile(
    r"(ghi chu|chu thich|luu y|nguon( so lieu)?\s*[:.]|remarks?|notes?\s*[:(]|source|"
    r"\(\*+\)|\*+|\(\d{1,2}\)\s|\[\d{1,2}\]\s)"
)
_SIGNATURE = re.compile(
    r"(nguoi lap|lap bieu|thu truong|noi nhan|truong (phong|ban)|giam doc|chu tich|bi thu|ky ten|\(ky|ke toan|"
    r"tm\.|t/m|kt\.|tl\.|.{0,40}ngay\s*[\d….]*\s*thang\s*[\d….]*\s*nam\s*[\d….]*\s*$)"
)
_OFFICE = re.compile(r"(truong (phong|ban)|giam doc|chu tich|bi thu|ke toan|thu truong)\b")
_DATELINE = re.compile(r"[^,:;]{0,40},?\s*ngay\s*[\d….\s_]*thang\s*[\d….\s_]*nam\s*[\d….\s_]*")
_LETTERHEAD = re.compile(
    r"(cong hoa xa hoi|doc lap\b|dang cong san|bo [a-z]+ [a-z]+$|ministry|uy ban|ubnd|so:|"
    r"so \d+/|\(?kem theo|\(?ban hanh|don vi (bao cao|gui|nhan)|ten don vi|don vi\s*:|ky bao cao|kinh gui|"
    r"den ngay|tinh den|so lieu tinh)"
)
_FORM_NUMBER = re.compile(
    r"(phu luc|bieu|mau|bang|table)( mau| bieu)?( so)?[\s:]*([ivx]+|[\d.…]*[\da-z./…-]*)(/[a-z0-9./-]+)?\.?"
)
_TOTAL = re.compile(
    r"(tong(\s*so|\s*cong)?|cong|ca nuoc|toan (tinh|quoc|huyen|thanh pho|xa)|(grand )?total|whole country|ca tinh)"
    r"(\s*(chung|cong))?(\s*[-–/]\s*(total|grand total))?(\s*total)?"
    r"(\s*\(?((muc|phan|nhom) )?[a-z0-9ivx]+(\s*[-+…,.]+\s*[a-z0-9ivx]+)*\)?)?(\s*[-–/]\s*total)?"
    r"(\s*\(?(ca |cac |qua |trong )*(giai doan|\d{1,2} nam|nam (19|20)\d\d)\b.{0,30})?"
)
_REGION = re.compile(
    r"(mien (bac|trung|nam|nui)|khu vuc |vung |tay nguyen|trung du|dong bang|db ?song|dong bac|tay bac|bac trung bo|"
    r"nam trung bo|duyen hai|dong nam bo|tay nam bo|red river|northern midland|north (central|east|west)|"
    r"central (coast|highland)|south (central|east)|mekong|cuu long)"
)
_OF_WHICH = re.compile(r"(-\s*)?(trong do|of which|including)\b")
_BARE_OF_WHICH = re.compile(r"(-\s*)?(trong do|of which)\s*[:.]?(\s*[-–]?\s*(of which|including)\s*[:.]?)?")
_BARE_MEASURE = re.compile(
    r"\(?((\d[\d.]*|nghin|ngan|trieu|ty|ti)\s+(dong|vnd|usd|do la|nguoi|tan|ha|luot|san pham)\b|%$|nguoi$|dong$)"
)
_COUNTED = re.compile(
    r"(\d[\d.]*\s|1000|nghin|ngan|trieu|ty\b|ti\b|dong|vnd|usd|%|phan tram|nguoi|vu\b|vu viec|ho\b|luot|cuoc|ha\b|km|"
    r"m2|tan\b|kg|cai|chiec|lop|hoc sinh|giuong|doi tuong|truong hop|van ban|don vi|diem|bai|to\b|ca\b|con\b|xa\b|mm|"
    r"thousand|million|billion|percent)"
)
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)[\s:*]*$")
_COUNTS = r"""
    d dong vnd usd do_la do_la_my dongs % ‰ phan_tram percent nguoi persons? luot luot_nguoi luot_ho vu vu_viec vu_an
    ho ho_gia_dinh cuoc buoi lop ha ha\. km km2 m m2 m3 met tan tons? ta kg gam g cai chiec to cuon ban tin bai tin,_bai
    mo_hinh truong_hop van_ban doi_tuong bi_can bi_cao xa don_vi co_so cong_trinh du_an giuong hoc_sinh con heads? cay
    lit kwh ngay gio lan diem tap_the ca_nhan
"""
_MEASURE = re.compile(
    r"(dvt\s*:?\s*)?((1[.,]?000([.,]000)*|nghin|ngan|trieu|tr|ty|ti|thousands?|thous|millions?|mill?|billions?|bill?)"
    rf"\.?\s*)*(vn)?({'|'.join(_COUNTS.split()).replace('_', ' ')})"
)
_NUMBERED = re.compile(r"\(?\s*(\d{1,3}|[A-ZĐ]|[a-zđ]|[IVX]{1,4})\s*\)?")
_NUMBERS_HEADED = re.compile(r"(?:ms|ma so|cot(?: so)?)")
_NUMBERED_SUM = re.compile(r"\(?\s*\d{1,3}\s*\)?\s*=\s*[\d\s+\-–*x×/:().…,%=]+")


@lru_cache(maxsize=8192)
def is_code_heading(text: str) -> bool:
    """ "STT", "Stt No", "Số TT": the column of printed numbers."""
    return len(text) < 20 and _CODE_HEADING.fullmatch(fold(text).replace("\n", " ")) is not None


@lru_cache(maxsize=8192)
def is_second_code(text: str) -> bool:
    """ "Mã", "Mã số": codes beside the printed numbers; no table begins with them where another has "STT"."""
    return fold(text).split(" ")[0] == "ma"


@lru_cache(maxsize=8192)
def is_label_heading(text: str) -> bool:
    """ "Chỉ tiêu", "Nội dung", "Tỉnh, thành phố": the column that says what each row counts."""
    return len(text) < 80 and _LABEL_HEADING.match(fold(text)) is not None


def is_time_heading(text: str) -> bool:
    """ "Năm", "Thời kỳ": years or months stand down the rows."""
    return len(text) < 30 and _TIME_HEADING.fullmatch(fold(text)) is not None


def times_numbered(texts: Sequence[str]) -> bool:
    """Whether they begin with 1 to 12 or 1 to 4, or I to IV: months or quarters, perhaps with their sum behind."""
    months, quarters = ([str(n) for n in range(1, most + 1)] for most in (12, 4))
    begins = list(texts[:12]) == months or list(texts[:4]) in (quarters, ["I", "II", "III", "IV"])
    return begins and len([text for text in texts if text.isdigit()]) in (0, 4, 12)


def numbers_times(heading: str, texts: Sequence[str]) -> bool:
    """ "Tháng" over 1 to 12, "Quý" over 1 to 4 or I to IV. "Khu vực" over I to III are places."""
    most = _NUMBERED_TIME.get(re.sub(r"^cac | (?:bao cao|thuc hien)$", "", fold(heading).strip(" .:")))
    listed = [text for text in texts if re.fullmatch(r"\d{1,2}|[IVX]{1,4}", text)]
    return most is not None and times_numbered(texts) and len(listed) == most


@lru_cache(maxsize=8192)
def is_measure_heading(text: str) -> bool:
    """ "ĐVT", "Đơn vị tính": the column of measures."""
    return len(text) < 30 and _MEASURE_HEADING.fullmatch(fold(text)) is not None


@lru_cache(maxsize=8192)
def is_notes_heading(text: str) -> bool:
    """ "Ghi chú": a column of words, not of figures."""
    return len(text) < 40 and _NOTES_HEADING.fullmatch(fold(text)) is not None


@lru_cache(maxsize=8192)
def is_note(text: str) -> bool:
    """ "Ghi chú: ...", "(1) Bao gồm ...": a line under a table."""
    return _NOTE.match(fold(text)) is not None


@lru_cache(maxsize=8192)
def is_signature(text: str) -> bool:
    """ "NGƯỜI LẬP BIỂU", "Mỹ Tho, ngày 05 tháng 10 năm 2020": the foot of a report."""
    return _SIGNATURE.match(fold(text)) is not None


def is_office(text: str) -> bool:
    """ "Chủ tịch UBND", "Bí thư chi bộ": who may sign below a report, and whom a form may count."""
    return _OFFICE.match(fold(text)) is not None


def is_dateline(text: str) -> bool:
    """ "Sơn La, ngày     tháng     năm 2023": when and where a report is written."""
    return len(text) < 90 and _DATELINE.fullmatch(fold(text)) is not None


@lru_cache(maxsize=8192)
def is_letterhead(text: str) -> bool:
    """ "CỘNG HÒA XÃ HỘI ...", "Phụ lục số 01", "(Kèm theo ...)": above a table, yet no title and no heading."""
    if len(text) < 40 and _FORM_NUMBER.fullmatch(fold(text)):
        return True
    return _LETTERHEAD.match(fold(text)) is not None


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    """ "Tổng số", "CỘNG", "Tổng số (A+B+C) - Total": a total of the table, not an indicator of that name."""
    return len(text) < 60 and _TOTAL.fullmatch(fold(text).strip(" :.")) is not None


@lru_cache(maxsize=8192)
def is_region(text: str) -> bool:
    """ "Miền Bắc", "Tây Nguyên", "Red River Delta": a row that sums the units of a part of the country."""
    return len(text) < 80 and _REGION.match(fold(text)) is not None


def is_of_which(text: str) -> bool:
    """ "Trong đó: ..."."""
    return _OF_WHICH.match(fold(text)) is not None


def is_bare_of_which(text: str) -> bool:
    """ "Trong đó:" and nothing else."""
    return _BARE_OF_WHICH.fullmatch(fold(text)) is not None


@lru_cache(maxsize=8192)
def measure_line(text: str) -> str:
    """The measure a line above a table states ("Đơn vị tính: Triệu đồng", "Tỷ đồng - Billions of dong"), or ""."""
    if not 0 < len(text) < 200:
        return ""
    stated = stated_measure(text)
    if stated:
        is_sure = re.match(r".*(don vi tinh|dvt)", fold(text)) is not None
        return _first_language(stated) if is_sure or _COUNTED.match(fold(stated)) else ""
    plain = text.strip()
    return _first_language(plain.strip("()")) if len(plain) < 60 and _BARE_MEASURE.match(fold(plain)) else ""


def _first_language(text: str) -> str:
    """ "Tỷ đồng - In billions of dong" is "Tỷ đồng"."""
    return re.split(r"\s+[-–/]\s*|;", text.strip())[0].strip(" .:,()")


@lru_cache(maxsize=8192)
def measure_in_brackets(text: str) -> str:
    """ "Thiệt hại (triệu đồng)" is counted in "triệu đồng"; "(1+2+3)" and "(tính đến 31/12)" are no measures."""
    found = _IN_BRACKETS.search(text)
    return found[1].strip() if found and _MEASURE.fullmatch(fold(found[1])) else ""


def is_column_number(text: str) -> bool:
    """ "1", "(2)", "A", "4=5+6": one cell of the line that numbers the columns."""
    return len(text) < 60 and (_NUMBERED.fullmatch(text) or _NUMBERED_SUM.fullmatch(text)) is not None


def heads_column_numbers(text: str) -> bool:
    """ "MS", "Cột": what may stand before the numbers in the line that numbers the columns."""
    return _NUMBERS_HEADED.fullmatch(fold(text).strip(" .:")) is not None


def column_number(text: str) -> int | None:
    """The number such a cell gives its column; None for letters."""
    found = re.match(r"\(?\s*(\d{1,3})", text)
    return int(found[1]) if found else None
