"""The office's blank form of the example, as data: sheets, rows, columns and the rule of each row. Takes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

FIRST_YEAR, LAST_YEAR = 2011, 2020
YEARS = tuple(str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
TOTAL, PREVIOUS, CHANGE, PERCENT, NOTE = "total", "previous", "change", "percent", "note"
CODE, LABEL, MEASURE = "code", "label", "measure"
TITLE_TAIL = (
    "(Phục vụ tổng kết 10 năm thực hiện Chỉ thị số 48-CT/TW ngày 22/10/2010 của Bộ Chính trị, giai đoạn 2011-2020)"
)

HEADINGS = {
    CODE: "STT",
    LABEL: "Chỉ tiêu",
    MEASURE: "ĐVT",
    TOTAL: "Cộng giai đoạn 2011-2020",
    PREVIOUS: "Giai đoạn 2001-2010",
    CHANGE: "Số",
    PERCENT: "%",
    NOTE: "Ghi chú",
}


@dataclass(frozen=True)
class Row:
    """One row of the form. `size` is a typical yearly figure of a district; `of` names the row it may not exceed."""

    id: str
    code: str
    label: str
    measure: str = ""
    kind: str = "item"  # item, group, total, ratio
    rule: str = "sum"  # sum, last, n_of_n
    parts: tuple[str, ...] = ()
    of: str = ""
    top: str = ""  # numerator and denominator of a ratio
    bottom: str = ""
    cumulative: bool = False
    size: float = 0
    places: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet of the form."""

    name: str
    title: str
    rows: tuple[Row, ...] = ()
    has_measure_column: bool = True
    has_comparison: bool = True
    has_numbering: bool = False  # the "(1) (2) (3)" line under the headings
    measure: str = ""  # stated once for the whole sheet
    is_list: bool = False
    label_heading: str = "Chỉ tiêu"
    notes: tuple[str, ...] = ()
    by_id: dict[str, Row] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.by_id.update({row.id: row for row in self.rows})

    @property
    def columns(self) -> tuple[str, ...]:
        """Column ids from left to right."""
        left = (CODE, LABEL, MEASURE) if self.has_measure_column else (CODE, LABEL)
        compared = (PREVIOUS, CHANGE, PERCENT) if self.has_comparison else ()
        return (*left, *YEARS, TOTAL, *compared, NOTE)

    @property
    def entered_columns(self) -> tuple[str, ...]:
        """Columns the units fill in."""
        return (*YEARS, PREVIOUS) if self.has_comparison else YEARS

    @property
    def entered_rows(self) -> tuple[Row, ...]:
        """Rows the units fill in."""
        return tuple(row for row in self.rows if row.kind == "item")


def _group(id_: str, code: str, label: str) -> Row:
    return Row(id_, code, label, kind="group")


CRIME = Sheet(
    "Biểu 1",
    "BIỂU 1. TÌNH HÌNH, KẾT QUẢ PHÒNG, CHỐNG TỘI PHẠM VÀ TỆ NẠN XÃ HỘI",
    (
        _group("A", "A", "TỘI PHẠM VỀ TRẬT TỰ XÃ HỘI"),
        Row("A.I", "I", "Tổng số vụ phạm tội về trật tự xã hội xảy ra", "Vụ", "total", parts=("A.1", "A.2", "A.3")),
        Row("A.1", "1", "Xâm phạm tính mạng, sức khỏe, nhân phẩm con người", "Vụ", size=34),
        Row("A.1t", "", "Trong đó: Giết người", "Vụ", of="A.1", size=3),
        Row("A.2", "2", "Xâm phạm sở hữu", "Vụ", "total", parts=("A.2.1", "A.2.2", "A.2.3", "A.2.4")),
        Row("A.2.1", "2.1", "Cướp tài sản", "Vụ", size=3),
        Row("A.2.2", "2.2", "Cướp giật tài sản", "Vụ", size=14),
        Row("A.2.3", "2.3", "Trộm cắp tài sản", "Vụ", size=72),
        Row("A.2.4", "2.4", "Lừa đảo, lạm dụng tín nhiệm chiếm đoạt tài sản", "Vụ", size=16),
        Row("A.3", "3", "Tội phạm khác về trật tự xã hội", "Vụ", size=27),
        Row("A.II", "II", "Số vụ điều tra, khám phá", "Vụ", size=130),
        Row("A.IIt", "", "Trong đó: Án rất nghiêm trọng, đặc biệt nghiêm trọng", "Vụ", of="A.II", size=12),
        Row("A.III", "III", "Tỷ lệ điều tra, khám phá (II/I)", "%", "ratio", top="A.II", bottom="A.I"),
        Row("A.IV", "IV", "Số đối tượng bắt giữ, xử lý", "Đối tượng", size=190),
        Row("A.IVt", "", "Trong đó: Dưới 18 tuổi", "Đối tượng", of="A.IV", size=24),
        Row("A.V", "V", "Số băng, nhóm tội phạm bị triệt phá", "Băng, nhóm", size=4),
        Row("A.VI", "VI", "Giá trị tài sản thu hồi", "Triệu đồng", size=860, places=1),
        _group("B", "B", "TỘI PHẠM KINH TẾ, MÔI TRƯỜNG, CÔNG NGHỆ CAO"),
        Row("B.I", "I", "Tổng số vụ vi phạm phát hiện (1+2+3)", "Vụ", "total", parts=("B.1", "B.2", "B.3")),
        Row("B.1", "1", "Kinh tế, chức vụ", "Vụ", size=21),
        Row("B.2", "2", "Môi trường, an toàn thực phẩm", "Vụ", size=38),
        Row("B.3", "3", "Công nghệ cao", "Vụ", size=2),
        Row("B.II", "II", "Số vụ khởi tố", "Vụ", size=9),
        _group("C", "C", "TỆ NẠN XÃ HỘI"),
        Row("C.1", "1", "Số vụ đánh bạc bị phát hiện, xử lý", "Vụ", size=44),
        Row("C.2", "2", "Số vụ mại dâm bị phát hiện, xử lý", "Vụ", size=3),
    ),
    has_numbering=True,
    notes=(
        "Ghi chú: Số liệu tính từ ngày 01/01 đến ngày 31/12 hằng năm; năm 2020 tính đến hết ngày 30/9/2020.",
        "Mỗi vụ việc chỉ thống kê ở đơn vị trực tiếp thụ lý.",
    ),
)

