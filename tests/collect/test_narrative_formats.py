"""Documents of every kind through the one door: text, pages, RTF, OpenDocument, PDF; old letters; secrecy marks."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile

import pytest

from tongket.collect.documents.block import BlockKind
from tongket.collect.documents.document_tables import tables_of
from tongket.collect.documents.lines import is_document
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.narratives.narrative import first_lines, read_narrative
from tongket.collect.narratives.store import narrative_of, narrative_text
from tongket.collect.submission import OddityKind
from tongket.desk.describe import describe_here

SAID = "Công an huyện đã xử lý 09 vụ vi phạm trật tự; số vụ được phát hiện giảm so với năm trước của các xã."


def texts(content: bytes, name: str = "bao-cao.txt") -> list[str]:
    return [block.text for block in read_narrative(content, name).blocks]


def rtf(body: str, head: str = "") -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg1252{head} {body}}}".encode("ascii")


def coded(text: str) -> str:
    """Letters as RTF writes them."""
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)


def page(body: str, charset: str = "utf-8") -> bytes:
    return f'<html><head><meta charset="{charset}"></head><body>{body}</body></html>'.encode(charset)


def odt(body: str, styles: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    fonts = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    inner = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
    content = f"<office:document-content {spaces} {fonts}>{inner}</office:text></office:body></office:document-content>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return target.getvalue()


def pdf(*pages: list[tuple[int, int, str]]) -> bytes:
    """A PDF of lines of plain letters, each at its place from the lower left."""
    streams = [
        b"".join(f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET\n".encode("latin-1") for x, y, text in lines)
        for lines in pages
    ]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    for at, stream in enumerate(streams):
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {5 + 2 * at} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


# --- plain text


TCVN3 = "C«ng an huyÖn ®· xö lý 09 vô vi ph¹m trËt tù; sè vô ®­îc ph¸t hiÖn gi¶m so víi n¨m tr­íc cña c¸c x·."
VNI = (
    "Coâng an huyeän ñaõ xöû lyù 09 vuï vi phaïm traät töï; soá vuï ñöôïc phaùt hieän giaûm so vôùi naêm tröôùc "
    "cuûa caùc xaõ."
)


@pytest.mark.parametrize(
    "content",
    [
        SAID.encode(),
        SAID.encode("utf-8-sig"),
        SAID.encode("utf-16"),
        unicodedata.normalize("NFD", SAID).encode(),
        TCVN3.encode("cp1252"),
        VNI.encode("cp1252"),
        TCVN3.encode(),
        VNI.encode(),
    ],
    ids=["utf-8", "with mark", "utf-16", "decomposed", "tcvn3", "vni", "tcvn3 in utf-8", "vni in utf-8"],
)
def test_every_way_of_writing_vietnamese_gives_the_same_words(content):
    assert texts(content) == [SAID]


def test_windows_1258_gives_the_same_words():
    # Its letters are a vowel with its hook or hat, and after it the tone as a letter of its own.
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = [unicodedata.normalize("NFD", each) for each in SAID]
    letters = (
        unicodedata.normalize("NFC", "".join(mark for mark in part if mark not in tones))
        + "".join(mark for mark in part if mark in tones)
        for part in parts
    )

    assert texts("".join(letters).encode("cp1258")) == [SAID]


def test_lines_a_program_broke_are_put_together():
    lines = (
        "I. TÌNH HÌNH",
        "Trong năm, trên địa bàn huyện đã xảy ra chín vụ vi phạm pháp luật về trật tự,",
        "trong đó có hai vụ nghiêm trọng; lực lượng công an các xã, thị trấn đã phối",
        "hợp điều tra làm rõ.",
        "",
        "Công tác tuyên truyền được các cấp ủy, chính quyền quan tâm chỉ đạo thực hiện",
        "thường xuyên.",
    )

    read = read_narrative("\n".join(lines).encode(), "a.txt").blocks

    assert [(block.line, block.text.split()[0], block.text.split()[-1]) for block in read] == [
        (1, "I.", "HÌNH"), (2, "Trong", "rõ."), (6, "Công", "xuyên."),
    ]  # fmt: skip


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(Unreadable) as refusal:
        read_narrative(bytes(range(256)) * 40, "a.txt")

    assert refusal.value.kind is OddityKind.UNSUPPORTED


# --- pages


def test_a_page_gives_headings_lists_and_tables():
    table = (
        "<table><tr><th>Chỉ tiêu</th><th colspan=2>2020</th></tr><tr><td>Số vụ</td><td>8</td><td>9</td></tr></table>"
    )
    body = f"<h2>Kết quả</h2><p>Xảy ra <b>09</b> vụ.</p><ul><li>Bắt 05 đối tượng</li></ul>{table}"

    read = read_narrative(page(body), "a.html").blocks

    assert [(block.kind, block.text) for block in read] == [
        (BlockKind.HEADING, "Kết quả"),
        (BlockKind.PARAGRAPH, "Xảy ra 09 vụ."),
        (BlockKind.LIST, "Bắt 05 đối tượng"),
        (BlockKind.TABLE, "Chỉ tiêu\t2020\nSố vụ\t8\t9"),
    ]
    assert read[3].cells[1].columns == 2


def test_a_page_is_read_without_scripts_menus_and_deleted_words():
    menu = "".join(f'<li><a href="/{at}">Mục {at}</a></li>' for at in range(6))
    body = f"<script>var x = 1;</script><ul>{menu}</ul><p>Xảy ra <del>8</del><ins>9</ins> vụ.</p>"

    read = read_narrative(page(body), "a.html")

    assert [block.text for block in read.blocks] == ["Xảy ra 9 vụ."]
    assert [oddity.kind for oddity in read.oddities] == [OddityKind.CHANGES_ACCEPTED]


def test_a_table_that_only_lays_out_a_page_is_no_table():
    inner = "<table><tr><td>Số vụ</td><td>9</td></tr></table>"

    read = read_narrative(page(f"<table><tr><td><p>Kết quả như sau.</p>{inner}</td></tr></table>"), "a.html").blocks

    assert [block.kind for block in read] == [BlockKind.PARAGRAPH, BlockKind.TABLE]


def test_words_in_an_old_font_of_a_page_are_decoded():
    assert texts(page(f'<p><font face=".VnTime">{TCVN3}</font></p>'), "a.html") == [SAID]


def test_a_page_saved_under_the_name_of_a_word_file_is_a_document():
    content = page("<p>Xảy ra 09 vụ.</p>")

    assert is_document(content, "bao-cao.doc")
    assert not is_document(content, "bieu.xls")
    assert texts(content, "bao-cao.doc") == ["Xảy ra 09 vụ."]


def test_a_page_saved_with_its_pictures_is_read():
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    part = "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"

    content = head.encode() + part.encode() + page("<p>Xảy ra 09 vụ.</p>") + b"\r\n--x--\r\n"

    assert texts(content, "a.mht") == ["Xảy ra 09 vụ."]


# --- RTF, OpenDocument


def test_rtf_gives_paragraphs_tables_and_notes():
    row = r"\trowd\cellx2000\cellx4000\intbl " + coded("Số vụ") + r"\cell 9\cell\row "
    note = rf"{{\footnote {coded('Số ước.')}}}"
    head = rf"{{\b {coded('I. TÌNH HÌNH')}}}\par {coded('Xảy ra 09 vụ.')}{note}\par "
    body = rf"{head}{row}\pard {coded('Hết.')}\par"

    read = read_narrative(rtf(body), "a.rtf").blocks

    assert [(block.kind, block.text) for block in read] == [
        (BlockKind.HEADING, "I. TÌNH HÌNH"),
        (BlockKind.PARAGRAPH, "Xảy ra 09 vụ."),
        (BlockKind.TABLE, "Số vụ\t9"),
        (BlockKind.PARAGRAPH, "Hết."),
        (BlockKind.NOTE, "Số ước."),
    ]


def test_rtf_leaves_deleted_words_out_and_knows_old_fonts():
    fonts = r"{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}"
    old = "".join(letter if letter.isascii() else f"\\'{ord(letter):02x}" for letter in TCVN3)

    read = read_narrative(rtf(rf"{{\deleted 8}}{{\f1 {old}}}\par", fonts), "a.rtf")

    assert [block.text for block in read.blocks] == [SAID]
    assert {oddity.kind for oddity in read.oddities} == {OddityKind.CHANGES_ACCEPTED, OddityKind.OLD_LETTERS}


def test_an_open_document_gives_headings_lists_tables_and_notes():
    note = "<text:note-citation>1</text:note-citation><text:note-body><text:p>Số ước.</text:p></text:note-body>"
    level = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>'
    items = "".join(f"<text:list-item><text:p>{each}</text:p></text:list-item>" for each in ("Một", "Hai"))
    cells = "".join(f"<table:table-cell><text:p>{each}</text:p></table:table-cell>" for each in ("Số vụ", "9"))
    numbered = f'<text:list-style style:name="L1">{level}</text:list-style>'
    head = '<text:h text:outline-level="1">Kết quả</text:h>'
    said = f"<text:p>Xảy ra<text:s/>09 vụ.<text:note>{note}</text:note></text:p>"
    listed = f'<text:list text:style-name="L1">{items}</text:list>'
    body = f"{head}{said}{listed}<table:table><table:table-row>{cells}</table:table-row></table:table>"

    read = read_narrative(odt(body, numbered), "a.odt").blocks

    assert [(block.kind, block.label, block.text) for block in read] == [
        (BlockKind.HEADING, "", "Kết quả"),
        (BlockKind.PARAGRAPH, "", "Xảy ra 09 vụ."),
        (BlockKind.LIST, "1)", "Một"),
        (BlockKind.LIST, "2)", "Hai"),
        (BlockKind.TABLE, "", "Số vụ\t9"),
        (BlockKind.NOTE, "1", "Số ước."),
    ]
    assert read[5].anchor == 2


# --- PDF


LINE = "Cac don vi da to chuc tuyen truyen, phoi hop kiem tra va xu ly cac vu viec tren dia ban"


def test_lines_of_a_page_become_paragraphs_with_page_and_line():
    lines = [
        (100, 780, LINE),
        (72, 762, f"{LINE}, theo"),
        (72, 744, "dung quy dinh."),
        (100, 726, "Ket qua dat duoc kha tot."),
    ]

    read = read_narrative(pdf(lines), "a.pdf").blocks

    assert [(block.page, block.line, block.text) for block in read] == [
        (1, 1, f"{LINE} {LINE}, theo dung quy dinh."), (1, 4, "Ket qua dat duoc kha tot."),
    ]  # fmt: skip


def test_numbers_of_pages_are_no_text_and_a_sentence_goes_on_over_the_page():
    first = [(300, 800, "1"), (100, 780, LINE), (72, 762, f"{LINE}, theo")]
    second = [(300, 800, "2"), (72, 780, "dung quy dinh."), (100, 762, "Het.")]

    read = read_narrative(pdf(first, second), "a.pdf").blocks

    assert [(block.page, block.text) for block in read] == [(1, f"{LINE} {LINE}, theo dung quy dinh."), (2, "Het.")]


def test_a_pdf_without_a_word_or_picture_says_so():
    read = read_narrative(pdf([]), "a.pdf")

    assert read.blocks == ()
    assert [oddity.kind for oddity in read.oddities] == [OddityKind.NO_TEXT]


# --- all of them


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("HUYỆN ỦY CÁI BÈ\nTỐI MẬT\nBÁO CÁO".encode(), "a.txt"),
        ("HUYỆN ỦY CÁI BÈ\tTỐI MẬT\nBÁO CÁO".encode(), "a.txt"),
        (page("<table><tr><td>HUYỆN ỦY</td><td>TỐI MẬT</td></tr></table>"), "a.html"),
        (rtf(rf"{coded('HUYỆN ỦY')}\par {coded('TỐI MẬT')}\par"), "a.rtf"),
        (rtf(rf"{{\header {coded('TỐI MẬT')}\par}}{coded('HUYỆN ỦY')}\par"), "a.rtf"),
        (odt("<text:p>HUYỆN ỦY</text:p><text:p>TỐI MẬT</text:p>"), "a.odt"),
        (pdf([(72, 780, "HUYEN UY"), (72, 760, "TOI MAT"), (72, 740, "BAO CAO")]), "a.pdf"),
        (pdf([(72, 780, "HUYEN UY"), (400, 780, "TOI MAT"), (72, 740, "BAO CAO")]), "a.pdf"),
    ],
)
def test_a_marked_document_of_any_kind_is_refused(content, name):
    with pytest.raises(Unreadable) as refusal:
        read_narrative(content, name)

    assert refusal.value.kind is OddityKind.SECRET


def test_a_narrative_is_kept_and_comes_back_the_same():
    read = read_narrative(
        page("<h2>I. Kết quả</h2><p><b>Về án:</b> 09 vụ.</p><table><tr><td>a</td><td>9</td></tr></table>"), "a.html"
    )

    kept = json.dumps(narrative_text(read), ensure_ascii=False)

    assert narrative_of(json.loads(kept)) == read


def test_a_table_of_a_document_is_understood_with_its_title():
    rows = (("STT", "Chỉ tiêu", "Năm 2019", "Năm 2020"), ("1", "Số vụ", "8", "9"), ("2", "Số người", "12", "15"))
    drawn = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    blocks = read_narrative(page(f"<p>Biểu 1. Tình hình tội phạm</p><table>{drawn}</table>"), "a.html").blocks

    ((block, _, table),) = tables_of(blocks)

    assert (block.number, table.title, table.header_rows) == (2, "Biểu 1. Tình hình tội phạm", (1,))
    assert [row.path for row in table.rows] == [("Số vụ",), ("Số người",)]


def test_read_prints_blocks_and_the_tables_in_them(tmp_path):
    path = tmp_path / "bao-cao.html"
    path.write_bytes(page("<p>Kết quả:</p><table><tr><td>Chỉ tiêu</td><td>2019</td><td>2020</td></tr>"
                          "<tr><td>Số vụ</td><td>8</td><td>9</td></tr></table>"))  # fmt: skip

    plain = describe_here(path)

    assert plain["kind"] == "both"
    assert [block["kind"] for block in plain["blocks"]] == ["paragraph", "table"]
    assert [(table["block"], len(table["readings"])) for table in plain["tables"]] == [(2, 2)]
    assert plain["tables"][0]["readings"][0]["value"] == "8"


def test_the_first_lines_are_those_of_the_letterhead():
    read = read_narrative(page("<table><tr><td>HUYỆN ỦY<br>CÁI BÈ</td><td>Số: 05-BC/HU</td></tr></table>"), "a.html")

    assert first_lines(read) == ["HUYỆN ỦY", "CÁI BÈ", "Số: 05-BC/HU"]


def test_a_sentence_that_a_copied_page_broke_is_one_paragraph():
    lines = [
        "V/v sơ kết Chỉ",
        "thị số 07/CT-BCA",
        "Điều 2. Tổ chức thực hiện",
        "1. Uỷ ban nhân dân thành phố chủ trì công bố",
        "công khai quy hoạch trong thời hạn 15 ngày.",
        "",
        "Theo Tờ trình số 212/TTr-",
        "SXD ngày",
        "15/7/2024 của Sở Xây dựng.",
    ]

    assert texts("\n".join(lines).encode()) == [
        "V/v sơ kết Chỉ thị số 07/CT-BCA",
        "Điều 2. Tổ chức thực hiện",
        "1. Uỷ ban nhân dân thành phố chủ trì công bố công khai quy hoạch trong thời hạn 15 ngày.",
        "Theo Tờ trình số 212/TTr-SXD ngày 15/7/2024 của Sở Xây dựng.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Uỷ ban nhân dân xã đã tổ chức kiểm tra các hộ kinh doanh.", "các hộ đều chấp hành"],  # a sentence ended
        ["Cá nhân, tổ chức có liên quan đến việc xử lý vi phạm", "a) cá nhân"],  # a labelled item
        ["Tổng số vụ", "số vụ đã xử lý"],  # names of lines, no prose
    ],
)
def test_lines_that_may_be_paragraphs_of_their_own_stay_apart(lines):
    assert texts("\n".join(lines).encode()) == lines
