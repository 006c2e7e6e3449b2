"""Takes one clause, makes what it asks of whom: its bodies, where the duty starts, and the words that make it a duty.

What was done ("đã triển khai"), what others were asked before ("đã đề nghị") and what is merely told asks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tongket.directive.asked.bodies import BODY, bodies_at, bodies_in
from tongket.directive.asked.duty_words import ASKS, DUTY, MODAL, OPENING
from tongket.directive.asked.told import BodyNamed

_LABEL = re.compile(
    r"\s*(?:(?i:điều|khoản|mục)\s+\d+[.:]\s*|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|"
    r"[a-zđ])\s*[.)/-]\s*(?!\d)|[-–+*•●▪\uf0b7]\s*|\(\d{1,2}\)\s*)*[“\"‘]?\s*"
)
_IN_TIME = re.compile(
    r"(?i:định kỳ|hằng|hàng|mỗi|trước(?= ngày)|chậm nhất)(?!\w)[^.;:]{0,80}?(?:,\s*|\s+)"
    r"|(?i:trước|trong|sau|đến|từ nay|căn cứ|trên cơ sở|theo(?! dõi)|qua|với|để|nhằm|tại)(?!\w)[^.;:]{0,160}?,\s*"
)
_DUTY = re.compile(DUTY)
_MODAL = re.compile(rf"(?P<modal>{MODAL})\s+")
_BY_THE_WAY = re.compile(
    r"\s*(?:\([^()\n]{0,160}\)\s*)?(?:,\s*)?(?:(?i:theo(?! dõi)|căn cứ|trên cơ sở|trong phạm vi|bằng|"
    r"với|ngoài|tùy theo)\s[^.;:]{0,160}?,\s*)?"
    r"(?:\s*[-–]\s*(?:(?i:là)\s+)?(?i:cơ quan|đơn vị)\s(?:(?!\bđã\b)[^.;:,]){0,90}?\s)??"
    r"(?:(?i:thuộc|trực thuộc|có|chưa|còn|đang|được|trên địa bàn|trong|ở|tại|nơi|là)\s(?:(?!\bđã\b)[^.;:,]){0,90}?\s)??"
)
_PERSONS_TOO = (
    r"(?:(?:\s*,\s*|\s*;\s*|\s+và\s+|\s*,\s*và\s+)(?i:các\s+)?(?i:ông|bà|cá nhân|thành viên|tổ chức|"
    r"đối tượng|chủ hộ|hộ|người)[^.;:]{0,160}?)?"
)
_PREDICATE = re.compile(
    rf"{_PERSONS_TOO}{_BY_THE_WAY.pattern}\s*(?:(?i:cũng|luôn|tự|trực tiếp|riêng|"
    rf"sẽ)\s+)?(?:(?P<modal>{MODAL})(?:\s+(?i:là|nhất là)(?!\w))?\s*:?\s*|:\s*|(?P<bare>(?={DUTY})))"
)
_ASKING = re.compile(
    rf"(?<!\w)(?P<ask>{ASKS})\s*(?::|(?<=ý),|(?<=cầu),|(?<=nghị),)?\s*(?:(?i:đối với|với|cho|"
    rf"các đồng chí|đồng chí|tới|đến|rằng)\s+)?"
)
_TOPIC = re.compile(r"(?:(?i:riêng)\s+)?(?i:đối với|về phía|với|riêng)\s+(?=\S)")
_ASKS_ANEW = re.compile(
    r"(?:[,;]\s*(?:đồng thời\s+)?(?:giao|đề nghị|phân công)|đồng thời\s+(?:yêu cầu|"
    r"lưu ý))(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?\s+$"
)
_NOT_ASKING = re.compile(
    r"(?i:đã(?:\s+(?:kịp thời|trực tiếp|có\s+\S+(?:\s+\S+){0,12}?|ban hành[^.;]{0,80}))?|được|bị|theo|"
    r"các|những|mọi|sự|công tác|công văn|văn bản|lãnh đạo,|nhiệm vụ|trách nhiệm|chức năng|ý kiến|xét|"
    r"chỉ tiêu|kiến nghị|đề xuất|mục đích,|mục đích|đáp ứng|nội dung|phiếu|hồ sơ|tờ trình|khi có|khi|"
    r"nếu|bàn|chuyển|tiếp tục|ban|tăng cường|sát|về|trong|có|của|lực|khởi tố|với|phát biểu|hội nghị|đoàn)\s*$"
)
_DONE = re.compile(r"\s*(?:[^.;,]{0,60}?\s)?(?i:đã|từng|vừa|đang|được|luôn|tiếp tục được|chưa)(?!\w)")
_TOGETHER = re.compile(r"\s*,?\s*(?i:cùng với|cùng|với)\s+")
_LEADS = re.compile(
    r"(?P<leads>(?i:(?:là\s+(?:cơ quan|đơn vị)\s+)?chủ trì|làm đầu mối))(?:\s*,\s*|\s+(?:và\s+|"
    r"cùng\s+)?)?(?:(?i:tham mưu)\s*,\s*)?"
)
_WITH = re.compile(
    r"(?i:phối hợp)(?:\s+(?i:chặt chẽ|thường xuyên|kịp thời|tốt))?(?:\s+(?i:với|cùng với|cùng|giữa))?\s+(?=\S)"
)
_THEN = re.compile(r"\s*(?:\([^()\n]{0,120}\)\s*)?[,:]?\s*(?:(?i:và|để|nhằm|trong việc|trong|tổ chức tốt việc)\s+)?")
_LED_BY = re.compile(r"(?i:do|giao)\s+(?=\S)")
_COORDINATED = re.compile(r"(?:(?<=[,;]\s)|(?<=\svà\s)|(?<=trì\s))" + _WITH.pattern)
_MERE_ROUTINE = re.compile(
    r"(?i:(?:thông báo|đề nghị)[^.;]{0,200}(?:được biết|biết)\s*(?:,|và)?\s*(?:tổ chức\s+)?(?:thực hiện|phối hợp))"
)
_PART = (
    r"(?:mục đích|yêu cầu|nội dung|nhiệm vụ|giải pháp|nhiệm vụ trọng tâm|phân công nhiệm vụ|phân công thực hiện|"
    r"tổ chức thực hiện|triển khai thực hiện|kinh phí thực hiện|kinh phí|thời gian|địa điểm|đối tượng|chế độ báo cáo)"
)
_IS_TITLE = re.compile(rf"{_PART}(?:\s*(?:,|và|-)\s*{_PART})*\s*[:.]?\s*$", re.IGNORECASE)
_OF_THE_PAPER = re.compile(
    r"(?:Chỉ thị|Nghị quyết|Kết luận|Quyết định|Quy định|Kế hoạch|Chương trình|Hướng dẫn|Quy chế) này\s+"
    r"(?:thay thế|có hiệu lực|được|phổ biến|gồm)(?!\w)"
)
_IF_TROUBLE = re.compile(
    r"(?i:(?:trong )?quá trình[^.;]{0,120}(?:nếu|khi|có)\s|(?:nếu|khi) (?:có|gặp|"
    r"phát sinh)\s[^.;]{0,60}(?:khó khăn|vướng mắc|phát sinh|vấn đề))"
)


_ASKED_BEFORE = re.compile(
    r"(?i:đã|từng)\s+(?:\S+\s+){0,2}(?:có|ban hành|gửi|phát hành|ký|ra)\s+(?:\S+\s+)?(?:công văn|"
    r"văn bản|thông báo|kế hoạch|công điện|chỉ thị|tờ trình|báo cáo|quyết định)[^;:]*$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?<!\w)(?i:nhấn mạnh|cho rằng|khẳng định|nêu rõ|chỉ rõ|quán triệt|phát biểu|kết luận|chỉ đạo|"
    r"gợi ý|mong muốn)\s*[:,]?\s*(?:(?i:rằng|là)\s+)?"
    r"(?:(?i:trong thời gian tới|thời gian tới|trước mắt|từ nay đến cuối năm|tới đây)\s*,?\s*)?"
)


# What cannot open a duty: a word that links, tells or counts.
_NO_VERB = (
    r"(?i:đã|đang|được|bị|tặng|trao|là|của|thuộc|trong|và|hoặc|tại|với|cùng|còn|chưa|đạt|có|ở|từ|do|để|theo|về|"
    r"như|khi|nếu|mà|thì|nhưng|cũng|đều|vẫn|rất|"
    r"chiếm|gồm|bao gồm|thành phố|thị xã|huyện|tỉnh|xã|phường|thị trấn|quận|việc|công tác|các|những|"
    r"một số|một|nhiều|kết quả|tình hình|đối với|nội dung|"
    r"thời gian|thành phần|địa điểm|số|tổng|tên|tỷ lệ|"
    r"nhấn mạnh|cho rằng|cho biết|khẳng định|phát biểu|nêu|chỉ rõ|lưu ý|biểu dương|ghi nhận|đánh giá|"
    r"kết luận|quán triệt|thống nhất|trình bày|tham dự|dự|"
    r"hiện|hiện nay|đến|qua|sau|trước|mục|mục đích|yêu cầu|căn cứ|người|đơn vị|cơ quan|họp|nghe|trên)(?!\w)"
)
_ANY_VERB = re.compile(rf"\s*(?:\([^()\n]{{0,160}}\)\s*)?(?!{_NO_VERB})(?=[^\W\d_]+\s+\S+\s+\S+)(?=[a-zà-ỹđ])")
_ANY_DUTY = re.compile(rf"(?!{_NO_VERB})[^\W\d_]+(?:\s+\S+){{3,}}")


class How(StrEnum):
    """What made a clause a duty."""

    ASKED = "asked"  # giao, yêu cầu, đề nghị … and the body
    BOUND = "bound"  # body + cần, phải, có trách nhiệm …
    HEADED = "headed"  # body, colon, duty
    TOLD = "told"  # body + duty: a duty in a paper that orders, a statement elsewhere
    WITHOUT_BODY = "without body"  # yêu cầu … + duty
    UNKNOWN_VERB = "unknown verb"  # body + a word that may be a verb: a duty only in a list of duties
    GOES_ON = "goes on"  # duty alone: of those addressed before


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One duty inside one text: `start` is where it begins; places are of the whole text."""

    how: How
    bodies: tuple[BodyNamed, ...]
    start: int
    words: str  # "giao", "cần"
    begins: int  # where its bodies or words begin


