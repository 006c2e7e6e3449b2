"""Takes the bytes of an RTF file, makes its passages: paragraphs, tables, notes and boxes; deleted text is out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.docx_blocks_styles import NO_STYLE, Style, heading_of_name
from tongket.collect.documents.letters import OLD_FONT, decode_by_font
from tongket.collect.documents.rtf_tokens import PAGES, Token, codec_of, decoded, tokens_of
from tongket.collect.documents.table_edges import EdgedCell, cells_of_rows
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind

SKIPPED = frozenset((
    "colortbl", "info", "pict", "object", "fldinst", "datafield", "filetbl", "revtbl", "listtable", "rsidtbl",
    "listoverridetable", "sp", "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "bkmkstart",
    "bkmkend", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent", "nonshppict", "pntxtb", "pntxta",
    "generator", "operator", "template", "private", "mmathPr", "pgdsctbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
))  # fmt: skip
OPENED = frozenset(
    ("shpinst", "shptxt", "shppict", "listtext", "pn")
)  # starred groups that are looked into all the same
AROUND = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
LETTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ", "nestcell": "\n",
}  # fmt: skip
DEEPEST = 400  # groups inside groups


@dataclass(slots=True)
class State:
    """What holds inside a group; a group within begins with a copy."""

    into: str = "body"  # where words go: "body", "note", "around", "label", "fonts", "styles", "comments", "" nowhere
    is_bold: bool = False
    is_deleted: bool = False
    font: int | None = None
    skips: int = 1  # letters that stand for one \\u letter


@dataclass(slots=True)
class Shape:
    """One row of a table: its cells' right edges and what they go on from, and the words so far."""

    edges: list[tuple[int, str]] = field(default_factory=list)
    merge: str = ""
    cells: list[str] = field(default_factory=list)
    left: int = 0


@dataclass(slots=True)
class Rtf:
    """A file being read."""

    page: str = "cp1252"
    fonts: dict[int, tuple[str, str]] = field(default_factory=dict)  # name and code page
    styles: dict[int, Style] = field(default_factory=dict)
    states: list[State] = field(default_factory=lambda: [State()])
    words: list[tuple[str, bool]] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)  # what was written elsewhere than in the body
    passages: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    rows: list[list[EdgedCell]] = field(default_factory=list)
    row: Shape = field(default_factory=Shape)
    cell: list[str] = field(default_factory=list)
    is_in_table: bool = False
    style: int | None = None
    outline: int | None = None
    defined: int | None = None  # the font or style being described
    default_font: int | None = None
    to_skip: int = 0
    changes: int = 0
    decoded: int = 0
    comments: int = 0


def read_rtf(content: bytes) -> Contents:
    """Every passage of an RTF file. Raises `Unreadable` for what holds none."""
    rtf = Rtf()
    for token in tokens_of(content):
        _take(rtf, token)
    _end_paragraph(rtf)
    _end_table(rtf)
    if not rtf.passages and len(rtf.states) > 1:
        raise Unreadable(OddityKind.DAMAGED, "cut short")
    around = "".join(rtf.texts.get("around", ())).split("\n")
    return Contents("rtf", [*rtf.passages, *rtf.notes], list(_oddities(rtf)), [each for each in around if each.strip()])


def _oddities(rtf: Rtf) -> Iterator[tuple[OddityKind, dict[str, int]]]:
    counts = {
        OddityKind.COMMENTS_LEFT_OUT: rtf.comments,
        OddityKind.CHANGES_ACCEPTED: rtf.changes,
        OddityKind.OLD_LETTERS: rtf.decoded,
    }
    yield from ((kind, {"count": count}) for kind, count in counts.items() if count)


def _take(rtf: Rtf, token: Token) -> None:
    state = rtf.states[-1]
    if token.kind == "{":
        if len(rtf.states) > DEEPEST:
            raise Unreadable(OddityKind.DAMAGED, "groups too deep")
        rtf.states.append(replace(state))
    elif token.kind == "}":
        _leave(rtf)
    elif token.kind == "*":
        state.into = f"*{state.into}"
    elif token.kind == "text":
        _write(rtf, token.word)
    else:
        _command(rtf, state, token.word, token.number)


