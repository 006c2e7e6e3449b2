"""Takes a block of a narrative, says which of its words could be a heading, and how it is numbered.

A heading stands alone, or runs in: in bold at the head of its paragraph, or before a colon.
"""

from __future__ import annotations

import re

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.documents.labels import Label, Rank, label_of, label_printed
from tongket.collect.narratives.section_likeness import Sections
from tongket.collect.narratives.section_roles import without_names
from tongket.wording.fold import fold

LONGEST_HEAD = 90  # letters of a heading that is run in, or only typed
MOST_WORDS = 9  # of a heading run in; and beside the usual names of one that is not printed as such
A_SENTENCE = 40  # letters
A_PARAGRAPH = 100  # letters of a paragraph that letterheads and titles do not reach
SURE = 0.75  # likeness from which a line that is not printed as a heading may be one
_RUN_IN = re.compile(r"(?P<head>[^:.;!?]{3,90})[:.](?=\s|$)")
_SAYS = re.compile(r"\bla \w")  # "Kết quả bước đầu là tích cực": a sentence, where "Nguyên nhân là:" names what follows
_ABOUT = re.compile(r"(?:Về|Công tác|Lĩnh vực|Nội dung) [^:.;!?]{2,80}:\s*\w")
_LINE = re.compile(r"(?P<words>(?:[^\n.:!?]|[.:](?=\S))*[^\s.;,:!?]) ?[.:]?")
_ANNOUNCES = re.compile(r"\b(?:sau(?: day)?|gom|la|cu the|trong do|nhu)$")
_TIME = re.compile(r"(?:nam|giai doan|thang|quy|ngay|dot)(?: hoc)? (?:\d|[ivx]+\b)|\d|(?:tu|tai|o) ")
_IN_WORDS = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_SAID = re.compile(rf"(?:thứ (?P<one>{_IN_WORDS})|(?P<other>một|{_IN_WORDS}) là)\b[\s,:.–-]*(?=\w)", re.IGNORECASE)
_PAGE_OF_CONTENTS = re.compile(r"(?:\t|\.{4,}|…{2,})\s*\d{1,3}$")


def is_contents_line(block: Block) -> bool:
    """A heading with its page, as a table of contents prints it."""
    return block.text[-1:].isdecimal() and _PAGE_OF_CONTENTS.search(block.text[-60:]) is not None


def is_text(block: Block) -> bool:
    """Whether a block is a paragraph that no letterhead and no title has."""
    return block.kind is BlockKind.PARAGRAPH and len(block.text) >= A_PARAGRAPH and block.text[-1:] in ".:;"


def is_sentence(block: Block) -> bool:
    """Whether a block is a paragraph that says something: no letterhead has a line so long with a full stop."""
    return is_text(block) or (
        block.kind is BlockKind.PARAGRAPH and len(block.text) >= A_SENTENCE and block.text[-1:] == "."
    )


def is_sure(title: str, sections: Sections) -> bool:
    """Whether the outline knows these words, and they are few enough for a heading."""
    return len(without_names(title).split()) <= MOST_WORDS and max(sections.likeness(title), default=0) >= SURE


def is_title(block: Block) -> bool:
    """A line that closes with no sign, as headings do and items do not."""
    return len(block.title) <= LONGEST_HEAD and block.title[-1:] not in ".;,:" and not is_contents_line(block)


def is_led(block: Block) -> bool:
    """A paragraph that opens with words in bold which a sign closes, or says what it is about: "Về trồng trọt: …"."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST) or not title_typed(block):
        return False
    lead, rest = block.lead.strip(), block.text[len(block.lead) :].lstrip()
    return (lead[-1] in ".:" or rest[:1] in (".", ":")) if lead else _ABOUT.match(block.title) is not None


def is_bullet(block: Block) -> bool:
    """An item without a number."""
    return block.kind is BlockKind.LIST and not block.label[:1].isalnum()


def is_numbered(block: Block) -> bool:
    """An item with a number or a letter."""
    return block.kind is BlockKind.LIST and block.label[:1].isalnum()


def is_plain(block: Block) -> bool:
    """A paragraph without a label."""
    return block.kind is BlockKind.PARAGRAPH and not block.label


def names_itself(block: Block) -> bool:
    """It says at once what it is about, and no time: "- Cây lúa: …"."""
    title = title_typed(block)
    return bool(title) and len(title) < len(block.title.rstrip(" :")) and not _TIME.match(fold(title))


def is_line(block: Block) -> bool:
    """A short line of words without a number that announces nothing: "Trồng trọt:", not "Kết quả như sau:"."""
    is_capital = is_plain(block) and block.text[:1].isupper()
    return is_capital and (block.text[-1:] != "." or block.text.startswith("Về ")) and bool(words_in_line(block))


def is_numbered_line(block: Block) -> bool:
    """A short item that is all there is of it: "1. Trồng trọt."."""
    return is_numbered(block) and bool(words_in_line(block))


def words_in_line(block: Block) -> str:
    """The words of a line that is a heading as a whole, whether a sign closes it or not."""
    found = _LINE.fullmatch(block.title) if len(block.title) <= LONGEST_HEAD else None
    if found is None or is_contents_line(block) or _ANNOUNCES.search(fold(found["words"])):
        return ""
    return found["words"]


def is_under(block: Block) -> bool:
    """What may stand under a heading: a table, items, or a paragraph with a sign at its end."""
    return block.kind in (BlockKind.TABLE, BlockKind.LIST) or block.text[-1:] in ".:;"


def title_typed(block: Block) -> str:
    """The words that may be the heading of a paragraph: in bold at its head, before a colon, or all there is of it."""
    lead = block.lead.strip().removeprefix(block.label if block.is_label_typed else "")
    if lead:
        return lead.strip(" .:-–*+") if len(lead) <= LONGEST_HEAD + 30 else ""
    title = block.title
    if len(title) <= LONGEST_HEAD and title[-1:] not in ".;,":
        return title.strip(" :")
    found = _RUN_IN.match(title)
    if found is None or len(found["head"].split()) > MOST_WORDS or _SAYS.search(fold(found["head"])):
        return ""
    goes_on = title[found.end() - 1] == ":" or (found.end() < len(title) and block.label[:1].isalnum())
    return found["head"] if goes_on else ""


# --- numbers


def label_in(block: Block) -> Label | None:
    """The label of a block, typed or printed by the program."""
    if not block.label:
        return None
    return label_of(f"{block.label} A") or label_printed(block.label)


def order_of(label: Label | None) -> int | None:
    """ "II." is 2, "3-" is 3, "b)" is 2, "1.2." is 2, "Phần thứ ba" is 3; None without a number."""
    if label is None or label.rank >= Rank.DASH:
        return None
    text = fold(label.text).rstrip(" .)-–:/").lstrip("( ").rsplit(" ", 1)[-1].rsplit(".", 1)[-1]
    if text.isdecimal():
        return int(text)
    return _COUNTED.get(text) or (ord(text) - ord("a") + 1 if len(text) == 1 and text.isascii() else None)


def order_said(title: str) -> tuple[int | None, str]:
    """The number a heading has in words, and the rest of it: "Thứ hai, về kết quả", "Hai là, kết quả"."""
    found = _SAID.match(title)
    return (_COUNTED.get(fold(found["one"] or found["other"])), title[found.end() :]) if found else (None, title)


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_WORDS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_COUNTED = {text: at for texts in (_ROMANS, _WORDS) for at, text in enumerate(texts, 1)} | {"mot": 1, "bon": 4}