def head_of(text: str, start: int = 0) -> int:
    """Where a text begins behind its label."""
    label = _LABEL.match(text, start)
    return label.end() if label else start


def asked_in(text: str, start: int, end: int) -> list[Asking]:
    """What a clause asks; nothing where it tells, and where it goes on with what another clause began."""
    if _is_routine(text, start, end):
        return []
    head = _behind_opening(text, head_of(text, start))
    subject = _by_subject(text, head, end)
    if subject is None or subject.how is How.UNKNOWN_VERB:
        subject = _by_what_is_said(text, head, end) or subject
    asking = list(_by_asking(text, head, end, until=subject.start if subject else end))
    if subject and not (asking and asking[0].begins < subject.start):
        return [subject]
    return asking


def _is_routine(text: str, start: int, end: int) -> bool:
    """ "Trong quá trình thực hiện, nếu có vướng mắc …", "… để các sở biết, thực hiện": said in every paper.

    So are "2. Tổ chức thực hiện", the title of a part, and "Chỉ thị này thay thế …", of the paper itself.
    """
    head = head_of(text, start)
    if _IS_TITLE.match(text, head, end) or _OF_THE_PAPER.match(text, head, end):
        return True
    opens_so = _IF_TROUBLE.match(text, head_of(text, start), end)
    return opens_so is not None or _MERE_ROUTINE.search(text, start, end) is not None


