"""Takes the pieces a text begins with, makes its `Head`: which of them is the nation, the number, the body, the title.

Nothing is read out of the text below: a number, a day or a body named there is another document's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from tongket.directive.official.bodies import begins_body, bodies_of, goes_on_with_place
from tongket.directive.official.dates import PlaceAndDay, place_and_day
from tongket.directive.official.numbers import NumberLine, number_line
from tongket.directive.official.pieces import Piece
from tongket.directive.official.types import TypeLine, type_line
from tongket.wording.fold import fold

MOST_PIECES = 160  # a page's menus stand above the letterhead
LONG = 200  # letters: prose
MOST_TITLE = 12
_TOP = 3
_NATION = re.compile(
    r"(?:nuoc )?(?:cong hoa xa hoi chu nghia viet\s?nam|viet nam dan chu cong hoa|dang cong san viet nam|"
    r"dang lao dong viet nam|doan (?:tncs|thanh nien cong san) ho chi minh)\W*$"
)
_PARTY = re.compile(r"dang cong san viet nam\W*$")
_MOTTO = re.compile(r"doc lap\s*[-,]?\s*(?:tu do|thong nhat)|nam thu .{3,20}\bdan quoc|tu do\s*-\s*hanh phuc")
_RULE = re.compile(r"[-–—_*=.~•·o\s|]+$")
_GAZETTE = re.compile(
    r"phan van ban|van ban (?:quy pham phap luat|hop nhat)\s*[-:]|cong bao\b|\(tiep theo cong bao|\(xem tiep"
)
_URGENCY = re.compile(
    r"(?:hoa toc|thuong khan|khan|mat|luu hanh noi bo|du thao.*|ban sao|xem xong tra lai|.{0,20}hen gio)\W*$"
)
_ADDRESS = re.compile(r"kinh (?:gui|trinh|thua)\b|.{5,60}\bdien\s*:$")
_LETTER = re.compile(r"(?:v/v|v\.v|vv|ve viec|v/ v)\b")
_BODY = re.compile(
    r"[-\s]*(?:can cu|co so phap ly|chieu theo|xet (?:de nghi|to trinh|nhu cau)|theo de nghi|dieu (?:\d+|thu)\b|"
    r"chuong (?:\d+|[ivx]+|thu)\b|phan (?:thu|[ivx]+\b|mo dau)|loi noi dau|muc luc|noi nhan|quyet nghi\s*:|"
    r"[ivx]{1,4}\s*[./)-]|1\s*[./)-]\s|a[/)]\s|nay ban bo|de (?:bao dam|tang cuong|khuyen khich|gop phan|phat huy|"
    r"thuc hien|bao ve|mo rong))"
)
_ENACTS = re.compile(
    r"(?:ra )?(?:quyet dinh|sac lenh|nghi quyet|quyet nghi|thong tu|nghi dinh|lenh|chi thi)\s*:$|ra sac lenh$|"
    r"ban hanh\b.{0,60}:$"
)
_OPENS_TEXT = re.compile(
    r"(?:Sau khi|Ngày \d|Trong (?:thời gian|những năm|quá trình|năm)|Thời gian (?:qua|gần đây)|Qua \d|Nhân dịp|Để|Nhằm|"
    r"Hiện nay|Vừa qua|Trên cơ sở|Thực hiện|Hôm nay|Tiếp theo|Đáp ứng|Năm \d{4},)\s"
)
_SESSION = re.compile(r"\(?(?:khoa [ivx\d]+|ky hop|tu ngay|nhiem ky|lan thu)\b")
_NOTE = re.compile(r"\((?:ban hanh )?(?:kem theo|da duoc|dinh kem)|\(du thao|\(ban hanh")


class Role(Enum):
    """What a piece of the head is."""

    NATION = auto()
    MOTTO = auto()
    RULE = auto()
    GAZETTE = auto()
    URGENCY = auto()
    NUMBER = auto()
    DAY = auto()
    TYPE = auto()
    ADDRESS = auto()
    LETTER = auto()
    BODY = auto()
    NAME = auto()
    OTHER = auto()


@dataclass(slots=True)
class Head:
    """What of a document stands above its text."""

    names: list[Piece] = field(default_factory=list)  # bodies, from the top down
    restated: list[Piece] = field(default_factory=list)  # the body once more, below the title
    number: tuple[Piece, NumberLine] | None = None
    day: tuple[Piece, PlaceAndDay] | None = None
    kind: tuple[Piece, TypeLine] | None = None
    title: list[Piece] = field(default_factory=list)
    letter: list[Piece] = field(default_factory=list)  # "V/v …"
    nation: Piece | None = None
    end: int = 0  # the index of the piece the text begins with
    has_address: bool = False
    named_above_motto: bool = False
    is_on_top: bool = False  # the type opens the text, as in a narrative without a letterhead
    is_below_motto: bool = False  # the type stands right below the nation's motto
    opens_text: bool = False  # what follows begins as the text of a document does

    @property
    def is_official(self) -> bool:
        """Whether it is the head of an official document at all: sites print the nation's name and menus too."""
        has_day = self.day is not None and self.day[1].place is not None and "thang" in self.day[0].folded
        has_body = self.nation is not None or any(begins_body(name.text) for name in self.names)
        if self.kind is not None and self.title:
            is_placed = self.is_on_top or self.is_below_motto or self.opens_text
            return is_placed or has_day or (self.number is not None and has_body)
        if self.number is not None:
            return has_body or has_day or self.kind is not None
        return has_body and (has_day or self.has_address)


