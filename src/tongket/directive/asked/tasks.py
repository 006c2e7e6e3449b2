"""Takes the paragraphs of a paper, makes the tasks it asks: who leads, who helps, what, until when, and where.

A duty needs words that lay it on somebody: giao, yêu cầu, đề nghị and a body; a body and cần, phải, có trách nhiệm; a
body as heading over duties; a row in a table of tasks. A body and a bare verb is a duty only in a paper that orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tongket.directive.asked.bodies import bodies_at, bodies_in
from tongket.directive.asked.clause import (
    Asking,
    How,
    asked_in,
    goes_on,
    head_of,
    is_subject_only,
    item_in,
    leader_in,
    sides,
)
from tongket.directive.asked.deadlines import deadline_in, deadline_of, is_deadline_only
from tongket.directive.asked.duty_words import DUTY, SPEAKS
from tongket.directive.asked.letters import LONGEST_SENTENCE, composed, levelled
from tongket.directive.asked.paper_kind import paper_kind
from tongket.directive.asked.places import ARTICLE, DASH, LETTER, NUMBER, PART, PLAIN, PLUS, Places
from tongket.directive.asked.products import product_of
from tongket.directive.asked.task_table import CellOfTable, task_rows
from tongket.directive.asked.told import BodyNamed, Deadline, DeadlineKind, PaperKind, TaskAsked
from tongket.directive.document import Paragraph
from tongket.wording.sentences import sentences

_MAY_NAME_NOBODY = frozenset({PaperKind.DIRECTIVE, PaperKind.CONCLUSIONS, PaperKind.LETTER})
_CONFIDENCE = {
    How.ASKED: 0.95,
    How.BOUND: 0.9,
    How.HEADED: 0.9,
    How.TOLD: 0.75,
    How.WITHOUT_BODY: 0.6,
    How.GOES_ON: 0.8,
    How.UNKNOWN_VERB: 0.65,
}
_IN_NEWS, _IN_RULES = 0.9, 0.7  # times the confidence
_AS_IT_STANDS = 0.97  # a row of a table of tasks
_WITHIN = 0.5  # words without a label stand below the part they are in and over all that is deeper
_COLON = re.compile(r":\s*$")
_END_OF_PAPER = re.compile(r"\s*(?:Nơi nhận|NƠI NHẬN|TM\.|T/M|KT\.|TL\.|TUQ\.|Tin,? ảnh)", re.IGNORECASE)
_ADDRESSED = re.compile(r"\s*(?:Kính gửi|KÍNH GỬI|Kính trình|.{0,90}\b(?i:điện)\s*:\s*$)")
_ASKS_ADDRESSEES = re.compile(
    r"(?i:đề nghị|yêu cầu|lưu ý)(?:\s+(?i:quý|các|thực hiện|một số|những|nội dung|nhiệm vụ|việc|"
    r"cơ quan|đơn vị|như|sau|công việc))*\s*:\s*$"
)
_OPENS_ANNEX = re.compile(
    r"\s*(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN|CHƯƠNG TRÌNH|ĐỀ ÁN|DANH MỤC|BẢNG|BIỂU)\b"
)
_TELLS = re.compile(
    r"(?<!\w)(?:đánh giá|tình hình|kết quả|ưu điểm|hạn chế|tồn tại|nguyên nhân|thực trạng|bài học)(?!\w)", re.IGNORECASE
)
_IS_TO_DO = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|phương hướng|phân công|tổ chức thực hiện|trách nhiệm|yêu cầu|giao|"
    r"đề nghị|báo cáo|gửi|chủ trì|rà soát|nâng cao|tăng cường|tiếp tục|khắc phục)(?!\w)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?i:giao nhiệm vụ cho|giao|đề nghị|yêu cầu|trách nhiệm của|nhiệm vụ của|đối với|về phía|"
    r"phân công|phân công nhiệm vụ)\s*:?\s+)?"
)
_HEADING_ENDS = re.compile(
    r"\s*(?:\([^()]{0,120}\))?\s*(?:(?i:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|cần|phải|"
    r"thực hiện(?: tốt)?(?: các nhiệm vụ)?(?: sau)?|lãnh đạo(?:, chỉ đạo)?|chỉ đạo|"
    r"tập trung(?: thực hiện)?)\s*)*[:.]?\s*$"
)
_LABELLED = re.compile(
    r"(?P<what>(?:cơ quan |đơn vị |bộ phận )?(?:chủ trì|phối hợp)(?: thực hiện)?|thời (?:gian|"
    r"hạn)(?: (?:thực hiện|hoàn thành|báo cáo))?|hoàn thành|sản phẩm|kết quả đầu ra)"
    r"\s*(?::|trước|trong|là)\s*(?P<said>[^;\n]*)",
    re.IGNORECASE,
)
_STARTS_LABELLED = re.compile(
    r"[-–+•*\s(]*(?:(?:cơ quan |đơn vị |bộ phận )?(?:chủ trì|phối hợp)(?: thực hiện)?\s*:|"
    r"thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành|báo cáo))?\s*:?|"
    r"hoàn thành (?:trước|trong|chậm nhất)|sản phẩm\s*:|kết quả đầu ra\s*:)",
    re.IGNORECASE,
)
_OTHERS_SPEAK = re.compile(
    r"(?i:đại biểu|ý kiến|báo cáo|tham luận|chuyên gia|cử tri)[^.]{0,60}(?i:cho rằng|đề nghị|"
    r"kiến nghị|đề xuất|mong muốn|nêu)"
)
_UPWARD = re.compile(r"(?i:kiến nghị|đề xuất)")
_OPENS_LIST = re.compile(
    r".{0,200}(?:nhiệm vụ|nội dung|giải pháp|công việc|vấn đề|yêu cầu|những việc|sau|sau đây|"
    r"như sau)\s*(?:sau|sau đây|trọng tâm|chủ yếu|cụ thể)*\s*:"
    r"|(?:(?:tập trung|thực hiện|lãnh đạo|chỉ đạo|khẩn trương|tổ chức|triển khai|chủ động|nghiêm túc|"
    r"kịp thời|tốt|và)[\s,]*)+:",
    re.IGNORECASE | re.DOTALL,
)
_ANNOUNCED = re.compile(
    r"[^:.;]{0,80}(?:nhiệm vụ|nội dung|giải pháp|vấn đề|công việc)[^:.;]{0,40}:\s*(?=\S)", re.IGNORECASE
)
_SIGNS = re.compile(r"[;()“”]")
_ENACTS = re.compile(  # "Ủy ban nhân dân ban hành Quyết định …": the words by which a paper comes to be
    r"ban hành (?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Quy chế|Quy định|"
    r"Hướng dẫn)(?!\w)"
)
_BEFORE_NOW = re.compile(r"(?:trước đó|trước đây|(?:trong )?(?:những|\d+) năm qua|thời gian qua)(?!\w)", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?i:ban hành|xây dựng|thông báo|báo cáo|hướng dẫn|thống nhất|yêu cầu|đề nghị|kết luận|đánh giá)(?!\w)"
)


@dataclass(slots=True)
class _Over:
    """Bodies that stand over what follows, and the rank of the paragraph that named them."""

    rank: float
    bodies: tuple[BodyNamed, ...]
    words: str


@dataclass(slots=True)
class _Reading:
    """One paper on its way: who stands over the present paragraph, who was asked last."""

    paper: PaperKind
    places: Places = field(default_factory=Places)
    over: list[_Over] = field(default_factory=list)
    last: tuple[BodyNamed, ...] = ()  # of the clause before, for one that goes on
    last_words: str = ""
    is_asking: bool = False  # the sentence before asked something
    is_asking_here: bool = False  # this paragraph asks something
    speaks: bool = False  # somebody speaks of what is to be done, in this paragraph or the one before it
    is_told_by_others: bool = False
    is_item: bool = False  # of a numbered or dashed list, at its first clause
    is_further: bool = False  # a clause behind another of the same sentence
    tells: bool = False  # a part headed "Đánh giá", "Kết quả": what was done
    addressees: tuple[BodyNamed, ...] = ()  # Kính gửi: asked by a letter that names nobody else
    is_listing: bool = False  # the last task ends in a colon: bodies may be listed below it
    is_addressed: bool = False  # inside the list of addressees
    is_closed: bool = False  # behind "Nơi nhận", where lists name who gets a copy
    tasks: list[TaskAsked] = field(default_factory=list)
    before: tuple[int, str, str] | None = None  # the paragraph before: number, text, address


def tasks_asked(paragraphs: Sequence[Paragraph]) -> tuple[TaskAsked, ...]:
    """Every task a paper asks, in reading order. Proposals: a person confirms them."""
    reading = _Reading(paper_kind(paragraphs))
    for paragraph in paragraphs:
        text = composed(paragraph.text)
        if _END_OF_PAPER.match(text):
            _close(reading)
            reading.places, reading.is_closed = Places(), True
            continue
        if "\t" in text and "\n" in text:
            reading.tasks += _of_table(reading, paragraph.number, text, getattr(paragraph, "cells", ()))
        else:
            _paragraph(reading, paragraph.number, text)
    return tuple(reading.tasks)


def _addressee(reading: _Reading, plain: str, rank: int) -> bool:
    """ "Kính gửi:" and the list below it: to whom a letter goes."""
    opens = _ADDRESSED.match(plain) is not None
    reading.is_addressed = opens or (reading.is_addressed and rank in (DASH, PLUS))
    if reading.is_addressed and reading.paper is PaperKind.LETTER:
        reading.addressees += tuple(bodies_in(plain, 0 if not opens else plain.find(":") + 1, len(plain)))
    return reading.is_addressed


def _close(reading: _Reading) -> None:
    reading.over, reading.last, reading.last_words, reading.is_asking = [], (), "", False


def _paragraph(reading: _Reading, number: int, text: str) -> None:
    plain = levelled(text)
    rank = reading.places.step(plain)
    if _addressee(reading, plain, rank):
        return
    if reading.is_closed and rank >= DASH and not _OPENS_ANNEX.match(plain):
        return
    reading.is_closed = False
    _leave(reading, rank)
    if _STARTS_LABELLED.match(plain) and _augment(reading, number, plain):
        return
    head = head_of(plain)
    if rank <= NUMBER and len(plain) < 160:
        reading.tells = _TELLS.search(plain) is not None and not _IS_TO_DO.search(plain)
    if _names_more(reading, plain, head, rank) or _set_heading(reading, plain, head, rank):
        reading.before = (number, text, reading.places.address)
        return
    _sentences(reading, number, text, plain, rank)
    reading.before = (number, text, reading.places.address)


def _leave(reading: _Reading, rank: int) -> None:
    """Bodies over a part stand over it no longer once a part of the same rank begins."""
    if rank in (PART, ARTICLE):
        _close(reading)
    if rank != PLAIN:
        reading.over = [over for over in reading.over if over.rank < rank]
        if rank < DASH and not reading.over:
            reading.last, reading.last_words, reading.is_asking = (), "", False


def _set_heading(reading: _Reading, plain: str, head: int, rank: int) -> bool:
    """ "1. Công an tỉnh:" stands over what follows."""
    if len(plain) - head > 400:
        return False
    asked = _HEADING.match(plain, head)
    first = asked.end() if asked else head
    bodies, after = bodies_at(plain, first)
    if not bodies or not _HEADING_ENDS.match(plain, after):
        return False
    if reading.paper is PaperKind.REPORT or (reading.paper is PaperKind.NEWS and not _COLON.search(plain)):
        return False
    is_plain = rank == PLAIN
    if is_plain and not (_COLON.search(plain) or (first > head and asked)):
        return False
    over = _Over(rank=_rank(reading, rank), bodies=bodies, words=plain[head:].strip(" :."))
    reading.over = [each for each in reading.over if each.rank < over.rank] + [over]
    reading.last, reading.last_words, reading.is_asking = bodies, over.words, True
    return True


def _names_more(reading: _Reading, plain: str, head: int, rank: int) -> bool:
    """Bodies listed below "… gửi báo cáo trước ngày 20/10/2020:" are asked it too."""
    if not reading.is_listing or rank < LETTER:
        reading.is_listing = False
        return False
    bodies, after = bodies_at(plain, head)
    if not bodies or plain[after:].strip(" ;,."):
        return False
    task = reading.tasks[-1]
    known = {body.name for body in task.lead}
    reading.tasks[-1] = replace(task, lead=(*task.lead, *(body for body in bodies if body.name not in known)))
    return True


def _rank(reading: _Reading, rank: int) -> float:
    """The rank of words that stand over what follows."""
    return reading.places.depth + _WITHIN if rank == PLAIN else rank


# --- sentences


def _sentences(reading: _Reading, number: int, text: str, plain: str, rank: int) -> None:
    had_task = reading.is_asking
    reading.is_item = NUMBER <= rank < PLAIN
    reading.speaks = SPEAKS.search(plain) is not None or (had_task and rank == PLAIN)
    reading.is_told_by_others = reading.is_asking_here = False
    if reading.over:
        reading.last, reading.last_words, reading.is_asking = reading.over[-1].bodies, reading.over[-1].words, True
    elif rank == PLAIN and reading.paper is not PaperKind.NEWS:
        reading.last, reading.last_words, reading.is_asking = (), "", False
    for start, end in _whole(text, sentences(text)):
        if end - start > LONGEST_SENTENCE:
            continue
        if _attach_deadline(reading, number, plain, start, end):
            continue
        reading.is_told_by_others = bool(_OTHERS_SPEAK.search(plain, start, end))
        was_asking = reading.is_further = False
        for first, last in _clauses(plain, start, end):
            was_asking = _clause(reading, number, text, plain, first, last) or was_asking
            reading.is_item, reading.is_further = False, True
        reading.is_asking = was_asking or bool(reading.over)
        reading.is_asking_here = reading.is_asking_here or was_asking
    _lead_in(reading, plain, rank)
    if reading.paper is PaperKind.NEWS and not reading.is_asking_here:
        _close(reading)


def _whole(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences with their clauses together again: bodies listed with semicolons are one subject."""
    first: int | None = None
    for start, end in parts:
        first = start if first is None else first
        if text[start:end].rstrip().endswith(";"):
            continue
        yield first, end
        first = None
    if first is not None:
        yield first, parts[-1][1]


