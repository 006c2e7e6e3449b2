"""Takes the lines of a heading block, says whether they carry a secrecy mark; opens a file for nothing else.

A mark is "MẬT", "TỐI MẬT" or "TUYỆT MẬT" standing alone in a line, a cell or a box, or a number of the secret series
("Số: 05/BC-UBND(M)"). Words of a subject ("bảo vệ bí mật nhà nước", "bảo mật") are no mark.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.letterhead import Row, is_heading, top_rows
from tongket.collect.workbooks.sheet import Workbook
from tongket.wording.fold import LONGEST_KEPT, fold

MARKS = {"mat": "MẬT", "toi mat": "TỐI MẬT", "tuyet mat": "TUYỆT MẬT"}
LEGACY = {"mËt": "MẬT", "tèi mËt": "TỐI MẬT", "tuyöt mËt": "TUYỆT MẬT", "tuyÖt mËt": "TUYỆT MẬT"}  # TCVN3
LABEL = re.compile(r"^(?:(?:muc )?do (?:bao )?mat|dau (?:chi )?(?:muc )?do mat|dau mat)\s*[:\-]\s*")
COPY_NUMBER = re.compile(r"[\s,;(–-]*\b(?:ban so|so ban|bs)\b.*$")
EDGES = " \t.,:;*|[](){}<>/\\-–—_\"'“”"
OWN_NUMBER = re.compile(r"^\s*(?:số|so)\s*[:.]?\s*(?P<symbol>[\dM.…_\s].*)$", re.IGNORECASE)
_NUMBER_HEADS = frozenset("sSſ")  # all that a pattern blind to case takes for the "s" of "số"
SECRET_SERIES = (
    re.compile(r"\(\s*(?P<mark>M|TM|ToM|TuM|TốM|TuyM|Mật|MẬT|TỐI MẬT|TUYỆT MẬT)\s*\)\s*$"),
    re.compile(r"[A-ZĐƯ\d]\s*[/-]\s*(?P<mark>M|MẬT|Mật)\s*$"),
    re.compile(r"^(?P<mark>M)\s*[-.]?\s*\d+\s*[-/]"),
    re.compile(r"^\d+\s*[-(]?\s*(?P<mark>M)\s*\)?\s*[-/]"),
)
SYMBOL_ALONE = re.compile(r"^\s*\d{1,5}\s*[-/]\s*[A-ZĐ]{1,5}\s*[-/]\s*[A-ZĐƯ][^\s]*\s*\((M|TM|ToM|TuM)\)\s*$")
# Letters of the word, close up or spaced; looked for first, since hardly a line has them.
LONGEST_MARK_LINE = 120  # letters: a label, the mark and the number of the copy, were they spaced out
_GAP = r"[\s\u00ad\u200b-\u200d\u2060\ufeff]*"
_MAY_BE_MARK = re.compile(rf"[mM]{_GAP}[aAâÂậẬăĂạẠấẤầẦẩẨẫẪáÁàÀảẢãÃËë\u0300-\u0323]+{_GAP}[tTṬṭ]")
_MARK = r"(?P<mark>TUYỆT[ _]MẬT|TỐI[ _]MẬT|MẬT)"
IN_BRACKETS = re.compile(rf"[\[(]\s*{_MARK}\s*[\])]", re.IGNORECASE)  # "(mật)", and not "(mật ong)"
AT_THE_START = re.compile(rf"(?:^|[\[(]\s*){_MARK}(?:\s*[\]):\-–]|$|_(?P<next>[^\W_]*))")
HIGHEST_AT_THE_START = re.compile(r"^(?P<mark>TUYỆT[ _]MẬT|TỐI[ _]MẬT)(?![^\W_])")  # no other word begins so
AT_THE_END = re.compile(rf"(?:\s[-–_]\s*|(?P<last>[^\W_]*)_){_MARK}(?:\.\w{{2,4}})?$")
# Where "_" stands for a space the syllable may be half a word: "MẬT_ĐỘ_DÂN_SỐ", "CÔNG_TÁC_BẢO_MẬT", "KHÔNG_MẬT".
AFTER_MAT = frozenset(["độ", "ong", "vụ", "mã", "mía", "lệnh", "khẩu", "thám", "nghị", "hoa", "gấu"])
BEFORE_MAT = frozenset(
    ["bảo", "bí", "cơ", "giải", "lộ", "không", "độ", "thân", "gan", "túi", "ống", "sỏi", "đường", "ong", "nuôi"]
)
SERIES_MARKS = {
    "M": "MẬT",
    "TM": "TỐI MẬT",
    "TOM": "TỐI MẬT",
    "TỐM": "TỐI MẬT",
    "TUM": "TUYỆT MẬT",
    "TUYM": "TUYỆT MẬT",
}
BOX_PARTS = re.compile(r"(?:xl|word)/(?:drawings/.*\.(?:xml|vml)|header\d*\.xml)$", re.IGNORECASE)
LARGEST_PART = 4_000_000  # bytes: a drawing with text in it is small


def secrecy_mark(lines: Iterable[str]) -> str | None:
    """The mark that a heading block carries, as printed; None when it carries none."""
    parts = [part for line in lines for part in line.splitlines()]
    has_diacritics = any(not part.isascii() and fold(part) != part.lower() for part in parts if part.strip())
    for part in parts:
        mark = _mark_in(part, not has_diacritics) if len(part) <= LONGEST_KEPT else _mark(part, not has_diacritics)
        if mark:
            return mark
    return None


def _mark(part: str, typed_plain: bool) -> str | None:
    """The mark that one line carries."""
    composed = unicodedata.normalize("NFC", part).strip()
    return _alone(composed, typed_plain=typed_plain) or _in_number(composed)


_mark_in = lru_cache(maxsize=4096)(_mark)  # the same few lines stand at the top of every sheet


def mark_in_subject(text: str) -> str | None:
    """The mark in the subject of an e-mail or a file name: in brackets, alone, or set off at its beginning or end."""
    composed = unicodedata.normalize("NFC", text).strip()
    return _mark_of_name(composed) or secrecy_mark([composed])


def mark_in_name(path: str) -> str | None:
    """The mark in the name of a file, or of a folder, archive or e-mail that it lies in."""
    parts = unicodedata.normalize("NFC", path).split("/")
    stems = [*parts[:-1], parts[-1].rsplit(".", 1)[0]]
    return next(filter(None, (_mark_of_name(stem) for stem in stems if _MAY_BE_MARK.search(stem))), None)


def _mark_of_name(stem: str) -> str | None:
    """As in a subject; folders named by one word in plain letters ("mat") are no mark."""
    name = stem.strip()
    found = IN_BRACKETS.search(name) or HIGHEST_AT_THE_START.search(name)
    found = found or _unless(AT_THE_START.search(name), "next", AFTER_MAT)
    found = found or _unless(AT_THE_END.search(name), "last", BEFORE_MAT)
    return found["mark"].upper().replace("_", " ") if found else None


def _unless(found: re.Match[str] | None, side: str, half: frozenset[str]) -> re.Match[str] | None:
    """What was found, unless the word beside it makes it half a word."""
    return found if found and (found[side] or "").lower() not in half else None


def mark_of_workbook(workbook: Workbook) -> str | None:
    """The mark at the top of any sheet, hidden ones too, above the table's headings."""
    tops = (secrecy_mark(_above_table(top_rows(sheet))) for sheet in workbook.sheets)
    return next(filter(None, tops), None)


