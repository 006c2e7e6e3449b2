"""Narratives written as tables: before each line the section of the outline it must go to ("-": none)."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.collect.documents.block import Passage
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.placing import place
from tongket.directive.outline import Heading

EXAMPLE = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Công tác lãnh đạo, chỉ đạo, quán triệt, triển khai thực hiện"),  # 0
        (2, "Công tác quán triệt, tuyên truyền Chỉ thị"),
        (2, "Việc ban hành văn bản lãnh đạo, chỉ đạo; kiểm tra, giám sát"),
        (1, "Tình hình và kết quả thực hiện"),  # 3
        (2, "Tình hình, kết quả phòng, chống tội phạm và tệ nạn xã hội (Biểu 1)"),
        (2, "Trật tự, an toàn giao thông; phòng cháy, chữa cháy (Biểu 2)"),
        (2, "Phòng, chống ma túy (Biểu 3)"),
        (2, "Tuyên truyền, phổ biến, giáo dục pháp luật và xây dựng mô hình (Biểu 4)"),
        (2, "Kinh phí thực hiện và thiệt hại tài sản (Biểu 5)"),
        (1, "Đánh giá chung"),  # 9
        (2, "Ưu điểm"),
        (2, "Hạn chế, tồn tại"),
        (2, "Nguyên nhân của hạn chế (khách quan, chủ quan)"),
        (2, "Bài học kinh nghiệm"),  # 13
        (1, "Phương hướng, nhiệm vụ, giải pháp"),
        (1, "Đề xuất, kiến nghị"),
    )
)
COUNTRYSIDE = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Kết quả thực hiện Chương trình xây dựng nông thôn mới giai đoạn 2016-2020"),  # 0
        (2, "Công tác chỉ đạo, điều hành"),
        (3, "Kiện toàn bộ máy"),
        (3, "Ban hành cơ chế, chính sách"),
        (2, "Kết quả thực hiện các tiêu chí"),  # 4
        (3, "Quy hoạch"),
        (3, "Hạ tầng kinh tế - xã hội"),
        (3, "Kinh tế và tổ chức sản xuất"),
        (3, "Văn hóa, xã hội, môi trường"),
        (2, "Huy động nguồn lực"),  # 9
        (2, "Tồn tại, hạn chế và nguyên nhân"),
        (1, "Phương hướng giai đoạn 2021-2025"),  # 11
        (2, "Mục tiêu"),
        (2, "Nhiệm vụ, giải pháp"),
        (1, "Kiến nghị, đề xuất"),  # 14
    )
)
REFORM = tuple(
    Heading(level, text)
    for level, text in (
        (1, "Công tác chỉ đạo, điều hành cải cách hành chính"),  # 0
        (1, "Kết quả thực hiện các nhiệm vụ"),
        (2, "Cải cách thể chế"),
        (2, "Cải cách thủ tục hành chính"),
        (2, "Cải cách tổ chức bộ máy"),
        (2, "Cải cách chế độ công vụ"),
        (2, "Cải cách tài chính công"),
        (2, "Xây dựng chính quyền điện tử, chính quyền số"),  # 7
        (1, "Đánh giá chung"),
        (2, "Kết quả nổi bật"),
        (2, "Khó khăn, vướng mắc"),
        (1, "Nhiệm vụ trọng tâm năm tới"),  # 11
        (1, "Kiến nghị"),
    )
)


def written(table: str) -> tuple[Narrative, list[int | None]]:
    """The narrative of a table and where its blocks must go. "**" opens a bold line, or words if it closes them."""
    passages, sections = [], []
    for line in table.strip().splitlines():
        section, _, text = line.strip().partition("|")
        sections.append(None if section.strip() == "-" else int(section))
        passages.append(_passage(text.strip()))
    return Narrative(blocks_of(passages), "docx"), sections


def _passage(text: str) -> Passage:
    if not text.startswith("**"):
        return Passage(text)
    bold, closes, plain = text[2:].partition("**")
    return Passage(bold + plain, is_bold=not closes, lead=bold if closes else "")


def wrong(table: str, outline: Sequence[Heading]) -> list[tuple[str, int | None, int | None]]:
    """The blocks that go elsewhere than the table says: text, asked, got."""
    narrative, asked = written(table)
    got = place(narrative, outline).sections
    return [
        (block.text[:50], one, other)
        for block, one, other in zip(narrative.blocks, asked, got, strict=True)
        if one != other
    ]
