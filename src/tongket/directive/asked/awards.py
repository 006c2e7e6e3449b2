"""Takes the paragraphs of a paper, makes the awards it tells of: form, by whom, to whom, for what. No names of persons.

An award proposed, owed or ruled ("đề nghị tặng", "xét tặng", a law) is none yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongket.directive.asked.bodies import bodies_at, bodies_in
from tongket.directive.asked.letters import LONGEST_SENTENCE, composed, levelled
from tongket.directive.asked.named_documents import documents_named
from tongket.directive.asked.paper_kind import paper_kind
from tongket.directive.asked.told import AwardTold, PaperKind, Recipients
from tongket.directive.document import Paragraph
from tongket.wording.sentences import sentences

_FORMS = (
    r"bằng khen|giấy khen|thư khen|cờ thi đua|cờ truyền thống|cờ|"
    r"huân chương(?:\s[A-ZĐÀ-Ỹ]\w*(?:\s\w+)?(?:\shạng\s\w+)?)?|huy chương|kỷ niệm chương|"
    r"huy hiệu|giấy chứng nhận"
)
_GIVES = re.compile(
    r"(?<!\w)(?:trao tặng|tặng thưởng|trao|tặng|đón nhận|nhận|khen thưởng|truy tặng|vinh danh)(?!\w)", re.IGNORECASE
)
_FORM = re.compile(rf"(?<!\w)(?P<form>(?i:{_FORMS}))(?!\w)")
_REWARDED = re.compile(r"(?<!\w)(?:khen thưởng|biểu dương,? khen thưởng)(?!\w)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?<!\w)(?:thống nhất|đề nghị|kiến nghị|xét|đề xuất|đăng ký|dự kiến|sẽ|hồ sơ|trình|được xem xét|để)\s+"
    r"(?:[^\s,.;]+\s+){0,6}$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?<!\w)(?P<count>\d{1,3}(?:\.\d{3})*|nhiều|các|một số|những)?\s*"
    r"(?P<who>tập thể|cá nhân|đơn vị|chi bộ|đảng viên|gia đình|hộ gia đình|tổ chức cơ sở đảng|"
    r"tổ chức đảng|tổ chức|đồng chí|cán bộ|chiến sĩ|doanh nghiệp|người có uy tín|mô hình|địa phương|"
    r"học sinh)"
    r"(?:\s+(?=,|và|có|đã|đạt|tiêu biểu|xuất sắc|điển hình)|(?=[\s,.;]|$))",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?<!\w)(?:(?:đã\s+)?(?:có|đạt|lập)\s+(?:được\s+)?(?:nhiều\s+)?thành tích|vì\s+(?:đã\s+)?(?:có|"
    r"đạt)|tiêu biểu|có nhiều đóng góp|xuất sắc trong|trong thực hiện|trong việc)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:của|do)\s+", re.IGNORECASE)
_FOR_WHOM = re.compile(r"(?<!\w)cho\s+", re.IGNORECASE)
_PASSIVE = re.compile(r"(?<!\w)(?:được|nhận|vinh dự)(?!\w)", re.IGNORECASE)
_CAPTION = re.compile(r"\s*(?:Ảnh|Tin,? ảnh|Nguồn)\s*:", re.IGNORECASE)


def awards_told(paragraphs: Sequence[Paragraph]) -> tuple[AwardTold, ...]:
    """Every award a paper tells of, each once; a picture's caption counts only where nothing else tells of it."""
    if paper_kind(paragraphs) is PaperKind.RULES:
        return ()
    full: list[AwardTold] = []
    captions: list[AwardTold] = []
    for paragraph in paragraphs:
        text = composed(paragraph.text)
        for award, is_caption in _of_paragraph(paragraph.number, text):
            if award.to or not award.form.isupper():  # in capitals: the subject of a decision, told below in full
                (captions if is_caption else full).append(award)
    forms = {award.form.lower() for award in full}
    return (*_once(full), *(award for award in _once(captions) if award.form.lower() not in forms))


def _of_paragraph(number: int, text: str) -> Iterator[tuple[AwardTold, bool]]:
    plain = levelled(text)
    if not _GIVES.search(plain) and not _FORM.search(plain):
        return
    for start, end in sentences(text):
        if end - start > LONGEST_SENTENCE:
            continue
        is_caption = _CAPTION.match(text, end) is not None
        for award in _of_sentence(number, text, plain, start, end):
            yield award, is_caption


