"""Takes a `Paper`, makes the bytes of its .docx; the same paper gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from tongket.draft.docx_parts import paragraph_xml, section_xml, table_xml, twips
from tongket.draft.paper import Paper, PaperTable, Paragraph, Section

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip entries carry no time of making


def docx_bytes(paper: Paper) -> bytes:
    """The paper as a Word file."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core_properties(paper),
        "word/document.xml": _document(paper),
        "word/styles.xml": _styles(paper),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(paper, has_number=True),
        "word/header2.xml": _header(paper, has_number=False),
        "word/_rels/document.xml.rels": _document_relations(),
    }
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    """Named parts as a zip whose bytes depend on nothing else."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return target.getvalue()


def _document(paper: Paper) -> str:
    body = "".join(
        _section_blocks(section, paper, is_last=number == len(paper.sections) - 1)
        for number, section in enumerate(paper.sections)
    )
    return f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'


def _section_blocks(section: Section, paper: Paper, *, is_last: bool) -> str:
    blocks = "".join(_block(block, paper) for block in section.blocks)
    page = section_xml(section, paper)
    if is_last:
        return blocks + page
    # A section ends inside the properties of a paragraph; an empty one of the smallest height carries it.
    return (
        f'{blocks}<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{page}</w:pPr></w:p>'
    )


def _block(block: Paragraph | PaperTable, paper: Paper) -> str:
    if isinstance(block, Paragraph):
        return paragraph_xml(block, paper)
    # Word joins two tables that touch; an empty line keeps them apart.
    return (
        table_xml(block, paper)
        + '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _styles(paper: Paper) -> str:
    font = quoteattr(paper.font)
    fonts = f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font} w:eastAsia={font}/>"
    size = round(paper.body_pt * 2)
    language = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    defaults = f'<w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr>'
    headings = "".join(_heading_style(level) for level in (1, 2, 3))
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{headings}</w:styles>"
    )


def _heading_style(level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    )


def _header(paper: Paper, *, has_number: bool) -> str:
    size = round(paper.page_number_pt * 2)
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'
    field = f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>' if has_number else ""
    centred = '<w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>'
    return f'{_HEAD}<w:hdr xmlns:w="{_W}"><w:p>{centred}{field}</w:p></w:hdr>'


def _settings() -> str:
    return (
        f'{_HEAD}<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="{twips(10)}"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )


def _core_properties(paper: Paper) -> str:
    namespaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    stamp = f'<dcterms:created xsi:type="dcterms:W3CDTF">{paper.created}</dcterms:created>'
    return (
        f"{_HEAD}<cp:coreProperties {namespaces}><dc:title>{escape(paper.title)}</dc:title>"
        f"<dc:subject>{escape(paper.subject)}</dc:subject><dc:language>vi-VN</dc:language>{stamp}</cp:coreProperties>"
    )


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    lines = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{lines}</Types>'


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations({"rId1": (f"{_R}/officeDocument", "word/document.xml"), "rId2": (core, "docProps/core.xml")})


def _document_relations() -> str:
    return _relations(
        {
            "rIdStyles": (f"{_R}/styles", "styles.xml"),
            "rIdSettings": (f"{_R}/settings", "settings.xml"),
            "rIdHeader": (f"{_R}/header", "header1.xml"),
            "rIdFirst": (f"{_R}/header", "header2.xml"),
        }
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