def is_subject_only(text: str, start: int, end: int) -> bool:
    """Whether a clause names bodies and says nothing of them yet: more of them follow behind the semicolon."""
    if bodies_at(text, head_of(text, start))[1] >= end:
        return True
    return any(bodies_at(text, ask.end())[1] >= end for ask in _ASKING.finditer(text, start, end))


def goes_on(text: str, start: int, end: int) -> Asking | None:
    """A clause that opens with a duty of those addressed before."""
    if _is_routine(text, start, end) or _is_told_of_others(text, start, end):
        return None
    head = _behind_opening(text, head_of(text, start))
    if BODY.match(text, head):
        return None  # "Lãnh đạo Cục Thuế …": a body, not the duty to lead
    at = head
    if (timed := _IN_TIME.match(text, head, end)) and not _DUTY.match(text, head, end):
        at = _next_duty(text, timed.end(), end)
        if at < 0 or re.search(r"(?<!\w)(?:đã|được)(?!\w)", text[head:at]):
            return None
    modal = _MODAL.match(text, at, end)
    first = modal.end() if modal else at
    if not modal and not _DUTY.match(text, first, end):
        return None
    what = (
        head if at != head and text[head : head + 7].lower().startswith(("định kỳ", "hằng", "hàng", "mỗi")) else first
    )
    return Asking(how=How.GOES_ON, bodies=(), start=what, words=modal["modal"] if modal else "", begins=head)


