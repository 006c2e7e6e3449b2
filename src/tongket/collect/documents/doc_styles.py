"""Takes the style sheet, fonts and lists of a Word 97 file, makes what the .docx reader knows by the same names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

from tongket.collect.documents.doc_file import FONTS, LIST_USES, LISTS, STYLES, WRONG, WordFile
from tongket.collect.documents.doc_properties import letters_of, paragraph_of
from tongket.collect.documents.docx_blocks_numbering import Level, List
from tongket.collect.documents.docx_blocks_styles import DEEPEST, NO_STYLE, Style

NO_STYLE_NUMBER = 0xFFF
CONTENTS_STYLES = range(19, 28)
_SHAPES = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
_BULLET, _NOTHING = 23, 255


@dataclass(frozen=True, slots=True)
class Raw:
    """One style as stored: what it is by its number among the built-in ones, its base, its two property lists."""

    built_in: int
    base: int
    paragraph: bytes
    letters: bytes


def fonts_of(file: WordFile) -> list[str]:
    """The names of the fonts, by number."""
    try:
        return list(_fonts(file.pair(FONTS)))
    except WRONG:
        return []


def _fonts(structure: bytes) -> Iterator[str]:
    at = 4
    while at < len(structure):
        length = structure[at] + 1
        yield structure[at + 40 : at + length].decode("utf-16-le", "replace").split("\0")[0]
        at += length


def styles_of(file: WordFile, fonts: list[str]) -> list[Style]:
    """Every style with what it inherits, by number."""
    try:
        raw = list(_raw_styles(file.pair(STYLES)))
    except WRONG:
        return []
    return [_resolved(number, raw, fonts) for number in range(len(raw))]


def _raw_styles(structure: bytes) -> Iterator[Raw]:
    at = 2 + unpack_from("<H", structure, 0)[0]
    count, base = unpack_from("<HH", structure, 2)
    for _ in range(count):
        (length,) = unpack_from("<H", structure, at)
        yield _raw_style(structure[at + 2 : at + 2 + length], base)
        at += 2 + length


def _raw_style(structure: bytes, base: int) -> Raw:
    if len(structure) < 10:
        return Raw(0xFFF, NO_STYLE_NUMBER, b"", b"")
    built_in, kind_and_base = (int(number) for number in unpack_from("<HH", structure, 0))
    lists = list(_lists_of_style(structure, base))
    is_paragraph = kind_and_base & 0xF == 1
    paragraph = lists[0] if is_paragraph and lists else b""
    letters = lists[1] if is_paragraph and len(lists) > 1 else b"".join(lists[:1]) if not is_paragraph else b""
    return Raw(built_in & 0xFFF, kind_and_base >> 4, paragraph, letters)


def _lists_of_style(structure: bytes, base: int) -> Iterator[bytes]:
    count = structure[4] & 0xF
    at = base + 2 + 2 * unpack_from("<H", structure, base)[0] + 2
    for _ in range(count):
        at += at % 2
        if at + 2 > len(structure):
            return
        (length,) = unpack_from("<H", structure, at)
        yield structure[at + 2 : at + 2 + length]
        at += 2 + length


def _resolved(number: int, raw: list[Raw], fonts: list[str]) -> Style:
    chain: list[Raw] = []
    while number < len(raw) and len(chain) < DEEPEST:
        chain.append(raw[number])
        number = raw[number].base
    letters = [letters_of(each.letters) for each in chain]
    paragraphs = [paragraph_of(each.paragraph) for each in chain]
    used = next((each.list for each in paragraphs if each.list is not None), 0)
    font = next((each.font for each in letters if each.font is not None), None)
    bold = next((each.bold for each in letters if each.bold is not None), 0)
    return Style(
        outline=_outline(chain[0].built_in, [each.outline for each in paragraphs]) if chain else 0,
        number=str(used) if used else "",
        level=next((each.level for each in paragraphs if each.level is not None), 0),
        is_bold=bold in (1, 0x81),
        font=fonts[font] if font is not None and font < len(fonts) else "",
    )


def _outline(built_in: int, stated: list[int | None]) -> int:
    if built_in in CONTENTS_STYLES:
        return -1
    return built_in if 1 <= built_in <= 9 else next((each for each in stated if each is not None), 0)


def style_of(styles: list[Style], number: int) -> Style:
    """The style of a number; a plain one where there is none."""
    return styles[number] if 0 <= number < len(styles) else NO_STYLE


# --- lists


def lists_of(file: WordFile) -> dict[str, List]:
    """Every list by the number paragraphs name it with."""
    try:
        families = dict(_families(file))
        return dict(_uses(file.pair(LIST_USES), families))
    except WRONG:
        return {}


def _families(file: WordFile) -> Iterator[tuple[int, dict[int, Level]]]:
    offset, length = unpack_from("<II", file.main, 0x9A + 8 * LISTS)
    structure = file.table[offset:]  # the levels follow the list, outside the length it states
    count = unpack_from("<H", structure, 0)[0] if length else 0
    at = 2 + 28 * count
    for number in range(count):
        head = structure[2 + 28 * number : 30 + 28 * number]
        levels: dict[int, Level] = {}
        for depth in range(1 if head[26] & 1 else 9):
            levels[depth], at = _level(structure, at)
        yield unpack_from("<i", head, 0)[0], levels


def _level(structure: bytes, at: int) -> tuple[Level, int]:
    start, shape, flags = unpack_from("<iBB", structure, at)
    letters, paragraph, restart = structure[at + 24], structure[at + 25], structure[at + 26]
    at += 28 + letters + paragraph
    (length,) = unpack_from("<H", structure, at)
    text = structure[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    level = Level(
        format="bullet" if shape == _BULLET else "none" if shape == _NOTHING else _SHAPES.get(shape, "decimal"),
        text=text if shape == _BULLET else "".join(f"%{ord(each) + 1}" if each < "\t" else each for each in text),
        start=max(0, min(start, 32767)),
        restarts_after=restart if flags & 0x8 else -1,
        is_legal=bool(flags & 0x4),
    )
    return level, at + 2 + 2 * length


def _uses(structure: bytes, families: dict[int, dict[int, Level]]) -> Iterator[tuple[str, List]]:
    count = unpack_from("<I", structure, 0)[0] if structure else 0
    at = 4 + 16 * count
    for number in range(count):
        (family,) = unpack_from("<i", structure, 4 + 16 * number)
        changes = structure[4 + 16 * number + 12]
        restarts: dict[int, int] = {}
        levels = dict(families.get(family, {}))
        at += 4
        for _ in range(min(changes, 9)):
            at = _change(structure, at, levels, restarts)
        yield str(number + 1), List(str(family), levels, restarts)


def _change(structure: bytes, at: int, levels: dict[int, Level], restarts: dict[int, int]) -> int:
    start, flags = unpack_from("<iI", structure, at)
    at += 8
    if flags & 0x10 and not flags & 0x20:
        restarts[flags & 0xF] = max(0, min(start, 32767))
    if flags & 0x20:
        levels[flags & 0xF], at = _level(structure, at)
    return at
