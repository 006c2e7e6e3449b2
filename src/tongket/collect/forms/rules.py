"""Takes the words of a form (labels, headings, measures), makes guesses of what they ask, each with how sure it is.

Words only propose: a formula of the blank form, and above all a corrected form.toml, stand over anything said here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tongket.directive.form import Rule
from tongket.wording.fold import fold, normal


def _any(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases as whole words, in folded text."""
    return re.compile("|".join(rf"(?<!\w)(?:{phrase})(?!\w)" for phrase in phrases))


def _start(*phrases: str) -> re.Pattern[str]:
    """Any of the phrases at the start, in folded text."""
    return re.compile(rf"^(?:{'|'.join(phrases)})(?!\w)")


_TOTAL_ALONE = re.compile(
    r"^(?:tong so|tong cong|tong|cong|cong chung|tong so chung|(?:toan|ca) (?:tinh|huyen|thanh pho|xa|nam|nganh)"
    r"|total)$"
)
_SUMMED = re.compile(r"^(?:tổng )?cộng(?!\w)(?! (?:đồng|tác|hòa|hoà|sinh|hưởng)\b)")  # "Công an" folds like "Cộng an"
_TOTAL_TIME = re.compile(
    r"(?<!\w)(?:(?:tổng )?cộng(?! (?:đồng|tác))|tổng(?: số)?|cả (?:năm|giai đoạn|kỳ)|l(?:ũy|uỹ|uy) kế)(?!\w)"
)
_TOTAL_TYPED_PLAIN = re.compile(r"(?:tong )?cong(?= (?:giai|ca|\d|nam|cac))|luy ke\b|ca nam\b|tong (?:so|giai|ca)\b")
_COUNTED_TOTAL = _start("tong so", "tong")
_STARTS_AS_RATE = _start("t[yi] le", "t[yi] trong", "t[yi] suat", "phan tram", "rate of", "percentage", r"%")
_AVERAGE = re.compile(
    r"\bbinh quan\b|\b(?:muc|diem|do tuoi|tuoi) trung binh\b|^trung binh\b|^(?:mat do|nang suat|chi so|diem so)\b"
)
_TIMES = re.compile(r"(?:gio|ngay|ngay dem|ngay, dem|tuan|thang|quy|nam)")
_DAILY = re.compile(r"(?:(?:nghin |trieu )?(?:tan|m3|m³|kg)|luot|ca)/(?:gio|ngay(?:,? dem)?)")
_OF_ONE = re.compile(r"\b(?:dinh muc|muc|moi|mot|trung binh|nang suat|dau nguoi|toi da|toi thieu|cao nhat|thap nhat)\b")
_IN_PER_CENT = re.compile(r"\(\s*%\s*\)|%\s*$")
_SAYS_N_OF_N = re.compile(r"\bn\s*/\s*n\b|\btren tong so\b|\btong so\b.*/\s*(?:tong|so|co)\b")
_OF_A_TOTAL = re.compile(r"(.+?)(?:/\s*tong|\btren tong)(?: so)? (\w+)")  # what is told of it, what is counted
_BRACKETED_LAST = re.compile(r"[)\]]\s*$")
_NO_FRACTION = re.compile(r"\b\d+(?:\s*[-/]\s*\w[\w.]*)+")  # "31/12", "48-CT/TW", "05/2020/TT-BCA"
_IS_N_OF_N = re.compile(r"^(?:n\s*/\s*n|\d+\s*/\s*\d+|.*/\s*tong\b.*)$")
_LAST_WORDS = _any(
    "hien co", "hien nay", "hien dang", "dang (?:duy tri|hoat dong|quan ly|co hieu luc|ton tai)", "duy tri", "cuoi ky",
    "(?<!thang )cuoi nam", "cuoi giai doan", "tinh den", "den nay", "den (?:het )?(?:ngay|thang|cuoi)",
    r"den (?:het )?\d{1,2}/\d{1,2}", "thoi diem", "con hieu luc",
    "co ho so quan ly", "dan so", "ton dong", "con ton", "tong so (?:xa|phuong|thi tran|huyen|ap|khu pho)",
)  # fmt: skip
_MAY_STAND = _any(
    "mo hinh", "cau lac bo", "clb", "ho (?:can )?ngheo", "(?<!thang )dau (?:nam|ky)",
    "tong so (?:ho|don vi|co so|truong|dan)",
)  # fmt: skip
_NEW = _any(
    "moi", "xay dung", "thanh lap", "nhan rong", "ra mat", "phat sinh", "to chuc", "trien khai",
    "thoat", "giam", "duoc", "vay", "ho tro",
)  # fmt: skip
_MAX_WORDS = _any("cao nhat", "lon nhat", "nhieu nhat", "toi da")
_TEXT_WORDS = _start(
    "ghi chu", "noi dung", "neu", "ten", "liet ke", "thuyet minh", "mo ta", "nhan xet", "dien giai", "giai trinh",
    "nguyen nhan", "ly do", "nguon",
)  # fmt: skip
_TEXT_COLUMN = _start(
    "ghi chu", "thuyet minh", "dien giai", "giai trinh", "nguon(?: so lieu| thong tin)?$", "noi dung$", "ly do",
    "notes?", "remarks?", "(?:co quan|don vi) (?:chu tri|cung cap|bao cao|thuc hien)", "ky hieu", "y kien",
)  # fmt: skip
_CUMULATIVE = _any("luy ke", "cong don", "ke tu dau")
_EVENTS = re.compile(
    r"^(?:(?:nghin|ngan|trieu|ty) )?(?:vu|luot|cuoc|lop|buoi|tin|bai|van ban|dong|d|vnd|to|tai lieu|cai|chiec"
    r"|kg|gam|g|lan|ke hoach|hoi nghi|doi tuong|ban|quyen|ho so|bi can|hanh vi|truong hop|khau|vien|phien|chuyen de"
    r"|bang)(?!\w)"
)
_OVERLAPPING = _any(
    "nu", "dang vien", "dan toc", "ton giao", "tre em", "vi thanh nien", "duoi 1[468]", "tai pham", "nguoi nuoc ngoai",
    "doan vien", "cap (?:tinh|xa) tro len",
)  # fmt: skip
_SCHOOLING = _any("dai hoc", "cao dang", "trung cap", "thac si", "tien si", "sau dai hoc", "chua qua dao tao")
_SCHOOLED_FIRST = re.compile(r"(?<!\w)sơ cấp(?!\w)")  # "Số cấp mới" folds like it
_NO_SCHOOLING = _any(
    "cong chuc", "vien chuc", "can bo", "bien che", "hop dong", "giao vien", "giang vien", "nhan vien",
    "chuyen trach", "tuoi", "nong thon", "thanh thi",
)  # fmt: skip
_OUTCOME = _any(
    "kham pha", "lam ro", "giai quyet", "xu ly", "khoi to", "truy to", "xet xu", "bat", "thu hoi", "dieu tra",
    "dinh chi", "t[yi] le", "thiet hai", "chet", "bi thuong", "da", "hien co", "duy tri",
)  # fmt: skip
_CAME_OR_WENT = re.compile(r"(?:số (?:lượng )?)?(?:tăng|giảm)(?!\w)(?! (?:nghèo|phát thải|cường|gia|thu|tốc|giá)\b)")
_FOUNDED = re.compile(r"\b(?:thanh lap|giai the)\b")
_IN_TIME = re.compile(r"\bmoi\b|\btrong (?:ky|nam)\b")
_WORKS = re.compile(r"\bhieu qua\b")
_WORKS_NOT = re.compile(r"\b(?:khong|kem|chua|it) hieu qua\b")
_OF_WHICH = _start("trong do", "tr[.]? ?do", "t[.] ?do", "rieng", "bao gom ca")
_SPLIT = _start("chia ra", "chia theo", "gom", "bao gom", "phan theo", "phan ra")
_DIMENSION = re.compile(
    r"(?:(?:(?:chia|phan)(?: ra)? )?theo )?"
    r"(?:gioi tinh|dan toc|ton giao|(?:do|nhom|lua) tuoi"
    r"|trinh do(?: (?:chuyen mon|hoc van|van hoa|dao tao|ly luan(?: chinh tri)?|chinh tri))?)"
)
_SPLIT_SOMEHOW = re.compile(r"(?:(?:chia|phan)(?: ra)? )?theo\b")
_CHANGE = re.compile(
    r"so sanh|tang\s*\(?\+?\)?\s*[,/;-]?\s*(?:hoac\s*)?giam|±|\+\s*[/,]\s*-|^\+\s*-$|chenh lech|muc tang|bien dong"
)
_RISE_OR_FALL = re.compile(r"tang|giam|±|\+\s*[/,]\s*-|chenh lech|bien dong")
_PERCENT = re.compile(r"%|\bt[yi] le\b|\bphan tram\b|\btuong doi\b")
_NUMBER_OF = re.compile(
    r"(?:tổng )?số (?:lượng )?(vụ việc|vụ án|vụ|cuộc|lượt|đơn vị|cơ sở|hộ|người|lớp|học sinh|dự án|công trình|xã"
    r"|tổ chức|doanh nghiệp|quyết định|văn bản|đối tượng|trường hợp|mô hình|ca|buổi|tập thể|cá nhân|hợp tác xã"
    r"|giấy phép|đơn)(?!\w)"
)
_MONEY = re.compile(r"(?<!\w)(?:tiền|vốn|kinh phí|giá trị|chi phí|ngân sách|doanh thu|thu nhập|đồng)(?!\w)")
_BEFORE = _any("cung ky", "ky truoc", "nam truoc", "giai doan truoc", "lien ke", "ky goc")
_PLANNED = _start(
    "ke hoach", "du toan", "chi tieu", "muc tieu", "duoc giao", "giao nam", r"kh nam\b|kh(?:$| (?:19|20)\d\d| nay)"
)
_NOW = _any("ky nay", "ky bao cao", "nam nay", "hien tai", "ky hien tai", "nam bao cao", "thuc hien ky nay")
_CODES = re.compile(r"^[\s(]*=?\s*((?:\d+(?:\.\d+)*|[ivx]+|[a-z]))((?:\s*\+\s*(?:\d+(?:\.\d+)*|[ivx]+|[a-z]))+)[\s)]*$")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]|=\s*([\w.+/*×x%\s()-]{3,80})$")
_QUOTIENT = re.compile(
    r"^[\s(]*=?[\s(]*([\w.]+?)\s*\)?\s*[/:]\s*\(?\s*([\w.]+?)\s*\)?(?:\s*[x×*]\s*(\d+)\s*%?)?[\s)%]*$"
)
_OUTCOME_OF = (("kham pha", "xay ra"), ("lam ro", "xay ra"), ("giai quyet", "tiep nhan"), ("xu ly", "phat hien"))


class RuleGuess(NamedTuple):
    """A rule the words point at. `is_sure`: the words say it; otherwise they only suggest it."""

    rule: Rule
    is_sure: bool
    is_cumulative: bool = False
    is_pair: bool = False


class Quoted(NamedTuple):
    """A ratio written out in a label: "(2/1)" names the codes "2" and "1"."""

    numerator: str
    denominator: str


def guess_rule(label: str, measure: str) -> RuleGuess:
    """How a row's figures become one, by its label and its measure."""
    said, counted = fold(label), fold(measure).strip(" ()")
    if _CUMULATIVE.search(said):
        return RuleGuess(Rule.LAST, True, is_cumulative=True)
    for guess in (_as_fraction(said, counted), _as_rate(said, counted), _as_words(said, counted)):
        if guess:
            return guess
    if _MAX_WORDS.search(said):
        return RuleGuess(Rule.MAX, True)
    return _as_stock(said, counted) or RuleGuess(Rule.SUM, bool(_EVENTS.match(counted)))


def _as_fraction(said: str, counted: str) -> RuleGuess | None:
    """ "xã/tổng số xã", "n/N", "91/91"; "vụ/đối tượng" is two counts in one cell and only suggests it."""
    if "%" in counted or _STARTS_AS_RATE.search(said) or _IN_PER_CENT.search(said):
        return None
    says_it = _SAYS_N_OF_N.search(_NO_FRACTION.sub(" ", said)) or _counts_of_all(said)
    if _IS_N_OF_N.match(counted) or (says_it and not _EVENTS.match(counted)):
        return RuleGuess(Rule.N_OF_N, True)
    before, slash, after = (part.strip() for part in counted.partition("/"))
    if not slash or not before:
        return None
    if _DAILY.fullmatch(f"{before}/{after}") and not (_OF_ONE.search(said) or _AVERAGE.search(said)):
        return RuleGuess(Rule.LAST, False)  # "tấn/ngày": what all units treat in a day, not what is treated in days
    if before == after or after in before or before in after:
        return RuleGuess(Rule.N_OF_N, True)
    is_rate = any(letter.isdigit() for letter in after) or bool(_TIMES.fullmatch(after))
    is_rate = is_rate or bool(_any("dong", "kg", "tan", "ta", "gio").search(before))
    return RuleGuess(Rule.RATIO, False) if is_rate else RuleGuess(Rule.N_OF_N, False, is_pair=True)


def _counts_of_all(said: str) -> bool:
    """ "Xã đạt chuẩn/tổng số xã" counts the same thing on both sides; "Thu/tổng chi" and averages do not."""
    found = _OF_A_TOTAL.search(_NO_FRACTION.sub(" ", said))
    if found is None or _AVERAGE.search(said) or _BRACKETED_LAST.search(said):
        return False
    return re.search(rf"\b{found[2]}\b", found[1]) is not None


def _as_rate(said: str, counted: str) -> RuleGuess | None:
    if "%" in counted or counted in ("phan tram", "diem %", "‰"):
        return RuleGuess(Rule.RATIO, True)
    if _AVERAGE.search(said):  # never added, and what it is the average of no form says
        return RuleGuess(Rule.RATIO, False)
    if _EVENTS.match(counted):  # "Số vụ có tỷ lệ thương tật trên 11%" counts cases
        return None
    is_rate = _STARTS_AS_RATE.search(said) or (not counted and _IN_PER_CENT.search(said))
    return RuleGuess(Rule.RATIO, True) if is_rate else None


def _as_words(said: str, counted: str) -> RuleGuess | None:
    if counted in ("noi dung", "chu", "ten", "mo ta"):
        return RuleGuess(Rule.TEXT, True)
    if not counted and _TEXT_WORDS.match(said):
        return RuleGuess(Rule.TEXT, said.startswith("ghi chu"))
    return None


def _as_stock(said: str, counted: str) -> RuleGuess | None:
    if _LAST_WORDS.search(said):
        return RuleGuess(Rule.LAST, True)
    stands = _MAY_STAND.search(said) or _MAY_STAND.search(counted)
    return RuleGuess(Rule.LAST, False) if stands and not _NEW.search(said) else None


def counted_things(path: tuple[str, ...]) -> str:
    """What "Số cuộc thanh tra › Đột xuất" counts: "cuộc". "" where a heading speaks of money, or of no such thing."""
    if any(_MONEY.search(normal(heading)) for heading in path):
        return ""
    found = (_NUMBER_OF.match(normal(heading)) for heading in reversed(path))
    return next((said[1] for said in found if said), "")


def is_average(label: str) -> bool:
    """ "Năng suất", "Thu nhập bình quân": what is worked out from others, and counted in a measure of its own."""
    return bool(_AVERAGE.search(fold(label)))


def is_told_at_an_end(label: str) -> bool:
    """ "Thu nhập bình quân (có đến cuối năm)": of several years the last one's is told."""
    return bool(_LAST_WORDS.search(fold(label)))


def is_plain_total(label: str) -> bool:
    """ "Tổng số", "Cộng", "Toàn tỉnh": nothing but a total. "Tổng số vụ" may be an indicator of its own."""
    said = re.sub(r"[(\[].*$|=.*$", "", normal(label)).strip(" .:;*-")
    return bool(_TOTAL_ALONE.match(fold(said)) or _SUMMED.match(said))


def is_counted_total(label: str) -> bool:
    """ "Tổng số vụ phạm tội": may be the total of what stands under it."""
    return bool(_COUNTED_TOTAL.match(fold(label)))


def may_be_parts(labels: list[str]) -> bool:
    """Whether the labels can be parts of one whole: attributes that overlap and outcomes cannot."""
    folded = [fold(label) for label in labels]
    if set(folded) == {"nam", "nu"}:
        return True
    if any(_OVERLAPPING.search(label) or _OUTCOME.search(label) for label in folded):
        return False
    return not (_are_stock_and_flow(labels) or _are_schooled_and_others(labels))


def _are_stock_and_flow(labels: list[str]) -> bool:
    """ "Thành lập mới" and "Giải thể", "Tăng" and "Giảm", "Mô hình hiệu quả": what came and went, or how it turned out.

    "Hiệu quả, kém hiệu quả" are all there are, and so may "Đang hoạt động, giải thể" be.
    """
    folded = [fold(label) for label in labels]
    founded = [label for label in folded if _FOUNDED.search(label)]
    if any(_CAME_OR_WENT.match(normal(label)) for label in labels) or {"thanh lap", "giai the"} <= set(folded):
        return True
    turned_out = any(map(_WORKS.search, folded)) and not any(map(_WORKS_NOT.search, folded))
    return turned_out or any(map(_IN_TIME.search, founded))


def _are_schooled_and_others(labels: list[str]) -> bool:
    """ "Công chức" beside "Đại học": the same people by their office and by their schooling."""
    said = [label for label in labels if not _SCHOOLED_FIRST.search(normal(label))]
    others = [label for label in map(fold, said) if not _SCHOOLING.search(label) and "khac" not in label.split()]
    return len(others) < len(labels) and any(map(_NO_SCHOOLING.search, others))


def is_of_which(heading: str) -> bool:
    """ "Trong đó": a part, not the parts."""
    return bool(_OF_WHICH.match(fold(heading)))


def is_split(heading: str) -> bool:
    """ "Chia ra": the parts, all of them."""
    return bool(_SPLIT.match(fold(heading)))


def is_dimension(heading: str) -> bool:
    """ "Chia theo giới tính", "Dân tộc": a way in which all may be split. "Dân tộc Kinh" are some of them."""
    return bool(_DIMENSION.fullmatch(fold(heading).strip(" .:")))


def may_be_dimension(heading: str) -> bool:
    """ "Chia theo lĩnh vực", "Theo cấp quản lý": perhaps such a way. "Theo cấp khác" is one of a list."""
    said = fold(heading)
    return is_dimension(heading) or bool(_SPLIT_SOMEHOW.match(said) and "khac" not in said.split())


def is_text_column(path: tuple[str, ...]) -> bool:
    """ "Ghi chú"."""
    return bool(path and _TEXT_COLUMN.match(fold(path[-1]))) or any(fold(heading) == "ghi chu" for heading in path)


def is_change(path: tuple[str, ...]) -> bool:
    """ "So sánh", "Tăng (+), giảm (-)", "±"."""
    return any(_CHANGE.search(fold(heading)) for heading in path)


def is_compared(path: tuple[str, ...]) -> bool:
    """Whether a difference is shown with its sign: a comparison, not "còn lại" or "chuyển kỳ sau"."""
    return is_change(path) or is_rise_or_fall(path) or any("so voi" in fold(h) or "+/-" in h for h in path)


def is_rise_or_fall(path: tuple[str, ...]) -> bool:
    """ "Tăng, giảm (%)": the change itself, not the one figure as a share of the other."""
    return any(_RISE_OR_FALL.search(fold(heading)) for heading in path)


def is_percent(path: tuple[str, ...], measure: str = "") -> bool:
    """Whether the headings speak of per cent."""
    return "%" in measure or bool(path and _PERCENT.search(fold(path[-1])))


def is_time_before(path: tuple[str, ...]) -> bool:
    """ "Cùng kỳ năm trước"."""
    return any(_BEFORE.search(fold(heading)) for heading in path)


def is_planned(path: tuple[str, ...]) -> bool:
    """ "Kế hoạch năm 2022": what was to be, not what came of it."""
    return any(_PLANNED.match(fold(heading)) for heading in path)


def is_time_now(path: tuple[str, ...]) -> bool:
    """ "Kỳ báo cáo"."""
    return any(_NOW.search(fold(heading)) for heading in path)


def speaks_of_a_total(heading: str) -> bool:
    """ "Cộng giai đoạn 2011-2020", "Cả năm", "Tổng số"; in "Xã đạt chuẩn/tổng số xã" the total is one side of n/N."""
    said = normal(heading)
    if _counts_of_all(fold(heading)):
        return False
    typed_plain = said.isascii() and _TOTAL_TYPED_PLAIN.match(said)
    return bool(typed_plain or _TOTAL_TIME.search(said) or _TOTAL_ALONE.match(fold(said)))


def is_counted_from_the_start(heading: str) -> bool:
    """ "Lũy kế đến nay"."""
    return bool(_CUMULATIVE.search(fold(heading)))


def quoted_parts(label: str) -> tuple[str, ...]:
    """ "Tổng số vụ (1+2+3)" names the codes "1", "2", "3"."""
    for inside in _insides(label):
        if found := _CODES.match(inside):
            return tuple(code.strip() for code in (found[1] + found[2]).split("+"))
    return ()


def quoted_ratio(label: str) -> Quoted | None:
    """ "Tỷ lệ khám phá (2/1)" names the codes "2" and "1"."""
    for inside in _insides(label):
        found = _QUOTIENT.match(inside)
        if found and all(re.fullmatch(r"\d+(?:\.\d+)*|[ivx]+|[a-z]", code) for code in found.groups()[:2]):
            return Quoted(found[1], found[2])
    return None


def _insides(label: str) -> list[str]:
    """What stands in brackets or behind an equals sign."""
    said = fold(label)
    found = [one or other for one, other in _BRACKETED.findall(said)]
    return [re.sub(r"^[\w.]+\s*=\s*", "", text) for text in found]


def known_denominators(numerator_label: str) -> tuple[str, ...]:
    """The words a rate's other side goes by: what is cleared up has happened first."""
    said = fold(numerator_label)
    return tuple(dict.fromkeys(of for outcome, of in _OUTCOME_OF if outcome in said))
