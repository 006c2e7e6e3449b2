"""A report regime with the nine parts it must state before anyone is asked to report.

Decree 09/2019/NĐ-CP, Art. 7: a regime names its report, content, reporters and receiver, way of sending, deadline,
frequency, closing time of figures, outline and tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class RegimePart(StrEnum):
    """The nine parts, in the order of Art. 7."""

    TITLE = "title"
    CONTENT = "content"
    REPORTERS_AND_RECEIVER = "reporters_and_receiver"
    WAY_OF_SENDING = "way_of_sending"
    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    DATA_WINDOW = "data_window"
    OUTLINE = "outline"
    TABLES = "tables"


PARTS = tuple(part.value for part in RegimePart)


def missing_parts(regime: ReportRegime) -> tuple[RegimePart, ...]:
    """The parts that are not stated, in the order of Art. 7."""
    return tuple(part for part in RegimePart if not getattr(regime, part.value).strip())