def item_in(text: str, start: int, end: int) -> Asking | None:
    """An item of a list of duties: whatever verb it opens with, as long as it can be one."""
    head = head_of(text, start)
    if not _ANY_DUTY.match(text, head, end) or BODY.match(text, head) or text[head:end].rstrip().endswith(":"):
        return None
    if _is_routine(text, start, end) or _is_told_of_others(text, start, end):
        return None
    return Asking(how=How.UNKNOWN_VERB, bodies=(), start=head, words="", begins=head)


_OPENS_DUTY = re.compile(rf"{MODAL}|{DUTY}")
_LATER_DUTY = re.compile(rf"(?:,\s+|(?<!quá)(?<!chương)(?<!công)\s)(?={MODAL}|{DUTY})")


def _next_duty(text: str, start: int, end: int) -> int:
    """Where a duty opens in what follows a time or a basis: at its start, or behind a comma."""
    if _OPENS_DUTY.match(text, start, end):
        return start
    found = _LATER_DUTY.search(text, start, min(end, start + 120))
    return found.end() if found else -1


def _behind_opening(text: str, start: int) -> int:
    found = OPENING.match(text, start)
    return found.end() if found else start


_PRAISES = re.compile(
    r"(?i:đánh giá cao|ghi nhận|biểu dương|hoan nghênh|đồng ý|thống nhất (?:với|chủ trương|đánh giá|"
    r"nội dung)|khen thưởng|khẳng định)(?!\w)"
)
_NARROWS = re.compile(r"\s*(?i:chưa|còn|có|đang|thuộc|được|trên địa bàn)(?!\w)")
_FIRM = re.compile(
    r"(?<![\w,;])[^,;.:]*?\s(?=(?i:khẩn trương|nghiêm túc|chủ động|kịp thời|tiếp tục|tập trung|"
    r"tăng cường|chủ trì|phối hợp|sớm|thường xuyên)(?!\w))"
)
_FINAL_ARTICLE = re.compile(
    r"[^.:]{0,400}?(?:(?P<words>(?i:chịu trách nhiệm|có trách nhiệm))\s+|(?i:căn cứ|"
    r"chiếu)\s[^.:]{0,60}?)(?=(?i:thi hành)(?!\w))"
)
_PAST_WORD = re.compile(r"(?<!\w)(?i:đã|từng|vừa qua)(?!\w)")
_BEFORE_SUBJECT = re.compile(
    r"(?i:(?:cũng\s+)?theo(?! dõi)|để|nhằm|theo đó|trong đó|căn cứ|trên cơ sở|"
    r"thời gian tới|trong thời gian tới|"
    r"giai đoạn|trong|đến|trước)\s[^.;:]{0,120}?,\s*"
)
_TITLE_BEFORE = re.compile(r"[^:.;,()]{2,60}:\s+(?=\S)")


