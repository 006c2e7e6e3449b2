"""Takes sentences of a narrative's assessment, says whether one names who answers for what fell short.

By the word ("trách nhiệm thuộc về …", "nhận khuyết điểm") or by the fact: a body or person in charge, this one and not
"một số", is said to have failed ("Đảng ủy xã chưa quan tâm đúng mức"). Duties, a sense of duty and what the people
owe name nobody. Sentences are read folded.
"""

from __future__ import annotations

import re

from tongket.wording.fold import fold
from tongket.wording.sentences import sentences

# --- by the word

_TAKEN = re.compile(
    r"chiu (?:mot phan |toan bo |phan )?trach nhiem|"
    r"nhan (?:ro |day du |ve minh |lay |het |mot )*(?:phan )?(?:trach nhiem|khuyet diem|thieu sot|loi)|"
    r"nhan thay (?:ro |duoc )?(?:phan )?(?:trach nhiem|khuyet diem|thieu sot)|kiem diem,? (?:rut kinh nghiem|tu phe)|"
    r"nhan (?:thay |thuc )?ro (?:phan )?(?:trach nhiem|khuyet diem|thieu sot)|"
    r"kiem diem (?:trach nhiem|nghiem tuc|sau sac|truoc)|tu phe binh|nghiem tuc (?:kiem diem|rut kinh nghiem)|"
    r"rut kinh nghiem (?:sau sac|nghiem tuc)|"
    r"(?:khuyet diem|thieu sot|han che|ton tai|loi|nguyen nhan)\b[^.;]{0,40} (?:thuoc (?!(?:ve )?(?:linh vuc|nhom|"
    r"dien|loai|khach|chu quan|nguyen nhan))\w|"
    r"la (?:do loi )?cua )|\bloi thuoc ve\b|"
    r"\btrach nhiem\b[^.;,]{0,40} (?:chua|thieu|cham|yeu|khong)\b[^.;,]{0,30} thuoc (?:ve )?"
    r"(?!(?:cac )?(?:nguoi dan|nhan dan|ho |gia dinh|cong dong|doanh nghiep|mot so|nhieu))\w|"
    r"(?<!thuan )(?<!co )\bloi (?:chinh|truoc het|truoc tien|nay) (?:o|la|thuoc)\b"
)
_RESPONSIBILITY = re.compile(
    r"trach nhiem(?= (?:nay|chinh|truoc het|truoc tien|cao nhat|ve|doi voi|thuoc|la cua|cua|lien quan)\b| ?:)"
)
# What makes of "trách nhiệm" a duty, or a sense of it.
_ONLY_A_SENSE = re.compile(
    r"(?:tinh than|thieu|y thuc|nhan thuc(?: ve)?|nang cao|phat huy|de cao|dun day|phan cong|giao|xac dinh|"
    r"quy dinh(?: ve)?|che do|quy che(?: ve)?|bao hiem|thuc hien|tang cuong|gan(?: voi)?|neu cao|ro|day)\s*$"
)
_OF_THE_PEOPLE = re.compile(
    r" (?:cua|thuoc ve) (?:(?:moi|tung|cac|chinh) )?(?:nguoi dan|nhan dan|ho |gia dinh|phu huynh|cha me|cong dong|"
    r"cong dan|"
    r"hoc sinh|doanh nghiep|chu (?:ho|nha|co so)|mot so|mot bo phan|nhieu|xa hoi|ca nhan)"
)

# --- by the fact