TRAFFIC = Sheet(
    "Biểu 2",
    "BIỂU 2. TRẬT TỰ, AN TOÀN GIAO THÔNG VÀ PHÒNG CHÁY, CHỮA CHÁY",
    (
        _group("A", "A", "TRẬT TỰ, AN TOÀN GIAO THÔNG"),
        Row("A.I", "I", "Tổng số vụ tai nạn giao thông", "Vụ", "total", parts=("A.1", "A.2")),
        Row("A.1", "1", "Đường bộ", "Vụ", size=48),
        Row("A.2", "2", "Đường thủy nội địa", "Vụ", size=2),
        Row("A.II", "II", "Số người chết", "Người", size=22),
        Row("A.III", "III", "Số người bị thương", "Người", size=41),
        Row("A.IIIt", "", "Trong đó: Thương tích nặng", "Người", of="A.III", size=15),
        Row("A.IV", "IV", "Số trường hợp vi phạm bị xử lý", "Trường hợp", size=4200),
        Row("A.IVt", "", "Trong đó: Vi phạm nồng độ cồn", "Trường hợp", of="A.IV", size=520),
        _group("B", "B", "PHÒNG CHÁY, CHỮA CHÁY VÀ CỨU NẠN, CỨU HỘ"),
        Row("B.I", "I", "Tổng số vụ cháy (1+2+3)", "Vụ", "total", parts=("B.1", "B.2", "B.3")),
        Row("B.1", "1", "Nhà dân", "Vụ", size=6),
        Row("B.2", "2", "Cơ sở sản xuất, kinh doanh", "Vụ", size=4),
        Row("B.3", "3", "Khác", "Vụ", size=2),
        Row("B.II", "II", "Số người chết", "Người", size=1),
        Row("B.III", "III", "Số người bị thương", "Người", size=2),
        Row("B.IV", "IV", "Thiệt hại tài sản do cháy", "Triệu đồng", size=1450, places=1),
        Row("B.V", "V", "Số lượt kiểm tra an toàn phòng cháy, chữa cháy", "Lượt", size=310),
    ),
    has_numbering=True,
)

