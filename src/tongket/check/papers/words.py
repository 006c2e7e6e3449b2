"""The words by which the components of an official paper are told."""

from __future__ import annotations

import re

from tongket.wording.document_symbols import KINDS
from tongket.wording.fold import fold

# By family, how the line at the head of its papers begins.
NATIONS = {
    "state": "cong hoa xa hoi chu nghia",
    "party": "dang cong san viet nam",
    "union": "doan tncs ho chi minh",
}
_OTHER_KINDS = (
    "Giấy mời", "Giấy giới thiệu", "Giấy ủy quyền", "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo",
    "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Công điện", "Luật", "Pháp lệnh", "Lời kêu gọi", "Tuyên bố",
    "Quy hoạch", "Chiến lược", "Điều lệ", "Quyết nghị",
)  # fmt: skip
KINDS_OF_PAPER = frozenset(fold(kind) for kind in (*KINDS, *_OTHER_KINDS))
# What says below its type what it is about.
WITH_SUBJECT = frozenset(
    {
        "nghi quyet", "quyet dinh", "chi thi", "ket luan", "quy che", "quy dinh", "thong bao", "huong dan",
        "chuong trinh", "ke hoach", "phuong an", "de an", "bao cao", "to trinh",
    }
)  # fmt: skip
# What may be addressed "Kính gửi:": letters (which have no type), proposals, reports to a superior.
ADDRESSED = frozenset({"", "to trinh", "bao cao", "cong van", "cong dien", "giay moi", "phieu gui", "phieu chuyen"})

MARKS = re.compile(r"[*_\-–—=.\s]+")
NUMBER = re.compile(
    r"(?P<word>S[ốỐ])(?P<colon>\s*[:.]?)(?P<gap>\s*)(?P<digits>\d{1,5}[a-z]?|[.…_\s]*)"
    r"(?P<first>\s*[-–/]\s*)(?P<rest>[^\W\d][\w./–\- ]{0,40}|\d{4}\s*/\s*[\w\-– ]{1,30})$"
)
PLACE_DATE = re.compile(r"[^\d]{0,50}\bngay\b[\s\d.…_/-]*(?:thang[\s\d.…_]*nam[\s\d.…_]*)?$")
CAPACITY = re.compile(r"(?:T/M|TM|K/T|KT|T/L|TL|TUQ|T/UQ|Q)(?:\s*[./]\s*|\s+)(?=[A-ZĐÀ-ỸĂÂÊÔƠƯ]{2})")
SECTION = re.compile(r"[IVXL]{1,6}\s*[.\-–)]+\s*\S")
BODY_NAMES = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|so|bo|ban|dang|tinh uy|thanh uy|huyen uy|quan uy|thi uy|chi bo|chi cuc|cong an|"
    r"cong ty|tong cong ty|hoi|phong|van phong|cuc|tong cuc|vien|truong|toa an|trung tam|quan uy|mat tran|lien doan|"
    r"thanh tra|kiem toan|vu|dai hoc|hoc vien|benh vien|phuong uy|doan)\b"
)
# A body's name that goes on below, and one that is whole: it says of where, or is a ministry's.
GOES_ON = re.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban chap hanh|bo chi huy|ban chi dao|hoi dong|dang uy)$"
)
IS_WHOLE = re.compile(
    r".*\b(?:tinh|thanh pho|thanh uy|huyen|quan|thi xa|xa|phuong|dac khu|toi cao|trung uong|nha nuoc|viet nam|"
    r"quoc gia)\b|"
    r"bo (?!chi huy|tu lenh|doi)\w+ \w+"
)
NO_NAME = re.compile(r"(?:hoa toc|thuong khan|khan|du thao|ban sao|luu hanh|xem xong|phu luc|mau|bieu|de cuong|\(|\d)")
TITLES = re.compile(
    r"\b(?:bi thu|chu tich|truong|giam doc|chanh|chi huy|chinh uy|thu tuong|tong|uy vien|chu nhiem|pho|vien truong|"
    r"kiem toan|thu ky|phu trach|tham phan|chi tri|thuong truc)\b"
)
MASS_ORGANISATIONS = re.compile(
    r"\b(?:mat tran to quoc|(?:tinh|thanh|huyen|quan|xa|phuong|trung uong) doan|doan tncs|doan thanh nien|cong doan|"
    r"hoi (?:lien hiep|nong dan|cuu chien binh)|lien doan lao dong)\b"
)
NORMATIVE_KINDS = frozenset(
    {"hien phap", "bo luat", "luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich"}
)
NORMATIVE_NUMBER = re.compile(r"\d+\s*/\s*(?:19|20)\d\d\s*/")  # the number of a normative act carries the year
DEGREES = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|ThS|Ths|Th\.S|BS|KS|CN|LS|DS|CKI{1,2}|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT)\b\.?|"
    r"(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Đồng chí)\b)",
)
_WORD = r"[^\W\d_]+\.?"
NAME = re.compile(rf"(?:{_WORD}[.,]?\s+){{1,8}}{_WORD}")
COMMITTEES = re.compile(
    r"\b(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|phuong uy|ban thuong vu|ban chap hanh)\b"
)