def heading_lines(workbook: Workbook) -> list[str]:
    """The texts above the table of every sheet, hidden ones too: what is screened."""
    return [text for sheet in workbook.sheets for text in _above_table(top_rows(sheet))]


def mark_in_boxes(content: bytes) -> str | None:
    """The mark in a text box, a drawn stamp or a page header of an .xlsx or .docx."""
    if not any(name in content.lower() for name in (b"/drawings/", b"/header")):  # names of parts stand as they are
        return None
    try:
        return secrecy_mark(_box_lines(content))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
        return None


def mark_of_file(content: bytes, name: str) -> str | None:
    """The mark of any file, looked for in its heading block only. What cannot be opened shows none."""
    from tongket.collect.documents.document_contents import contents_of
    from tongket.collect.documents.lines import is_document
    from tongket.collect.narratives.narrative import mark_of
    from tongket.collect.workbooks.workbook import read_workbook

    in_name = mark_in_subject(name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    if in_name:
        return in_name
    try:
        if is_document(content, name):
            return mark_of(contents_of(content, most_pages=1))
        return mark_of_workbook(read_workbook(content, name)) or mark_in_boxes(content)
    except Unreadable:
        return None


def _above_table(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if len(row) > 1 and any(map(is_heading, row)):
            return
        yield from row


def _alone(line: str, *, typed_plain: bool) -> str | None:
    bare = line.strip(EDGES)
    if len(bare) > LONGEST_MARK_LINE or _MAY_BE_MARK.search(bare) is None:
        return None
    if bare.swapcase() in LEGACY or bare in LEGACY or bare.lower() in LEGACY:
        return LEGACY.get(bare) or LEGACY.get(bare.lower()) or LEGACY[bare.swapcase()]
    folded = fold(_closed_up(bare))
    labelled = LABEL.sub("", folded)
    words = COPY_NUMBER.sub("", labelled).strip(EDGES)
    if words not in MARKS:
        return None
    is_sure = labelled != folded or _has_mark_letters(bare) or words != "mat"
    return MARKS[words] if is_sure or (typed_plain and bare.isupper()) else None


def _has_mark_letters(bare: str) -> bool:
    """ "MẬT" or "Mật", not "mật" nor "MẶT"."""
    letters = unicodedata.normalize("NFC", _closed_up(bare))
    return bool(re.search(r"M[ẬậÂâ][TtṬ]", letters))


def _closed_up(text: str) -> str:
    """ "M Ậ T" is "MẬT", "T Ố I  M Ậ T" is "TỐI MẬT"."""
    parts = [part.split() for part in re.split(r"\s{2,}|\t", text.strip())]
    if not all(len(letter) == 1 for part in parts for letter in part):
        return text
    joined = " ".join("".join(part) for part in parts)
    return re.sub(r"^(TỐI|TUYỆT)(?=MẬT$)", r"\1 ", joined)


def _in_number(line: str) -> str | None:
    if line[:1] not in _NUMBER_HEADS and not line[:1].isdecimal():
        return None
    own = OWN_NUMBER.match(line)
    symbol = own["symbol"].strip() if own else line if SYMBOL_ALONE.match(line) else ""
    if not symbol or len(symbol) > 60:
        return None
    found = next(filter(None, (pattern.search(symbol) for pattern in SECRET_SERIES)), None)
    return SERIES_MARKS.get(found["mark"].upper(), found["mark"].upper()) if found else None


def _box_lines(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [info for info in archive.infolist() if BOX_PARTS.search(info.filename)]
        small = [info for info in parts if info.file_size <= LARGEST_PART][:50]
        texts = [archive.read(info).decode("utf-8", "replace") for info in small]
    return [line for text in texts for line in _paragraphs(text)]


def _paragraphs(markup: str) -> Iterator[str]:
    """Paragraphs of a drawing, without parsing it: tags off, ends of paragraphs kept."""
    for paragraph in re.split(r"</a:p>|</w:p>|<br\s*/?>|</div>|</font>", markup):
        text = re.sub(r"<[^>]*>", "", paragraph).strip()
        if text:
            yield text