def role_of(piece: Piece) -> Role:
    """What one piece is, by itself."""
    text = piece.folded
    for pattern, role in _BY_PATTERN:
        if pattern.match(text):
            return role
    if len(piece.text) <= 90 and number_line(piece.text):
        return Role.NUMBER
    if len(piece.text) <= 90 and place_and_day(piece.text):
        return Role.DAY
    if type_line(piece):
        return Role.TYPE
    return _by_look(piece, text)


_BY_PATTERN = (
    (_RULE, Role.RULE),
    (_NATION, Role.NATION),
    (_MOTTO, Role.MOTTO),
    (_GAZETTE, Role.GAZETTE),
    (_URGENCY, Role.URGENCY),
    (_ADDRESS, Role.ADDRESS),
    (_LETTER, Role.LETTER),
)


def _by_look(piece: Piece, text: str) -> Role:
    if _BODY.match(text) or _NOTE.match(text):
        return Role.BODY
    if len(text) > 110 or text.endswith((".", ";", ":", "?")) or _SESSION.match(text):
        return Role.OTHER
    return Role.NAME if piece.is_capital or (begins_body(text) and len(text) < 70) else Role.OTHER


def read_head(pieces: Sequence[Piece]) -> Head:
    """Tell the pieces of the head from one another, down to where the text begins."""
    window = pieces[:MOST_PIECES]
    roles = _roles(window)
    start = _start(roles)
    head = Head(end=start)
    index = _letterhead(window, roles, start, head)
    if head.kind is not None:
        head.is_on_top = index <= _TOP
        index = _title(window, roles, index, head)
    head.end = index
    enacts = index < len(window) and _ENACTS.match(window[index].folded) is not None
    head.opens_text = enacts or head.has_address or roles[index : index + 1] == [Role.BODY]
    return head


def _roles(window: Sequence[Piece]) -> list[Role]:
    """The roles down to where the text surely runs: after it nothing is a letterhead."""
    roles: list[Role] = []
    prose = 0
    for piece in window:
        roles.append(role_of(piece))
        prose += len(piece.text) > LONG
        if prose > 2:
            break
    return [_under_gazette(roles, at) for at in range(len(roles))]


def _under_gazette(roles: Sequence[Role], at: int) -> Role:
    """ "PHẦN VĂN BẢN …" has a line below it that names whose documents follow, not this one's body."""
    is_under = at > 0 and roles[at] is Role.NAME and roles[at - 1] is Role.GAZETTE
    return Role.GAZETTE if is_under and roles[at + 1 : at + 2] != [Role.NATION] else roles[at]


def _start(roles: Sequence[Role]) -> int:
    """Where the letterhead begins: above the nation's name or the number stand at most a few names."""
    nation = roles.index(Role.NATION) if Role.NATION in roles else None
    numbers = [at for at, role in enumerate(roles) if role is Role.NUMBER]
    first = next((at for at in numbers if nation is None or nation - 10 < at < nation), nation)
    if first is None:
        return 0
    start = first
    while start and roles[start - 1] in _ABOVE and first - start < 10:
        start -= 1
    if roles[first] is Role.NUMBER and start and roles[start - 1] is Role.TYPE:
        start = _start_of_names(roles, start - 1)
    return start


