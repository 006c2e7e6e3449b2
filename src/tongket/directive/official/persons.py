"""Takes a text, makes the person it names and the office: "Phó Chủ tịch UBND Trần Văn A" is an office and a name."""

from __future__ import annotations

import re

from tongket.wording.fold import fold

# First syllables of family names, of the Kinh and of the peoples that write theirs before the given name.
_SYLLABLES = """
a adrong ayun ba bach ban be bo bui ca cam cao chau che chu chung chuong co cu cung dam dang dao dau de dich
dien diep dieu dinh do doan du duc duong eban gia giang giap h ha hang hau ho hoa hoang hu hua huong huynh k
kbuor kha kham khieu khong khuat khuong kieu kim kpa ksor ky la lai lam lanh lau le lieng lo loc lu luc luong
luu luyen ly ma mac mai mau me mlo mong mua nay ngac ngan nghiem ngo nguyen nham nhu nie ninh no nong o ong
pham phan phi phu phung phuong pu quach quan quang rahlan ralan rcom rmah ro sa sam sieng sin siu son song
sung ta tan tang thach thai than thao thieu tho tien tieu to ton tong tra tran trang trieu trinh trung truong
tu un ung uong va van vang vi vien vo vu vuong xa y yen
"""
SURNAMES = frozenset(_SYLLABLES.split())
_BEFORE_NAME = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|T\.S|BSCKI{0,2}|BS|DS|KS|CN|CKI{0,2}|LS|NGND|NGƯT|TTND|TTƯT|AHLLVTND)[.,/\s-]+|"
    r"(?:Giáo sư|Phó [Gg]iáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Luật sư|Ông|Bà|Đồng chí|đ/c|Đ/c)[.,:\s-]+|"
    r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)[.,\s-]+|(?:Chuẩn )?[Đđ]ô đốc\s+)+"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'`-][^\W\d_]+)*\.?$")
_SIGNED = re.compile(r"\s*\(?đã ký\)?\s*$", re.IGNORECASE)
_LEVELS = frozenset({"tinh", "huyen", "xa", "phuong", "quan", "pho", "tran"})
LONGEST_NAME = 6  # syllables


def name_in(text: str) -> str | None:
    """The name a line consists of, without degrees and ranks; None when it is no person's name by its look."""
    plain = _BEFORE_NAME.sub("", text.strip(" .,;:*-_()"))
    syllables = plain.split()
    if not 2 <= len(syllables) <= LONGEST_NAME or not all(map(_LETTERS.match, syllables)):
        return None
    if all(map(_is_titled, syllables)):
        return plain
    is_shouted = plain.isupper() and has_surname(plain) and len(syllables) <= 5
    return plain if is_shouted else None


def has_surname(name: str) -> bool:
    """Whether the first syllable is one family names begin with."""
    return fold(name.split()[0]).split("'")[0].split("’")[0] in SURNAMES


def _is_titled(syllable: str) -> bool:
    parts = re.split(r"[’'`-]", syllable.rstrip("."))
    return len(syllable) <= 8 and syllable[:1].isupper() and all(not part[1:] or part[1:].islower() for part in parts)


def office_and_name(text: str) -> tuple[str, str] | None:
    """The office and the name of one field: the capitalised syllables at its end, from a family name on."""
    syllables = _BEFORE_NAME.sub("", _SIGNED.sub("", text).strip(" .,;")).split()
    run = 0
    while run < len(syllables) and _is_titled(syllables[-1 - run]) and _LETTERS.match(syllables[-1 - run]):
        run += 1
    if run == len(syllables) and 2 <= run <= 5:
        return "", " ".join(syllables)
    after_place = run > 3 and fold(syllables[-run - 1]) in _LEVELS  # "tỉnh Sơn La Hoàng Quốc Khánh"
    lengths = (3, 4, 2) if after_place else (min(run, 5), 3, 4, 2)
    length = next((n for n in lengths if 2 <= n <= run and has_surname(syllables[-n])), None)
    if length is None:
        return None
    return _without_rank(" ".join(syllables[:-length])), " ".join(syllables[-length:])


def _without_rank(office: str) -> str:
    return re.sub(
        r"\s*(?:[-,:]|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:PGS|GS|TS|ThS|BS|KS)[.\s]*)\s*$", "", office
    ).strip(" ,-:")
