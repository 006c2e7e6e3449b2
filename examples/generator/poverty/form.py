"""The blank form of the review on poverty, as data: three sheets, their rows and columns. Takes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.form_model import CHANGE, CODE, LABEL, MEASURE, NOTE, PERCENT, PREVIOUS, TOTAL, Row

YEARS = ("2021", "2022", "2023", "2024", "2025")
PLAN, ACHIEVED = "plan", "achieved"
FIRST_ROW = 10
HEADINGS = {
    CODE: "STT",
    LABEL: "Chỉ tiêu",
    MEASURE: "ĐVT",
    TOTAL: "Cộng giai đoạn 2021-2025",
    PREVIOUS: "Giai đoạn 2016-2020",
    CHANGE: "Số",
    PERCENT: "%",
    PLAN: "Kế hoạch giai đoạn 2021-2025",
    ACHIEVED: "Tỷ lệ thực hiện so với kế hoạch (%)",
    NOTE: "Ghi chú",
}
PERIODS = {TOTAL: "2021-2025", PREVIOUS: "2016-2020", PLAN: "2021-2025", ACHIEVED: "2021-2025"}
MILLIONS = "Triệu đồng"


@dataclass(frozen=True)
class Sheet:
    """One sheet of the form. `right` are the columns after the total."""

    name: str
    title: str
    rows: tuple[Row, ...]
    right: tuple[str, ...] = ()
    measure: str = ""
    notes: tuple[str, ...] = ()
    by_id: dict[str, Row] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_id.update({row.id: row for row in self.rows})

    @property
    def columns(self) -> tuple[str, ...]:
        """Column ids from left to right."""
        return (CODE, LABEL, MEASURE, *YEARS, TOTAL, *self.right, NOTE)


def _group(id_: str, code: str, label: str) -> Row:
    return Row(id_, code, label, kind="group")


POOR = Sheet(
    "Biểu 1",
    "BIỂU 1. KẾT QUẢ GIẢM NGHÈO, NHÀ Ở, BẢO HIỂM Y TẾ VÀ SINH KẾ",
    (
        _group("A", "A", "HỘ NGHÈO, HỘ CẬN NGHÈO"),
        Row("homes", "1", "Tổng số hộ dân cư (có đến cuối năm)", "Hộ", rule="last"),
        Row("poor", "2", "Số hộ nghèo (có đến cuối năm)", "Hộ", rule="last"),
        Row("poor.min", "", "Trong đó: Hộ nghèo dân tộc thiểu số", "Hộ", rule="last", of="poor"),
        Row("rate", "3", "Tỷ lệ hộ nghèo (2/1)", "%", "ratio", top="poor", bottom="homes"),
        Row("near", "4", "Số hộ cận nghèo (có đến cuối năm)", "Hộ", rule="last"),
        Row("left", "5", "Số hộ thoát nghèo", "Hộ"),
        Row("fell", "6", "Số hộ tái nghèo, phát sinh nghèo mới", "Hộ"),
        _group("B", "B", "NHÀ Ở, BẢO HIỂM Y TẾ, SINH KẾ"),
        Row("houses", "1", "Tổng số nhà ở được hỗ trợ (1.1+1.2)", "Căn", "total", parts=("built", "mended")),
        Row("built", "1.1", "Xây mới", "Căn"),
        Row("mended", "1.2", "Sửa chữa", "Căn"),
        Row("cards", "2", "Số thẻ bảo hiểm y tế cấp cho người nghèo, cận nghèo", "Thẻ"),
        Row("models", "3", "Số mô hình sinh kế đang duy trì (có đến cuối năm)", "Mô hình", rule="last"),
        Row("villages", "4", "Số thôn, tổ dân phố không còn hộ nghèo", "Thôn/tổng số thôn", rule="n_of_n"),
    ),
    right=(PREVIOUS, CHANGE, PERCENT),
    notes=("Ghi chú: Cột Giai đoạn 2016-2020 của các chỉ tiêu “có đến cuối năm” ghi số có đến ngày 31/12/2020.",),
)
JOBS = Sheet(
    "Biểu 2",
    "BIỂU 2. GIẢI QUYẾT VIỆC LÀM, ĐÀO TẠO NGHỀ",
    (
        Row(
            "jobs",
            "1",
            "Tổng số lao động được giải quyết việc làm (1.1+1.2+1.3)",
            "Người",
            "total",
            parts=("here", "away", "abroad"),
        ),
        Row("here", "1.1", "Việc làm trong tỉnh", "Người"),
        Row("away", "1.2", "Đi làm việc ngoài tỉnh", "Người"),
        Row("abroad", "1.3", "Đi làm việc ở nước ngoài theo hợp đồng", "Người"),
        Row("trained", "2", "Số lao động được đào tạo nghề", "Người"),
        Row("trained.w", "", "Trong đó: Lao động nữ", "Người", of="trained"),
        Row("placed", "3", "Số người có việc làm sau đào tạo", "Người"),
        Row("placing", "4", "Tỷ lệ có việc làm sau đào tạo (3/2)", "%", "ratio", top="placed", bottom="trained"),
        Row("fairs", "5", "Số phiên giao dịch, tư vấn việc làm", "Phiên"),
    ),
    right=(PLAN, ACHIEVED),
)
MONEY = Sheet(
    "Biểu 3",
    "BIỂU 3. TÍN DỤNG CHÍNH SÁCH VÀ KINH PHÍ THỰC HIỆN",
    (
        _group("A", "A", "TÍN DỤNG CHÍNH SÁCH"),
        Row("loans", "1", "Số lượt hộ được vay vốn", "Lượt hộ"),
        Row("lent", "2", "Doanh số cho vay", MILLIONS),
        Row("debt", "3", "Dư nợ (có đến cuối năm)", MILLIONS, rule="last"),
        Row("late", "4", "Nợ quá hạn (có đến cuối năm)", MILLIONS, rule="last", places=1),
        Row("lateness", "5", "Tỷ lệ nợ quá hạn (4/3)", "%", "ratio", top="late", bottom="debt"),
        _group("B", "B", "KINH PHÍ THỰC HIỆN"),
        Row(
            "funds", "1", "Tổng kinh phí (1.1+1.2+1.3)", MILLIONS, "total", parts=("state", "local", "given"), places=1
        ),
        Row("state", "1.1", "Ngân sách trung ương", MILLIONS, places=1),
        Row("local", "1.2", "Ngân sách địa phương", MILLIONS, places=1),
        Row("given", "1.3", "Huy động xã hội hóa", MILLIONS, places=1),
    ),
)
SHEETS = (POOR, JOBS, MONEY)
OUTLINE = (
    (0, "ĐỀ CƯƠNG"),
    (0, "Báo cáo sơ kết 5 năm thực hiện Chỉ thị số 09-CT/TU, ngày 15/3/2021 của Ban Thường vụ Tỉnh ủy"),
    (1, "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"),
    (2, "1. Quán triệt, tuyên truyền Chỉ thị"),
    (2, "2. Ban hành văn bản, kiện toàn ban chỉ đạo, phân công trách nhiệm"),
    (2, "3. Công tác kiểm tra, giám sát"),
    (1, "II. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU"),
    (2, "1. Giảm nghèo; hộ nghèo, hộ cận nghèo (Biểu 1)"),
    (2, "2. Nhà ở, bảo hiểm y tế và mô hình sinh kế (Biểu 1)"),
    (2, "3. Giải quyết việc làm, đào tạo nghề, đưa người đi làm việc ở nước ngoài (Biểu 2)"),
    (2, "4. Tín dụng chính sách (Biểu 3)"),
    (2, "5. Kinh phí thực hiện (Biểu 3)"),
    (1, "III. ĐÁNH GIÁ CHUNG"),
    (2, "1. Kết quả nổi bật"),
    (2, "2. Tồn tại, hạn chế"),
    (2, "3. Nguyên nhân (khách quan, chủ quan)"),
    (2, "4. Bài học kinh nghiệm"),
    (1, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ GIAI ĐOẠN 2026-2030"),
    (1, "V. ĐỀ XUẤT, KIẾN NGHỊ"),
    (3, "Báo cáo kèm biểu số liệu gửi về Văn phòng Tỉnh ủy trước ngày 10/12/2025."),
)