_ABOVE = frozenset(
    {Role.NAME, Role.RULE, Role.NUMBER, Role.DAY, Role.MOTTO, Role.GAZETTE, Role.URGENCY, Role.LETTER, Role.NATION}
)


def _start_of_names(roles: Sequence[Role], at: int) -> int:
    while at and roles[at - 1] in {Role.NAME, Role.RULE, Role.MOTTO}:
        at -= 1
    return at


def _letterhead(window: Sequence[Piece], roles: Sequence[Role], start: int, head: Head) -> int:
    """Take the pieces down to the type, to an address or to the text; the index of what follows."""
    takes_letter = False
    for at in range(start, len(roles)):
        piece, role = window[at], roles[at]
        if role is Role.TYPE and not _is_refuted(window, roles, at, head):
            head.kind = _typed(piece)
            head.is_below_motto = Role.MOTTO in roles[max(at - _TOP, 0) : at] or _is_below_party(window, at, head)
            return at + 1
        if role in {Role.ADDRESS, Role.BODY} or (role is Role.OTHER and len(piece.text) > LONG and _has_begun(head)):
            head.has_address = role is Role.ADDRESS
            return at
        takes_letter = _take(piece, role, head, takes_letter=takes_letter)
    return len(roles)


def _is_below_party(window: Sequence[Piece], at: int, head: Head) -> bool:
    """Whether the Party's name stands right above a type and a body of it on top: minutes have no number and day."""
    near = window[max(at - _TOP, 0) : at]
    return any(_PARTY.match(piece.folded) for piece in near) and any(begins_body(name.text) for name in head.names)


def _is_refuted(window: Sequence[Piece], roles: Sequence[Role], at: int, head: Head) -> bool:
    """A line in capitals that names a type, but above the letterhead, or as "QUYẾT ĐỊNH:" within the text."""
    kind = type_line(window[at])
    opens_soon = Role.BODY in roles[at + 1 : at + 6] and kind is not None and kind.is_alone
    is_early = at > _TOP and not _has_begun(head) and not opens_soon
    return kind is None or is_early or (head.nation is None and Role.NATION in roles[at:])


def _typed(piece: Piece) -> tuple[Piece, TypeLine] | None:
    kind = type_line(piece)
    return (piece, kind) if kind else None


def _has_begun(head: Head) -> bool:
    return bool(head.nation or head.number or (head.names and head.day))


def _take(piece: Piece, role: Role, head: Head, *, takes_letter: bool) -> bool:
    """Put one piece where it belongs; whether the next may go on with a "V/v …"."""
    if role is Role.NATION:
        head.nation = head.nation or piece
    elif role is Role.NUMBER and not (takes_letter and head.number):
        line = number_line(piece.text)
        head.number = head.number or ((piece, line) if line else None)
    elif role is Role.DAY:
        day = place_and_day(piece.text)
        head.day = _better(head.day, (piece, day) if day else None)
    elif _is_of_letter(piece, role, head, takes_letter=takes_letter):
        head.letter.append(piece)
        return True
    elif role is Role.MOTTO:
        head.named_above_motto = bool(head.names)
    elif role is Role.NAME:
        _take_name(piece, head)
    return takes_letter and role in {Role.NATION, Role.MOTTO, Role.DAY}


def _take_name(piece: Piece, head: Head) -> None:
    """A body; once it is named and numbered, the body once more; below the motto, capitals may be anything."""
    if head.names and head.number:
        head.restated.append(piece)
    elif not head.named_above_motto or begins_body(piece.text) or goes_on_with_place(piece.text):
        head.names.append(piece)


def _is_of_letter(piece: Piece, role: Role, head: Head, *, takes_letter: bool) -> bool:
    """Whether a piece is the "V/v …" of an official letter, or goes on with it."""
    begins = role is Role.LETTER and bool(head.number or head.nation)
    return begins or (takes_letter and role in {Role.OTHER, Role.NAME, Role.NUMBER} and len(piece.text) < 120)


def _better(
    one: tuple[Piece, PlaceAndDay] | None, other: tuple[Piece, PlaceAndDay] | None
) -> tuple[Piece, PlaceAndDay] | None:
    """The line with a place: the other kind is a page's own date."""
    if one is None or other is None:
        return one or other
    return other if one[1].place is None and other[1].place else one