def _clauses(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at the semicolons behind which a duty or a body begins."""
    cuts = list(_semicolons(plain, start, end))
    first = start
    for at, until in pairwise((*cuts, end)):
        rest = head_of(plain, at + 1)
        if is_deadline_only(plain[rest:until]) or is_subject_only(plain, first, at):
            continue
        if goes_on(plain, rest, until) or asked_in(plain, rest, until):
            yield first, at
            first = rest
    if plain[first:end].strip():
        yield first, end


def _semicolons(plain: str, start: int, end: int) -> Iterator[int]:
    """Where semicolons stand outside brackets and quotation marks."""
    depth = 0
    for sign in _SIGNS.finditer(plain, start, end):
        depth += (sign[0] in "(“") - (sign[0] in ")”")
        if sign[0] == ";" and depth <= 0:
            yield sign.start()


def _clause(reading: _Reading, number: int, text: str, plain: str, start: int, end: int) -> bool:
    """Whether a clause asks something; what it asks goes to the tasks."""
    if _BEFORE_NOW.match(plain, head_of(plain, start)):
        return False
    found = [_directing(reading, plain, asking, start) for asking in asked_in(plain, start, end)]
    askings = [asking for asking in found if _counts(reading, plain, asking, start)]
    if not askings and reading.is_asking:
        further = goes_on(plain, start, end)
        if further is None and reading.is_item and reading.over:
            further = item_in(plain, start, end)
        askings = [further] if further and _may_go_on(reading, further) else []
    for index, asking in enumerate(askings):
        until = askings[index + 1].begins if index + 1 < len(askings) else end
        _add(reading, number, text, plain, asking, until)
    return bool(askings)


def _directing(reading: _Reading, plain: str, asking: Asking, start: int) -> Asking:
    """ "3. Ban cán sự đảng UBND tỉnh chỉ đạo Công an tỉnh xây dựng …": to direct is the duty of whom the item names."""
    if asking.how is not How.ASKED or asking.words.lower() != "chỉ đạo" or reading.paper is PaperKind.NEWS:
        return asking
    bodies, after = bodies_at(plain, head_of(plain, start))
    if not (reading.is_item and bodies) or plain[after : asking.begins].strip():
        return asking
    return replace(asking, how=How.TOLD, bodies=bodies, start=asking.begins, begins=bodies[0].start)


def _counts(reading: _Reading, plain: str, asking: Asking, start: int) -> bool:
    """Whether words that could ask do so in a paper of this kind."""
    if reading.is_told_by_others or asking.how is How.GOES_ON:
        return False
    if reading.paper is PaperKind.REPORT:
        return False
    if asking.words.lower() == "chỉ đạo" and asking.how is How.ASKED and reading.paper is not PaperKind.NEWS:
        return False  # "chỉ đạo, đôn đốc các xã …" is what somebody else is to do
    if reading.paper is PaperKind.NEWS:
        if asking.how in (How.TOLD, How.UNKNOWN_VERB):
            return reading.is_asking and (reading.is_further or (asking.how is How.TOLD and _is_amid(reading)))
        return asking.how is How.ASKED or asking.how is How.WITHOUT_BODY or reading.speaks
    if reading.tells and asking.how is not How.ASKED:
        return False
    if asking.how is How.UNKNOWN_VERB and not (reading.is_item or (reading.is_further and reading.is_asking)):
        return False
    if reading.paper is PaperKind.RULES:
        return asking.how in (How.ASKED, How.BOUND) and _lays_down(plain, asking)
    if asking.how is How.TOLD and _ANNOUNCES.match(plain, asking.start) and _COLON.search(plain):
        return False  # "UBND tỉnh ban hành Kế hoạch … như sau:": who issues it
    if reading.paper is PaperKind.CONCLUSIONS and not reading.is_item and _is_notice(plain, asking):
        return False
    if asking.how is How.TOLD and not reading.is_item and _ENACTS.match(plain, asking.start):
        return False
    return asking.how is not How.WITHOUT_BODY or reading.paper in _MAY_NAME_NOBODY


def _is_notice(plain: str, asking: Asking) -> bool:
    """ "Cục Thuế thông báo tạm dừng …": what a notice itself tells."""
    return asking.how is How.TOLD and plain.startswith("thông báo", asking.start)


def _is_amid(reading: _Reading) -> bool:
    """Amid a speech or a list of duties: behind a sentence of the same paragraph that asks, or below its lead-in."""
    return reading.is_asking_here or bool(reading.over)


def _lays_down(plain: str, asking: Asking) -> bool:
    """In a law only those named by their own name are asked: "Bộ Công an có trách nhiệm …"."""
    return "trách nhiệm" in asking.words.lower() and not asking.bodies[0].name.startswith(
        ("các đơn vị", "các cơ quan", "cơ quan")
    )


def _may_go_on(reading: _Reading, asking: Asking) -> bool:
    return bool(reading.last or reading.addressees or reading.last_words) and reading.paper not in (
        PaperKind.REPORT,
        PaperKind.RULES,
    )


def _add(reading: _Reading, number: int, text: str, plain: str, asking: Asking, end: int) -> None:
    """What an asking lays down: a duty, words over a list of duties, or until when the duty before is to be done."""
    if _leads_in(plain, asking, end):
        _stand_over(reading, asking)
        return
    task = _task(reading, number, text, plain, asking, end)
    if not task.what or _tells_when(reading, number, task.what):
        return
    reading.tasks.append(task)
    if asking.bodies:
        reading.last = asking.bodies
    reading.last_words = asking.words or reading.last_words
    reading.is_listing = end >= len(plain.rstrip()) and _COLON.search(plain) is not None
    reading.is_asking = True


def _task(reading: _Reading, number: int, text: str, plain: str, asking: Asking, end: int) -> TaskAsked:
    bodies, helped, start = sides(plain, asking, end)
    lead = bodies or leader_in(plain, start, end) or reading.last or reading.addressees
    leading = {body.name for body in lead}
    if announced := _ANNOUNCED.match(plain, start, end):
        start = announced.end()
    stop = max(start, _trimmed(text, start, end))
    return TaskAsked(
        paragraph=number,
        start=start,
        end=stop,
        what=text[start:stop],
        lead=lead,
        coordinate=tuple(body for body in helped if body.name not in leading),
        deadline=deadline_in(plain[asking.begins : end]),
        product=product_of(text[start:stop]),
        address=reading.places.address,
        paper=reading.paper,
        evidence=_evidence(reading, plain, asking),
        confidence=_confidence(reading, asking, lead),
    )


def _tells_when(reading: _Reading, number: int, what: str) -> bool:
    """ "Hoàn thành trước ngày 30/6/2021" as a sentence of its own: until when, of the task before."""
    if not is_deadline_only(what) or not reading.tasks or reading.tasks[-1].paragraph != number:
        return False
    if reading.tasks[-1].deadline.kind is DeadlineKind.NONE:
        reading.tasks[-1] = replace(reading.tasks[-1], deadline=deadline_of(what))
    return True


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .;,:/\n"))


def _evidence(reading: _Reading, plain: str, asking: Asking) -> tuple[str, ...]:
    verb = re.compile(DUTY).match(plain, asking.start)
    words = asking.words or reading.last_words
    return tuple(dict.fromkeys(word for word in (words, verb[0] if verb else "") if word))


def _confidence(reading: _Reading, asking: Asking, lead: tuple[BodyNamed, ...]) -> float:
    paper = {PaperKind.NEWS: _IN_NEWS, PaperKind.RULES: _IN_RULES}.get(reading.paper, 1.0)
    sure = max(_CONFIDENCE[asking.how], 0.9 if asking.words.lower() == "chủ trì" else 0.0)
    return round(sure * paper * (1.0 if lead else 0.8), 2)


def _leads_in(plain: str, asking: Asking, end: int) -> bool:
    """ "yêu cầu các sở … thực hiện tốt một số nhiệm vụ sau:" lays down nothing itself; "gửi báo cáo trước …:" does."""
    said = plain[asking.start : end].strip()
    if asking.how is How.TOLD and _ANNOUNCES.match(said):
        return False
    return said.endswith(":") and end >= len(plain.rstrip()) and _OPENS_LIST.fullmatch(said) is not None


def _stand_over(reading: _Reading, asking: Asking) -> None:
    bodies = asking.bodies or reading.last
    reading.last, reading.last_words, reading.is_asking = bodies, asking.words, True


def _lead_in(reading: _Reading, plain: str, rank: int) -> None:
    """A paragraph that ends in a colon behind bodies asked stands over what follows."""
    if _ASKS_ADDRESSEES.search(plain) and not reading.over and reading.addressees:
        reading.last, reading.last_words, reading.is_asking = reading.addressees, "đề nghị", True
    if (
        reading.is_listing
        or not _COLON.search(plain)
        or not reading.last
        or not reading.is_asking
        or reading.paper is PaperKind.REPORT
    ):
        return
    over = _Over(rank=_rank(reading, rank), bodies=reading.last, words=reading.last_words)
    reading.over = [each for each in reading.over if each.rank < over.rank] + [over]


# --- what is told beside the duty


def _attach_deadline(reading: _Reading, number: int, plain: str, start: int, end: int) -> bool:
    """ "Hoàn thành trước ngày 30/6/2021." behind a duty is until when."""
    if not reading.tasks or reading.tasks[-1].paragraph != number or not _STARTS_LABELLED.match(plain, start, end):
        return False
    when = deadline_of(plain[start:end])
    if when.kind is DeadlineKind.NONE:
        return False
    for index in reversed(range(len(reading.tasks))):
        task = reading.tasks[index]
        if task.paragraph != number or task.deadline.kind is not DeadlineKind.NONE:
            break
        reading.tasks[index] = replace(task, deadline=when)
        break
    return True


def _augment(reading: _Reading, number: int, plain: str) -> bool:
    """ "Đơn vị chủ trì: …; Thời gian: …": who, with whom, until when. False where no duty stands over it."""
    said = {_role(found["what"]): found for found in _LABELLED.finditer(plain)}
    task = _duty_over(reading, plain, said.get("lead"))
    if task is None:
        return False
    for role, found in said.items():
        bodies = tuple(bodies_in(plain, found.start("said"), found.end("said")))
        if role == "lead" and bodies:
            task = replace(task, lead=bodies)
        elif role == "help":
            task = replace(task, coordinate=bodies)
        elif role == "when" and (when := deadline_of(found[0])).kind is not DeadlineKind.NONE:
            task = replace(task, deadline=when)
        elif role == "product":
            task = replace(task, product=found["said"].strip(" .;").lower())
    reading.tasks[-1] = task
    return True


def _duty_over(reading: _Reading, plain: str, lead: re.Match[str] | None) -> TaskAsked | None:
    """The task the labelled line belongs to: the last one, or the paragraph before as a duty of its own."""
    before = reading.before
    if before is None:
        return None
    number, text, address = before
    if reading.tasks and reading.tasks[-1].paragraph == number:
        return reading.tasks[-1]
    if lead is None or reading.paper is PaperKind.REPORT:  # "Chủ trì: đồng chí …": who led a meeting
        return None
    start = head_of(levelled(text))
    end = _trimmed(text, start, len(text))
    task = TaskAsked(
        paragraph=number, start=start, end=end, what=text[start:end], lead=(), deadline=deadline_in(text),
        product=product_of(text), address=address, paper=reading.paper, evidence=(lead["what"],),
        confidence=_AS_IT_STANDS,
    )  # fmt: skip
    reading.tasks.append(task)
    return task


def _role(label: str) -> str:
    plain = label.lower()
    if "phối hợp" in plain:
        return "help"
    if "chủ trì" in plain:
        return "lead"
    return "product" if plain.startswith(("sản phẩm", "kết quả")) else "when"


def _of_table(reading: _Reading, number: int, text: str, cells: Sequence[CellOfTable]) -> Iterator[TaskAsked]:
    for row in task_rows(text, cells):
        yield TaskAsked(
            paragraph=number,
            start=row.start,
            end=row.end,
            what=text[row.start : row.end],
            lead=row.lead,
            coordinate=row.help,
            deadline=deadline_of(row.when) if row.when.strip() else Deadline(),
            product=row.product or product_of(text[row.start : row.end]),
            address=reading.places.address,
            paper=reading.paper,
            evidence=("chủ trì",),
            confidence=_AS_IT_STANDS,
        )
