"""Takes the calendar of reviews, makes the tables of its page: what was set, what is offered, the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from tongket.directive.register import Register, RegisteredDocument, Standing
from tongket.directive.register_calendar import Milestone, ReviewCalendar, State
from tongket.draft.page.page_parts import CLOSE_TABLE, heading_row, open_section, open_table
from tongket.draft.register_words import day, document_name, milestone_title, standing_word, state_word, window_text

_ONLY_OFFERED = (
    "Chỉ thị, nghị quyết thường được xem xét sau 1, 3, 5 và 10 năm. Những kỳ dưới đây chỉ là gợi ý: chưa có văn bản "
    "hay người có thẩm quyền nào ấn định, nên không tính hạn."
)
_REVIEW_HEADINGS = ("Đến kỳ", "Tình trạng", "Kỳ", "Văn bản", "Ấn định bởi", "Số liệu")


def look_of(state: State) -> str:
    """The class by which the style colours a state."""
    return state.value.replace(" ", "-")


def set_reviews(calendar: ReviewCalendar) -> Iterator[str]:
    """Every review that somebody set, with where it stands."""
    yield from _reviews("reviews", "Các kỳ đã ấn định", calendar, calendar.milestones)


def late_reviews(calendar: ReviewCalendar) -> Iterator[str]:
    """Reviews of earlier years that nobody has held; no section where there are none."""
    if calendar.late:
        yield from _reviews("late", "Quá hạn từ các năm trước", calendar, calendar.late)


def _reviews(name: str, title: str, calendar: ReviewCalendar, found: Iterable[Milestone]) -> Iterator[str]:
    yield open_section(name, title)
    rows = "".join(_milestone(calendar, milestone) for milestone in found)
    if rows:
        yield (
            open_table(title, heading_row(_REVIEW_HEADINGS), is_said_above=True) + f"<tbody>{rows}</tbody>{CLOSE_TABLE}"
        )
    else:
        yield "<p>Không có kỳ nào được ấn định rơi vào thời gian này.</p>"
    yield "</section>"


def _milestone(calendar: ReviewCalendar, milestone: Milestone) -> str:
    state, document, review = calendar.state(milestone), milestone.document, milestone.review
    words = state_word(state) + (f" {day(milestone.held)}" if state is State.HELD and milestone.held else "")
    if milestone.ended is not None:
        words += f"; văn bản hết hiệu lực từ sau {day(milestone.ended)}"
    note = f' <span class="kind">{escape(review.note)}</span>' if review is not None and review.note else ""
    cells = (
        f'<td class="when">{day(milestone.due)}</td><td class="{look_of(state)}">{words}</td>'
        f'<th scope="row">{escape(milestone_title(milestone))}</th>'
        f'<td class="subject">{escape(document.issuer)}, {day(document.dated)}: {escape(document.subject)}</td>'
        f"<td>{escape(review.set_by if review else '')}{note}</td><td>{escape(window_text(milestone.window))}</td>"
    )
    return f"<tr>{cells}</tr>"


def offered_reviews(calendar: ReviewCalendar) -> Iterator[str]:
    """The usual reviews that nobody has set, said to be no more than that."""
    if not calendar.offered:
        return
    yield open_section("offered", "Kỳ thường lệ, chưa ai ấn định")
    yield f"<p>{_ONLY_OFFERED}</p>"
    rows = "".join(
        f'<tr><td class="when">{day(each.due)}</td><th scope="row">{escape(milestone_title(each))}</th>'
        f'<td class="subject">{escape(each.document.subject)}</td></tr>'
        for each in calendar.offered
    )
    head = heading_row(("Tròn năm", "Kỳ", "Trích yếu"))
    yield open_table("Kỳ thường lệ", head, is_said_above=True) + f"<tbody>{rows}</tbody>{CLOSE_TABLE}</section>"


def documents(register: Register, calendar: ReviewCalendar) -> Iterator[str]:
    """Every document of the register, oldest first."""
    yield open_section("documents", f"Văn bản trong sổ: {len(register.documents)}")
    at = calendar.as_of or calendar.within.last
    head = heading_row(("Văn bản", "Ngày", "Cơ quan", "Trích yếu", f"Hiệu lực ngày {day(at)}"))
    ordered = sorted(register.documents, key=lambda each: (each.dated, each.name))
    rows = "".join(_document(document, register.standing(document, at)) for document in ordered)
    yield open_table("Văn bản trong sổ", head, is_said_above=True) + f"<tbody>{rows}</tbody>{CLOSE_TABLE}</section>"


def _document(document: RegisteredDocument, standing: Standing) -> str:
    said = f"chưa xác nhận: {escape(document.unconfirmed)}" if document.unconfirmed else ""
    doubt = f' <span class="kind due">{said}</span>' if said else ""
    return (
        f'<tr><th scope="row">{escape(document_name(document))}{doubt}</th>'
        f'<td class="when">{day(document.dated)}</td><td class="issuer">{escape(document.issuer)}</td>'
        f'<td class="subject">{escape(document.subject)}</td><td>{standing_word(standing)}</td></tr>'
    )