def _by_subject(text: str, head: int, end: int) -> Asking | None:
    """ "Công an tỉnh cần …", "Sở Nội vụ chủ trì, …", "Sở Tài chính: …": the body first."""
    first = _subject_at(text, head, end)
    bodies, after = bodies_at(text, first)
    if not bodies or after > end:
        return None
    found = _PREDICATE.match(text, after, end)
    if final := _FINAL_ARTICLE.match(text, after, end):
        words = final["words"] or "căn cứ"
        return Asking(how=How.BOUND, bodies=bodies, start=final.end(), words=words, begins=first)
    if found is None and (verb := _ANY_VERB.match(text, after, end)):
        return Asking(how=How.UNKNOWN_VERB, bodies=bodies, start=verb.end(), words="", begins=first)
    if found is None or _PAST_WORD.search(text, after, found.end()):
        return None
    start = found.end()
    if found["modal"]:
        return Asking(how=How.BOUND, bodies=bodies, start=start, words=found["modal"], begins=first)
    if text[after:start].strip().endswith(":"):
        opens = _DUTY.match(text, start, end) or text[start : start + 1].isupper()
        headed = Asking(how=How.HEADED, bodies=bodies, start=start, words=text[first:after], begins=first)
        return headed if opens else None
    return _told(text, bodies, (first, after, start), end)


def _subject_at(text: str, head: int, end: int) -> int:
    """Where the body may stand: behind a time, a basis or a title of its own."""
    if BODY.match(text, head):
        return head
    topic = _TOPIC.match(text, head, end)
    timed = topic if topic and BODY.match(text, topic.end()) else _BEFORE_SUBJECT.match(text, head, end)
    first = timed.end() if timed else head
    titled = None if BODY.match(text, first) else _TITLE_BEFORE.match(text, first, end)
    return titled.end() if titled else first


def _told(text: str, bodies: tuple[BodyNamed, ...], at: tuple[int, int, int], end: int) -> Asking | None:
    """A body and a bare duty; None where the body is who speaks, not who is asked."""
    first, after, start = at
    if _PRAISES.match(text, start, end):
        return None
    ask = _ASKING.match(text, start, end)
    if ask and (BODY.match(text, ask.end()) or ask["ask"].lower() in ("yêu cầu", "đề nghị")):
        return None
    if _NARROWS.match(text, after) and (firm := _FIRM.search(text, start, min(end, start + 60))):
        start = firm.end()
    verb = _DUTY.match(text, start, end)
    return Asking(how=How.TOLD, bodies=bodies, start=start, words=verb[0] if verb else "", begins=first)


def _by_what_is_said(text: str, head: int, end: int) -> Asking | None:
    """ "Bà Thu nhấn mạnh từng chi bộ phải …": what somebody says a body has to do."""
    for says in _SAYS.finditer(text, head, end):
        subject = _by_subject(text, says.end(), end)
        if subject and subject.how is How.BOUND:
            return subject
    return None


def _by_asking(text: str, head: int, end: int, *, until: int) -> Iterator[Asking]:
    """ "Giao Sở Xây dựng …", "… yêu cầu các cấp ủy …": the words that ask first."""
    at, at_first = head, None
    while found := _ASKING.search(text, at, end):
        at = found.end()
        if found.start() > until or (at_first is not None and not _ASKS_ANEW.search(text, at_first, found.end())):
            continue
        if _is_no_asking(text, head, found.start()):
            continue
        asking = _asked(text, found, end) or _asked_of_topic(text, head, found, end)
        if asking:
            yield asking
            at = at_first = max(at, asking.start)


def _is_no_asking(text: str, head: int, at: int) -> bool:
    """Asked by others or before: "đã có Công văn … đề nghị", "theo đề nghị"."""
    before = text[max(head, at - 250) : at]
    return _ASKED_BEFORE.search(before) is not None or _NOT_ASKING.search(before[-100:]) is not None