def _leave(rtf: Rtf) -> None:
    if len(rtf.states) < 2:
        return
    left = rtf.states.pop()
    if left.into == "note" and rtf.states[-1].into != "note":
        text = "".join(rtf.texts.pop("note", ())).strip()
        if text:
            rtf.notes.append(Passage(text, label=str(len(rtf.notes) + 1), is_note=True))
    elif left.into in ("fonts", "styles") and rtf.defined is not None:
        _define(rtf, left.into)


def _define(rtf: Rtf, kind: str) -> None:
    name = "".join(rtf.texts.pop(kind, ())).strip().rstrip(";").strip()
    if kind == "fonts" and rtf.defined is not None:
        known = rtf.fonts.get(rtf.defined, ("", rtf.page))
        rtf.fonts[rtf.defined] = (name or known[0], known[1])
    elif rtf.defined is not None and rtf.outline is None:
        rtf.styles[rtf.defined] = Style(outline=heading_of_name(name) or 0)
    elif rtf.defined is not None:
        rtf.styles[rtf.defined] = Style(outline=rtf.outline or 0)
    rtf.defined, rtf.outline = None, None


# --- words


def _write(rtf: Rtf, text: str, *, is_plain: bool = False) -> None:
    state = rtf.states[-1]
    if rtf.to_skip and not is_plain:
        skipped = min(rtf.to_skip, len(text))
        rtf.to_skip, text = rtf.to_skip - skipped, text[skipped:]
    if state.is_deleted:
        rtf.changes += bool(text)
        return
    if text and not state.into.startswith("*"):
        _place(rtf, state, text if is_plain else _decoded(rtf, state, text))


def _decoded(rtf: Rtf, state: State, text: str) -> str:
    font = state.font if state.font is not None else rtf.default_font
    name, codec = rtf.fonts.get(font if font is not None else -1, ("", rtf.page))
    if text.isascii():
        return text
    if OLD_FONT.match(name):
        rtf.decoded += 1
        return decode_by_font(decoded(text, "cp1252"), name)
    return decoded(text, codec)


def _place(rtf: Rtf, state: State, text: str) -> None:
    if state.into == "body":
        rtf.words.append((text, state.is_bold))
    elif state.into:
        rtf.texts.setdefault(state.into, []).append(text)


def _end_paragraph(rtf: Rtf) -> None:
    """The words since the last paragraph as one; in a table they wait for the end of their cell."""
    words, rtf.words = rtf.words, []
    text = "".join(each for each, _ in words).strip()
    label = "".join(rtf.texts.pop("label", ())).strip()
    if rtf.is_in_table:
        rtf.cell += [f"{label} {text}".strip()] if text else []
        return
    _end_table(rtf)
    if not text:
        return
    style = rtf.styles.get(rtf.style if rtf.style is not None else -1, NO_STYLE)
    passage = Passage(text, outline=style.outline if rtf.outline is None else rtf.outline, label=label)
    passage.depth = 1 if label else 0
    marked = [is_bold for each, is_bold in words if each.strip()]
    passage.is_bold = all(marked)
    if marked[0] and not passage.is_bold:
        first_plain = next(at for at, (each, is_bold) in enumerate(words) if each.strip() and not is_bold)
        passage.lead = "".join(each for each, _ in words[:first_plain]).strip()
    rtf.passages.append(passage)


# --- tables


def _end_cell(rtf: Rtf) -> None:
    rtf.is_in_table = True
    _end_paragraph(rtf)
    rtf.row.cells.append("\n".join(rtf.cell))
    rtf.cell = []


def _end_row(rtf: Rtf) -> None:
    left, made = rtf.row.left, []
    edges = rtf.row.edges
    for at, text in enumerate(rtf.row.cells):
        right, goes_on = edges[at] if at < len(edges) else (left + 1440, "")
        made.append(EdgedCell(text, left, right, goes_on))
        left = right
    if made:
        rtf.rows.append(made)
    rtf.row.cells = []
    rtf.is_in_table = False


def _end_table(rtf: Rtf) -> None:
    if rtf.row.cells:
        _end_row(rtf)
    if rtf.rows:
        cells = cells_of_rows(rtf.rows)
        rtf.rows = []
        if any(cell.text for cell in cells):
            rtf.passages.append(Passage("", cells=cells))