# --- the title


def _title(window: Sequence[Piece], roles: Sequence[Role], at: int, head: Head) -> int:
    """Take the lines of the title; the index of what follows them."""
    piece, kind = head.kind or (None, None)
    if piece and kind and kind.rest:
        head.title.append(piece._replace(text=kind.rest))
    first, ruled = at, False
    while at < len(roles) and at - first < MOST_TITLE:
        role, line = roles[at], window[at]
        if role in {Role.NUMBER, Role.DAY, Role.NATION, Role.MOTTO} and not _continues_name(head, role):
            _take(line, role, head, takes_letter=False)
        elif role is Role.RULE:
            ruled = bool(head.title)
        elif ruled or not _is_title(line, role, head) or _is_enacted_below(window, at):
            break
        else:
            head.title.append(line)
        at += 1
    return _after_title(window, roles, at, head)


def _is_enacted_below(window: Sequence[Piece], at: int) -> bool:
    """An office in capitals over "RA SẮC LỆNH" or "QUYẾT ĐỊNH:" is who enacts."""
    below = window[at + 1].folded if at + 1 < len(window) else ""
    return window[at].is_capital and _OFFICE.match(window[at].folded) is not None and _ENACTS.match(below) is not None


def _continues_name(head: Head, role: Role) -> bool:
    """ "HIẾN PHÁP" over "NƯỚC CỘNG HÒA …": the nation is in the title where it stood above already."""
    return role is Role.NATION and head.nation is not None and not head.title


def _is_title(line: Piece, role: Role, head: Head) -> bool:
    """Whether a line still belongs to the title."""
    text = line.folded
    if role in {Role.ADDRESS, Role.GAZETTE, Role.URGENCY, Role.BODY} or _ENACTS.match(text) or _SESSION.match(text):
        return False
    if not head.title:
        return not (len(text) > 150 and text.endswith((".", ";", ":")) and not text.startswith("ve "))
    if is_restated(line, head):
        return False
    return _goes_on(head.title[-1].text, line)


def _goes_on(before: str, line: Piece) -> bool:
    """Whether a line goes on with the title above it: short, or small-lettered, and not a sentence."""
    if before.rstrip().endswith((".", ";", ":")):
        return False
    if _OPENS_TEXT.match(line.text):
        return False
    if line.text[:1].islower() and len(before) < LONG:
        return not line.text.endswith((".", ";")) or len(line.text) < 130
    is_caps = before.isupper()
    if line.is_capital and not is_caps:
        return False
    return len(line.text) <= 130 and not line.text.endswith((".", ";", ":")) and (not is_caps or line.is_capital)


_OFFICE = re.compile(
    r"(?:pho )?(?:chu tich|bo truong|giam doc|tong giam doc|cuc truong|tong cuc truong|thu tuong|chanh an|vien truong|"
    r"truong ban|chu nhiem|thong doc|tong thanh tra|chanh thanh tra|truong phong|hieu truong|bi thu|chanh van phong|"
    r"tong kiem toan)\b"
)


def is_restated(line: Piece, head: Head) -> bool:
    """Whether a line names the issuing body once more: "BỘ TRƯỞNG BỘ Y TẾ" below the title."""
    if not line.is_capital:
        return False
    text = line.folded
    issuers = [fold(named.name) for named in bodies_of(head.names)]
    if any(text.startswith(issuer) for issuer in issuers):
        return True
    if _OFFICE.match(text) and (any(issuer in text for issuer in issuers) or not head.title[-1].is_capital):
        return True
    return begins_body(text) and not head.title[-1].is_capital


def _after_title(window: Sequence[Piece], roles: Sequence[Role], at: int, head: Head) -> int:
    """Past the rule and the restated body to where the text begins."""
    while at < len(roles):
        line, role = window[at], roles[at]
        if role is Role.RULE or _SESSION.match(line.folded):
            pass
        elif role in {Role.NUMBER, Role.DAY}:
            _take(line, role, head, takes_letter=False)
        elif role in {Role.NAME, Role.TYPE} and line.is_capital and begins_body(line.text) and len(head.restated) < 2:
            head.restated.append(line)
        else:
            break
        at += 1
    head.has_address = at < len(roles) and roles[at] is Role.ADDRESS
    return at