def _asked(text: str, found: re.Match[str], end: int) -> Asking | None:
    """The words that ask, the bodies, the duty."""
    bodies, after = bodies_at(text, _behind_opening(text, found.end()))
    if not bodies or after >= end:
        return None
    predicate = _PREDICATE.match(text, after, end)
    start = predicate.end() if predicate else _behind_bodies(text, after, end)
    if start < 0 or not text[start:end].strip(" .;,:"):
        return None
    words = f"{found['ask']} … {predicate['modal']}" if predicate and predicate["modal"] else found["ask"]
    return Asking(how=How.ASKED, bodies=bodies, start=start, words=words, begins=found.start())


def _asked_of_topic(text: str, head: int, found: re.Match[str], end: int) -> Asking | None:
    """The words that ask and the duty; the bodies stand before ("Đối với các huyện, bà đề nghị …") or nowhere."""
    if found["ask"].lower() not in ("yêu cầu", "đề nghị", "lưu ý"):
        return None
    modal = _MODAL.match(text, found.end(), end)
    if not modal and not _DUTY.match(text, found.end(), end):
        return None
    topic = _TOPIC.match(text, head)
    bodies = bodies_at(text, topic.end())[0] if topic else ()
    start = modal.end() if modal else found.end()
    how = How.ASKED if bodies else How.WITHOUT_BODY
    return Asking(how=how, bodies=bodies, start=start, words=found["ask"], begins=found.start())


def _behind_bodies(text: str, after: int, end: int) -> int:
    """ "… các đơn vị theo chức năng tăng cường …": where a duty opens soon after the bodies; -1 where none does."""
    verb = _ANY_VERB.match(text, after, end)
    soon = verb or re.compile(rf"(?<=\s)(?:{MODAL}\s+)?(?={DUTY})").search(text, after, min(end, after + 120))
    return soon.end() if soon else -1


_TOLD = re.compile(r"\s*(?:\([^()]{0,80}\)\s*)?(?i:đã|được|luôn|cùng với[^,]{0,60} đã)(?!\w)")


def _is_told_of_others(text: str, start: int, end: int) -> bool:
    """ "Thực hiện Nghị quyết …, Tỉnh ủy đã ban hành …" tells."""
    for comma in re.compile(r",\s+").finditer(text, start, min(end, start + 300)):
        bodies, after = bodies_at(text, comma.end())
        if bodies and _TOLD.match(text, after, end):
            return True
    return re.compile(r"(?:\S+\s+){1,5}?(?i:đã)\s+(?=" + DUTY + ")").match(text, start, end) is not None


# --- who leads, who helps


def sides(text: str, asking: Asking, end: int) -> tuple[tuple[BodyNamed, ...], tuple[BodyNamed, ...], int]:
    """Who leads and who helps in a duty, and where the duty itself starts."""
    lead, start = asking.bodies, asking.start
    helped: tuple[BodyNamed, ...] = ()
    if leads := _LEADS.match(text, start, end):
        start = leads.end()
    with_whom = _WITH.match(text, start, end) or (_TOGETHER.match(text, leads.end("leads"), end) if leads else None)
    if with_whom:
        helped, after = bodies_at(text, with_whom.end())
        start = _duty_after(text, after, end) if helped else (start if leads else asking.start)
    if not helped and (inside := _COORDINATED.search(text, start, end)):
        helped, _ = bodies_at(text, inside.end())
    named = {body.name for body in lead}
    return lead, tuple(body for body in helped if body.name not in named), start


def _duty_after(text: str, after: int, end: int) -> int:
    then = _THEN.match(text, after, end)
    at = then.end() if then else after
    if _DUTY.match(text, at, end):
        return at
    soon = re.compile(rf"(?<=\s)(?={DUTY})").search(text, at, min(end, at + 80))
    return soon.end() if soon and not re.search(r"[.;:]", text[at : soon.start()]) else at


_LEADING = re.compile(r"\s*(?:(?i:là\s+(?:cơ quan|đơn vị)\s+)|(?i:làm\s+))?(?i:chủ trì)")


def leader_in(text: str, start: int, end: int) -> tuple[BodyNamed, ...]:
    """ "(do Sở Xây dựng chủ trì)", "Công an tỉnh chủ trì": who is said to lead inside a duty."""
    for body in bodies_in(text, start, end):
        if _LEADING.match(text, body.end, end):
            return (body,)
    return ()
