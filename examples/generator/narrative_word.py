"""Writes a laid-out narrative as .docx, .html or .txt: the same items, the same bytes every time."""

from __future__ import annotations

import html
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping

from generator.narrative_paper import MARK, Item
from generator.producers import ZIP_TIME

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BULLET, LETTERS, SECTIONS = 1, 2, 3  # lists of numbering.xml; lettered lists after the first start anew from 4 on
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)


def written(headers: Mapping[str, str], items: list[Item]) -> bytes:
    """A paper in the format its name says: a page, plain text, otherwise a Word document."""
    if headers["file"].endswith(".txt"):
        return plain(items, headers.get("encoding", "utf-8"))
    if headers["file"].endswith((".htm", ".html")):
        return page(items)
    return docx(items, headers["style"], headers["list"], int(headers.get("size", "14")))


def docx(items: Iterable[Item], style: str, lists: str, size: int = 14) -> bytes:
    """A Word document."""
    items = list(items)
    notes = [item for item in items if item.kind == "note"]
    body = "".join(
        _block(item, style, lists, run)
        for item, run in zip(items, list_runs(items), strict=True)
        if item.kind != "note"
    )
    parts = {
        "[Content_Types].xml": _content_types(bool(notes)),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": _part("document", f"<w:body>{body}{PAGE}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            [
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                *([("footnotes", "footnotes.xml")] if notes else []),
            ]
        ),
        "word/styles.xml": _part("styles", _styles(size)),
        "word/numbering.xml": _part("numbering", _numbering(max(list_runs(items), default=0))),
    }
    if notes:
        parts["word/footnotes.xml"] = _part("footnotes", _footnotes(notes))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return out.getvalue()


def list_runs(items: list[Item]) -> list[int]:
    """Per item, the how-manieth list of the paper it belongs to, from 1; 0: none."""
    out, count, before = [], 0, ""
    for item in items:
        count += item.kind == "list" and before != "list"
        out.append(count if item.kind == "list" else 0)
        before = item.kind
    return out


def _part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} xmlns:w="{W}">{inner}</w:{name}>'


def _content_types(has_notes: bool) -> str:
    names = ["document.main", "styles", "numbering", *(["footnotes"] if has_notes else [])]
    overrides = "".join(
        f'<Override PartName="/word/{name.partition(".")[0]}.xml" ContentType="{WORD}.{name}+xml"/>' for name in names
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="{PACKAGE}/content-types">{rels}{xml}{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'
    )


def _styles(size: int) -> str:
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:before="120" w:line="360" w:lineRule="exact"/></w:pPr>'
        f'<w:rPr>{font}<w:sz w:val="{2 * size}"/></w:rPr></w:style>'
    )
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f"<w:rPr><w:b/>{'<w:i/>' if level == 3 else ''}</w:rPr></w:style>"
        for level in (1, 2, 3)
    )
    return normal + heads