# --- control words


def _command(rtf: Rtf, state: State, word: str, number: int | None) -> None:
    if state.into.startswith("*"):
        state.into = state.into.lstrip("*") if word in OPENED or word in ("footnote", "annotation") else ""
        _opened(rtf, state, word)
    elif word in _WORDS:
        _WORDS[word](rtf, state, number)
    elif word in LETTERS:
        _write(rtf, LETTERS[word], is_plain=True)
    else:
        _opened(rtf, state, word)


def _opened(rtf: Rtf, state: State, word: str) -> None:
    """A word that opens a group of another kind."""
    if word in SKIPPED:
        state.into = ""
    elif word in AROUND and state.into:
        state.into = "around"
    elif word == "footnote" and state.into:
        state.into = "note"
    elif word == "annotation":
        rtf.comments += 1
        state.into = ""
    elif word in ("listtext", "pntext") and state.into == "body":
        state.into = "label"
    elif word == "fonttbl":
        state.into = "fonts"
    elif word == "stylesheet":
        state.into = "styles"


def _unicode(rtf: Rtf, state: State, number: int | None) -> None:
    letter = (number or 0) % 65536
    rtf.to_skip = 0
    _write(rtf, chr(letter), is_plain=True)
    rtf.to_skip = state.skips


def _font(rtf: Rtf, state: State, number: int | None) -> None:
    if state.into == "fonts":
        rtf.defined = number
    else:
        state.font = number


def _charset(rtf: Rtf, state: State, number: int | None) -> None:
    if rtf.defined is not None:
        rtf.fonts[rtf.defined] = ("", codec_of(number or 0, rtf.page))


def _style(rtf: Rtf, state: State, number: int | None) -> None:
    if state.into == "styles":
        rtf.defined, rtf.outline = number, None
    elif state.into == "body":
        rtf.style = number


def _paragraph(rtf: Rtf, state: State, number: int | None) -> None:
    if state.into == "body":
        _end_paragraph(rtf)
    elif state.into:
        rtf.texts.setdefault(state.into, []).append("\n")


def _default_paragraph(rtf: Rtf, state: State, number: int | None) -> None:
    if state.into == "body":
        rtf.is_in_table, rtf.style, rtf.outline = False, None, None


def _in_table(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.is_in_table = state.into == "body" or rtf.is_in_table


def _set(name: str) -> Callable[[Rtf, State, int | None], None]:
    return lambda rtf, state, number: setattr(state, name, number != 0)


def _plain(rtf: Rtf, state: State, number: int | None) -> None:
    state.is_bold, state.is_deleted, state.font = False, False, None


def _outline(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.outline = (number or 0) + 1 if (number or 0) < 9 else 0


def _page(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.page = f"cp{number}" if number in PAGES else rtf.page


def _default_font(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.default_font = number


def _skips(rtf: Rtf, state: State, number: int | None) -> None:
    state.skips = max(0, min(number or 0, 8)) if number is not None else 1


def _new_row(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.row = Shape(cells=rtf.row.cells)


def _edge(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.row.edges.append((number or 0, rtf.row.merge))
    rtf.row.merge = ""


def _merge(direction: str) -> Callable[[Rtf, State, int | None], None]:
    return lambda rtf, state, number: setattr(rtf.row, "merge", direction)


def _row_left(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.row.left = number or 0


def _inserted(rtf: Rtf, state: State, number: int | None) -> None:
    rtf.changes += number != 0


_WORDS: dict[str, Callable[[Rtf, State, int | None], None]] = {
    "u": _unicode, "uc": _skips, "f": _font, "deff": _default_font, "fcharset": _charset, "ansicpg": _page,
    "s": _style, "outlinelevel": _outline, "par": _paragraph, "sect": _paragraph, "page": _paragraph,
    "pard": _default_paragraph, "plain": _plain, "b": _set("is_bold"), "deleted": _set("is_deleted"),
    "revised": _inserted, "intbl": _in_table, "cell": lambda rtf, state, number: _end_cell(rtf),
    "row": lambda rtf, state, number: _end_row(rtf), "trowd": _new_row, "cellx": _edge, "trleft": _row_left,
    "clvmrg": _merge("up"), "clmrg": _merge("left"),
}  # fmt: skip
