"""A report regime with the nine parts it must state before anyone is asked to report.

Decree 09/2019/NĐ-CP, Art. 7: a regime names its report, content, reporters and receiver, way of sending, deadline,
frequency, closing time of figures, outline and tables.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRegime:
    """Each part in the office's words; an empty one is missing."""

    title: str = ""  # 1 tên báo cáo
    content: str = ""  # 2 nội dung yêu cầu báo cáo
    reporters_and_receiver: str = ""  # 3 đối tượng thực hiện, cơ quan nhận báo cáo
    way_of_sending: str = ""  # 4 phương thức gửi, nhận
    deadline: str = ""  # 5 thời hạn gửi báo cáo
    frequency: str = ""  # 6 tần suất thực hiện
    data_window: str = ""  # 7 thời gian chốt số liệu
    outline: str = ""  # 8 mẫu đề cương báo cáo
    tables: str = ""  # 9 biểu mẫu số liệu báo cáo


PARTS = tuple(field.name for field in fields(ReportRegime))


def missing_parts(regime: ReportRegime) -> tuple[str, ...]:
    """The parts that are not stated, in the order of Art. 7."""
    return tuple(part for part in PARTS if not getattr(regime, part).strip())