def _numbering(runs: int) -> str:
    levels = {
        BULLET: [("bullet", "-")],
        LETTERS: [("lowerLetter", "%1)")],
        SECTIONS: [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")],
    }
    abstract, concrete = "", ""
    for number, each in levels.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (kind, text) in enumerate(each)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        concrete += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    anew = f'<w:abstractNumId w:val="{LETTERS}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    concrete += "".join(f'<w:num w:numId="{SECTIONS + run}">{anew}</w:num>' for run in range(1, runs + 1))
    return abstract + concrete


def _footnotes(notes: list[Item]) -> str:
    out = ""
    for item in notes:
        mark = item.line.mark if item.line else "1"
        out += f'<w:footnote w:id="{mark}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + item.text)}</w:p></w:footnote>'
    return out


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    looks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    out = ""
    for order, part in enumerate(MARK.split(text)):
        if order % 2:
            out += f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{part}"/></w:r>'
        elif part:
            shown = f"<w:rPr>{looks}</w:rPr>" if looks else ""
            out += f'<w:r>{shown}<w:t xml:space="preserve">{html.escape(part, quote=False)}</w:t></w:r>'
    return out


def _paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def _list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _block(item: Item, style: str, lists: str, run: int) -> str:
    if item.kind == "table":
        return _table(item)
    if item.kind == "heading":
        return _heading(item, style)
    if item.kind == "list":
        number = {"bullet": BULLET, "letters": SECTIONS + run}.get(lists)
        text = item.text if number else f"- {item.text}"
        return _paragraph(_run(text), _list(number) if number else '<w:ind w:firstLine="567"/>')
    if item.lead:
        rest = item.text[len(item.lead) :]
        return _paragraph(_run(item.lead, bold=True) + _run(rest), '<w:ind w:firstLine="567"/>')
    return _paragraph(_run(item.text, bold=item.look == "title"), _looks(item.look))


def _looks(look: str) -> str:
    if look in ("title", "centered"):
        return '<w:jc w:val="center"/>'
    if look == "right":
        return '<w:jc w:val="right"/>'
    return "" if look else '<w:ind w:firstLine="567"/><w:jc w:val="both"/>'


def _heading(item: Item, style: str) -> str:
    level = item.level
    if style == "word":
        return _paragraph(_run(item.text), f'<w:pStyle w:val="Heading{level}"/>')
    if style == "auto":
        return _paragraph(_run(item.text, bold=True), _list(SECTIONS, level - 1))
    is_bold = style == "bold"
    return _paragraph(_run(item.text, bold=is_bold, italic=is_bold and level == 3), '<w:ind w:firstLine="567"/>')


def _table(item: Item) -> str:
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    looks = f"<w:tblPr>{f'<w:tblBorders>{border}</w:tblBorders>' if item.has_borders else ''}</w:tblPr>"
    columns = max(len(row) for row in item.cells)
    grid = "<w:tblGrid>" + f'<w:gridCol w:w="{9000 // columns}"/>' * columns + "</w:tblGrid>"
    rows = "".join(f"<w:tr>{''.join(_cell(text, item, columns) for text in row)}</w:tr>" for row in item.cells)
    return f"<w:tbl>{looks}{grid}{rows}</w:tbl>"


def _cell(text: str, item: Item, columns: int) -> str:
    inner = "".join(_paragraph(_run(line, bold=_is_name(line, item)), _side(line)) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{9000 // columns}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _is_name(text: str, item: Item) -> bool:
    """The body's own name in a letterhead, the title of a signer."""
    return not item.has_borders and text.isupper() and any(letter.isalpha() for letter in text)


def _side(text: str) -> str:
    return f'<w:spacing w:before="0"/><w:jc w:val="{"left" if text.startswith(("- ", "Nơi nhận")) else "center"}"/>'


# ---- pages and plain text


def page(items: Iterable[Item]) -> bytes:
    """An .html page as a word processor saves it."""
    body = "\n".join(_element(item) for item in items)
    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<title>Bao cao</title>'
    return f"<html>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n".encode()


def _element(item: Item) -> str:
    if item.kind == "table":
        rows = "".join("<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>\n" for row in item.cells)
        return f"<table>\n{rows}</table>"
    text = _escaped(item.plain)
    if item.kind == "heading":
        return f"<p><b>{text}</b></p>"
    if item.kind == "list":
        return f"<p>- {text}</p>"
    if item.lead:
        return f"<p><b>{_escaped(item.lead)}</b>{_escaped(item.plain[len(item.lead) :])}</p>"
    return f'<p align="center"><b>{text}</b></p>' if item.look == "title" else f"<p>{text}</p>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


TONES = "\u0300\u0301\u0303\u0309\u0323"


def plain(items: Iterable[Item], encoding: str) -> bytes:
    """A text file, an empty line between blocks; windows-1258 keeps the tone apart from its letter."""
    texts = []
    for item in items:
        rows = "\n".join("\t".join(row) for row in item.cells)
        texts.append(rows if item.kind == "table" else f"- {item.plain}" if item.kind == "list" else item.plain)
    whole = "\n\n".join(texts) + "\n"
    return _toned(whole).encode("cp1258") if encoding == "windows-1258" else whole.encode(encoding)


def _toned(text: str) -> str:
    out = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in TONES)
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TONES))
        out.append(base + tone if tone else letter)
    return "".join(out)