_IN_CHARGE = (
    r"(?:(?:ban thuong vu |thuong truc )?(?:dang uy|cap uy|huyen uy|thi uy|thanh uy|tinh uy)|chi uy|chi bo|dang bo|"
    r"ban (?:thuong vu|chap hanh|can su dang|giam doc|giam hieu|chi dao|chu nhiem|thuong truc|chi huy|lanh dao)|"
    r"thuong truc|"
    r"uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|chinh quyen|uy ban mat tran|"
    r"(?:tap the )?lanh dao (?:so|phong|trung tam|xa|phuong|huyen|thi xa|thanh pho|tinh|don vi|co quan|nha truong|"
    r"uy ban|cap uy|"
    r"chi cuc|cong an|ban|vien|toa|hoi|benh vien|truong|nganh|dia phuong|van phong|chinh quyen|hop tac xa)|"
    r"nguoi dung dau|thu truong|(?:pho )?(?:giam doc|hieu truong|chu tich|bi thu|truong (?:ban|phong|ap|thon|"
    r"khu pho|cong an)|"
    r"chi cuc truong|chanh (?:van phong|thanh tra))|(?:tap the |ca nhan )?dong chi)"
)
_FAILED = (
    r"(?:chua(?! (?:chay|benh|tri))|thieu(?! (?:nhi|nien))|khong (?:kip|theo|sau|chu|kien|thuong|nam|kiem|quan)|"
    r"buong long|long leo|cham(?! (?:lo|soc|diem))|it (?:kiem|quan|don|di|sau)|"
    r"con (?:cham|ne nang|ngai|lung tung|chu quan|bi dong|buong|khoan|xem nhe|long|thieu|mo nhat|han che|bo|e de))\b"
)
# "Công tác kiểm tra của …", "vai trò của …": what those in charge do, told by a noun.
_THEIR_WORK = (
    r"(?:cong tac|viec|vai tro|su|trach nhiem|kiem tra|giam sat|chi dao|quan ly|dieu hanh|"
    r"tham muu)\b[^,;:]{0,50}? cua "
)
_BEFORE = (
    r"(?:(?:chu quan|nguyen nhan|mat khac|ben canh do|ngoai ra|nhat la|trong do|truoc het|thu \w+|mot la|hai la|"
    r"ba la|day|khi|vi|"
    r"la|do|co|thi|con|boi|va|ve (?:mat )?chu quan|chu quan la do|tuy nhien|dong thoi|tap the|ca nhan|dac biet)\W+)*"
)
_FAILING = re.compile(rf"^\W*{_BEFORE}(?:{_THEIR_WORK})?(?:(?:cua|trong) )?(?P<who>{_IN_CHARGE}\b[^;:]*?)\b{_FAILED}")
_ANY_OF_MANY = re.compile(
    r"\b(?:mot so|mot vai|vai|mot hai|nhieu|khong it|co noi|o noi|noi nay|nhung noi|mot bo phan|bo phan|ca biet|"
    r"phan lon|da so|"
    r"co (?:cap uy|dang uy|chi bo|xa|don vi|dong chi|thu truong|truong)|hau het|mot phan)\b"
)
_CLAUSES = re.compile(r"[;:]\s|\s[–-]\s|,\s(?=(?:nhung|song|con|trong khi|dan den|nen)\b)")


def names_who_answers(text: str) -> bool:
    """Whether a passage names who is responsible."""
    return any(_answers(fold(text[start:end])) for start, end in sentences(text))


def _answers(sentence: str) -> bool:
    if _TAKEN.search(sentence) or any(_is_laid_on(sentence, found) for found in _RESPONSIBILITY.finditer(sentence)):
        return True
    return any(_fails(clause) or _HAS_A_PART.match(clause) for clause in _CLAUSES.split(sentence))


def _is_laid_on(sentence: str, found: re.Match[str]) -> bool:
    """ "trách nhiệm thuộc về Đảng ủy", not "tinh thần trách nhiệm của cán bộ"."""
    is_duty = _ONLY_A_SENSE.search(sentence[: found.start()]) is not None
    return not is_duty and not _OF_THE_PEOPLE.match(sentence[found.end() :])


_HAS_A_PART = re.compile(
    rf"^\W*{_BEFORE}{_IN_CHARGE}\b[^;:]*\bco (?:mot |ca |lon )?phan trach nhiem\b(?! (?:phai|duoc))"
)


def _fails(clause: str) -> bool:
    """Somebody in charge, who can be told apart, did not do what was due."""
    found = _FAILING.match(clause)
    return found is not None and not _ANY_OF_MANY.search(clause[: found.end()])
