"""Takes the top of a document, makes what it calls itself: its symbol and, of an act, its type and name.

What bears these further down is the document itself, not another one it cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tongket.wording.act_names import word_key
from tongket.wording.citation import Citation, CitationForm
from tongket.wording.document_symbols import SYMBOL, read_symbol
from tongket.wording.letters import LOWER, UPPER

HEAD_LETTERS = 3000  # how far from the top a document's own number and title can stand
_OWN_NUMBER = re.compile(
    rf"^\W*(?:(?:LUẬT|BỘ LUẬT|PHÁP LỆNH|CỦA)\b[^\n{LOWER}]*|(?:[^\W\d]+(?:\s[^\W\d]+)?\s+)?SỐ\s*:\s*|SỐ\s+|Số[\s:]*|"
    rf"(?:[^\W\d]+(?:\s[^\W\d]+){{0,2}}\s+)?số\s*:[\s:]*|[^\n{LOWER}\d:]{{3,80}}\sSố\s*:\s*)$"
)
_NUMBER_ENDS = re.compile(rf"[ \t]*(?:\n|$|\W*[{UPPER}][^\n,]{{0,40}},\s*ngày\b|\t)")
_TITLE = re.compile(
    r"^[ \t]*(?P<kind>BỘ LUẬT|LUẬT|PHÁP LỆNH|HIẾN PHÁP)[ \t]*"
    rf"(?P<name>(?:\n*[ \t]*(?![^\n]*[{LOWER}])[^\n]*[{UPPER}][^\n]*)?)",
    re.MULTILINE,
)
_NOT_NAME = re.compile(r"\bCỦA QUỐC HỘI\b.*?(?=\bVỀ\b|$)|\bSỐ\s+\d\S*|\bNGÀY\s+\d.*?(?=\bVỀ\b|$)", re.DOTALL)
_NUMBER_WORD = re.compile(r"(?:^|\n)\W*Số\s*:?\s*$")  # the number on the next line
_LONGEST_HEAD = 400
_RUNNING_LETTERS = 1000
_RUNNING_TITLE = re.compile(  # of a gazette: "Luật số 5/2031/QH17 ngày … tháng … năm …", on the next line "Luật Cư trú"
    r"^[ \t]*(?P<line>(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư) số \S+ "
    r"ngày \d{1,2} tháng \d{1,2} năm \d{4})[ \t]*\n\s*"
    r"(?:(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?P<name>(?![^\n]*\bsố \d)[^\n]{2,160})|"
    r"(?:[Vv]ề|[Qq]uy định|[Ss]ửa đổi|[Bb]an hành|[Hh]ướng dẫn)\s)",
    re.MULTILINE,
)
_ATTRIBUTES = re.compile(r"[ \t]*\n\s*Số\s*(?:/\s*)?(?:[Kk]ý )?hiệu\b")
_TRAIL = re.compile(
    r"[»›]\s*(?:[^\W\d]+\s+){0,3}(?:số\s+)?$"
)  # the last step of a web page's trail names the page itself
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class OwnHead:
    """What a document calls itself; empty where its top does not say."""

    symbols: frozenset[tuple[str, ...]] = frozenset()
    kind: str = ""
    name: tuple[str, ...] = ()

    def is_itself(self, citation: Citation) -> bool:
        """Whether a citation is the document's own number or name; an older act of that name has a number or a year."""
        if citation.symbol is not None:
            return citation.symbol.key in self.symbols
        is_name = citation.form is CitationForm.NAME and citation.kind == self.kind
        return is_name and (self.kind == "Hiến pháp" or _keys(citation.name) == self.name)


def own_head(text: str) -> OwnHead:
    """The number and title at the top of a document."""
    top = text[:HEAD_LETTERS]
    title = _TITLE.search(top)
    own = frozenset(
        symbol.key
        for found in SYMBOL.finditer(top)
        if (is_own_number(top, found) or _TRAIL.search(top[: found.start()])) and (symbol := read_symbol(found))
    )
    running = _RUNNING_TITLE.search(text[:_RUNNING_LETTERS])
    if running is not None:
        return _of_running_title(running, own)
    if title is None:
        return OwnHead(own)
    name = re.sub(r"^\W*VỀ\b", "", _NOT_NAME.sub("", title["name"].strip()).strip())
    return OwnHead(own, title["kind"].capitalize(), _keys(name))


def _of_running_title(running: re.Match[str], own: frozenset[tuple[str, ...]]) -> OwnHead:
    numbers = (read_symbol(found) for found in SYMBOL.finditer(running["line"]))
    own |= {symbol.key for symbol in numbers if symbol is not None}
    return OwnHead(own, running["kind"] or "", _keys(running["name"] or ""))


def is_title_over_attributes(text: str, citation: Citation) -> bool:
    """A line of its own with "Số ký hiệu" or "Số hiệu" on the next: a page that lists what its document is."""
    line = text.rfind("\n", 0, citation.start) + 1
    return not text[line : citation.start].strip() and _ATTRIBUTES.match(text, citation.end) is not None


def is_own_number(text: str, found: re.Match[str]) -> bool:
    """ "Số: 15/QĐ-UBND", "Luật số: 45/2019/QH14" on a line of its own; "LUẬT … SỐ 12/2003/QH11" in capitals."""
    line = text.rfind("\n", 0, found.start()) + 1
    if _NUMBER_WORD.search(text, max(0, line - 8), line) and not text[line : found.start()].strip():
        return _NUMBER_ENDS.match(text, found.end()) is not None
    head = _OWN_NUMBER.match(text[line : found.start()]) if found.start() - line < _LONGEST_HEAD else None
    is_title = head is not None and head[0].isupper()
    return head is not None and (is_title or _NUMBER_ENDS.match(text, found.end()) is not None)


def _keys(name: str) -> tuple[str, ...]:
    return tuple(word_key(word) for word in _WORD.findall(name))