def _of_sentence(number: int, text: str, plain: str, start: int, end: int) -> Iterator[AwardTold]:
    given = [form for form in _FORM.finditer(plain, start, end) if _is_given(plain, start, form.start(), end)]
    bounds = [start, *(form.start() for form in given), end]
    for index, form in enumerate(given):
        opens = bounds[index] if index == 0 else given[index - 1].end()
        yield _award(number, text, plain, (start, end), (opens, form.start(), bounds[index + 2]), _form(form["form"]))
    if (
        not given
        and (praised := _REWARDED.search(plain, start, end))
        and not _NOT_YET.search(plain[start : praised.start()])
    ):
        award = _award(number, text, plain, (start, end), (start, praised.start(), end), "Khen thưởng")
        if any(each.count for each in award.to):
            yield award


def _is_given(plain: str, start: int, at: int, end: int) -> bool:
    """A verb of giving stands before the form, in the same sentence, and nothing makes it a proposal."""
    gives = list(_GIVES.finditer(plain, start, at))
    return bool(gives) and not any(_NOT_YET.search(plain[start : verb.start()]) for verb in gives[-1:])


def _form(typed: str) -> str:
    words = " ".join(typed.split())
    return words[:1].upper() + words[1:]


def _award(
    number: int, text: str, plain: str, sentence: tuple[int, int], part: tuple[int, int, int], form: str
) -> AwardTold:
    """One award: `part` is where its words open, where its form stands, where they end."""
    start, end = sentence
    opens, at, until = part
    why = _FOR.search(plain, at, end)
    behind = tuple(_recipients(plain, at, min(until, why.start()) if why and why.start() > at else until))
    before = tuple(_recipients(plain, opens, at))
    stop = start + len(text[start:end].rstrip(" ."))
    achievement = text[why.start() : stop] if why else ""
    return AwardTold(
        form=form,
        by=_giver(plain, opens, at, at + len(form)),
        to=before
        if before and _PASSIVE.search(plain, opens, at)
        else behind or tuple(_recipients(plain, at, until)) or tuple(_given_to(plain, at, until)),
        achievement=achievement,
        documents=tuple(documents_named(achievement)),
        paragraph=number,
        start=start,
        end=stop,
        text=text[start:stop],
    )


def _recipients(plain: str, start: int, end: int) -> Iterator[Recipients]:
    for found in _TO.finditer(plain, start, end):
        count = (found["count"] or "").replace(".", "")
        yield Recipients(" ".join(found["who"].lower().split()), int(count) if count.isdecimal() else None)


def _given_to(plain: str, at: int, until: int) -> Iterator[Recipients]:
    """ "… cho Công an huyện": bodies rewarded by name."""
    if found := _FOR_WHOM.search(plain, at, until):
        yield from (Recipients(body.name, None) for body in bodies_at(plain, found.end())[0])


def _giver(plain: str, opens: int, at: int, behind: int) -> str:
    """The body named right behind the form ("của Chủ tịch UBND tỉnh"), else the last one before it."""
    of_whom = _OF.match(plain, behind)
    bodies = bodies_at(plain, of_whom.end())[0] if of_whom else ()
    before = list(bodies_in(plain, opens, at))
    return bodies[0].name if bodies else before[-1].name if before else ""


def _once(awards: list[AwardTold]) -> Iterator[AwardTold]:
    """The same award told twice is one, the fuller telling."""
    kept: list[AwardTold] = []
    for award in awards:
        same = next(
            (each for each in kept if each.form.lower() == award.form.lower() and _may_be_one(each, award)), None
        )
        if same is None:
            kept.append(award)
        elif (not same.by and award.by) or (not same.to and award.to):
            kept[kept.index(same)] = replace(award, by=award.by or same.by)
    yield from kept


def _may_be_one(one: AwardTold, other: AwardTold) -> bool:
    if one.by and other.by and one.by != other.by:
        return False
    counts, others = {each.who: each.count for each in one.to}, {each.who: each.count for each in other.to}
    return all(
        counts[who] == others[who] or None in (counts[who], others[who]) for who in counts.keys() & others.keys()
    )