DRUGS = Sheet(
    "Biểu 3",
    "BIỂU 3. KẾT QUẢ PHÒNG, CHỐNG MA TÚY",
    (
        Row("1", "1", "Số vụ phạm tội về ma túy bị phát hiện, bắt giữ", "Vụ", "total", parts=("1.1", "1.2", "1.3")),
        Row("1.1", "1.1", "Mua bán, vận chuyển trái phép chất ma túy", "Vụ", size=17),
        Row("1.2", "1.2", "Tàng trữ trái phép chất ma túy", "Vụ", size=23),
        Row("1.3", "1.3", "Tổ chức sử dụng trái phép chất ma túy", "Vụ", size=5),
        Row("2", "2", "Số vụ đã truy tố, xét xử", "Vụ", size=36),
        Row("3", "3", "Tỷ lệ truy tố, xét xử (2/1)", "%", "ratio", top="2", bottom="1"),
        Row("4", "4", "Số đối tượng phạm tội về ma túy", "Đối tượng", size=58),
        Row("4t", "", "Trong đó: Nữ", "Đối tượng", of="4", size=7),
        Row("5", "5", "Khối lượng ma túy thu giữ", "Gam", size=640, places=2),
        Row("6", "6", "Số người nghiện có hồ sơ quản lý (đến cuối kỳ)", "Người", rule="last", size=240),
        Row("7", "7", "Số lượt người được cai nghiện", "Lượt người", size=65),
    ),
    label_heading="Nội dung",
    notes=("Ghi chú: Mục 6 ghi số có đến ngày cuối cùng của kỳ.",),
)

MODELS = Sheet(
    "Biểu 4",
    "BIỂU 4. TUYÊN TRUYỀN, PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT VÀ XÂY DỰNG MÔ HÌNH",
    (
        _group("A", "A", "TUYÊN TRUYỀN, PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT"),
        Row("A.1", "1", "Tổng số cuộc tuyên truyền", "Cuộc", "total", parts=("A.1.1", "A.1.2")),
        Row("A.1.1", "1.1", "Tuyên truyền tập trung", "Cuộc", size=120),
        Row("A.1.2", "1.2", "Tuyên truyền lưu động", "Cuộc", size=64),
        Row("A.2", "2", "Số lượt người tham dự", "Lượt người", size=15400),
        Row("A.3", "3", "Số tài liệu, tờ rơi được cấp phát", "Tờ", size=5200),
        Row("A.4", "4", "Số tin, bài, phóng sự được đăng, phát", "Tin, bài", size=85),
        _group("B", "B", "PHONG TRÀO TOÀN DÂN BẢO VỆ AN NINH TỔ QUỐC"),
        Row("B.1", "1", "Số mô hình xây dựng mới", "Mô hình", size=6),
        Row(
            "B.2",
            "2",
            "Lũy kế số mô hình đã xây dựng (từ năm 2011)",
            "Mô hình",
            rule="last",
            cumulative=True,
            size=6,
        ),
        Row("B.3", "3", "Số mô hình đang duy trì (có đến cuối năm)", "Mô hình", rule="last", size=38),
        Row("B.3t", "", "Trong đó: Hoạt động hiệu quả", "Mô hình", rule="last", of="B.3", size=30),
        Row("B.4", "4", "Số xã, phường, thị trấn (đơn vị trực thuộc) có mô hình", "Xã/tổng số xã", rule="n_of_n"),
        _group("C", "C", "KHEN THƯỞNG"),
        Row("C.1", "1", "Tập thể", "Tập thể", size=7),
        Row("C.2", "2", "Cá nhân", "Cá nhân", size=18),
    ),
    has_comparison=False,
    label_heading="Nội dung",
)

MONEY = Sheet(
    "Biểu 5",
    "BIỂU 5. KINH PHÍ THỰC HIỆN VÀ THIỆT HẠI TÀI SẢN DO TỘI PHẠM GÂY RA",
    (
        Row("I", "I", "Tổng kinh phí (1+2+3)", "Triệu đồng", "total", parts=("1", "2", "3"), places=1),
        Row("1", "1", "Ngân sách tỉnh", "Triệu đồng", size=950, places=1),
        Row("2", "2", "Ngân sách huyện, xã", "Triệu đồng", size=640, places=1),
        Row("3", "3", "Vận động xã hội hóa", "Triệu đồng", size=185, places=1),
        Row("II", "II", "Thiệt hại tài sản do tội phạm gây ra", "Triệu đồng", size=2350, places=1),
        Row("III", "III", "Tài sản thu hồi, trả lại cho bị hại", "Triệu đồng", size=1010, places=1),
        Row("IV", "IV", "Tỷ lệ thu hồi tài sản (III/II) (%)", "%", "ratio", top="III", bottom="II"),
    ),
    has_measure_column=False,
    measure="Triệu đồng",
    label_heading="Nội dung",
)

CASES = Sheet("Biểu 6", "BIỂU 6. DANH SÁCH VỤ VIỆC NỔI BẬT", is_list=True)
CASE_HEADINGS = ("STT", "Thời gian", "Địa điểm", "Nội dung vụ việc", "Kết quả xử lý")

SHEETS = (CRIME, TRAFFIC, DRUGS, MODELS, MONEY, CASES)
BY_NAME = {sheet.name: sheet for sheet in SHEETS}
FIGURE_SHEETS = tuple(sheet for sheet in SHEETS if not sheet.is_list)
