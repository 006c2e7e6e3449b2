"""Takes a register, makes the lines in which the command line tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tongket.cli.register_words import columns, refuse, say_register
from tongket.cli.words import language
from tongket.desk.register_folder import RegisterFolder
from tongket.directive.register import Register, RegisteredDocument, Related, Standing, cited
from tongket.directive.register_calendar import Milestone, ReviewCalendar, milestones_of
from tongket.draft.register_words import (
    conference_title,
    day,
    milestone_title,
    reasons,
    relation_word,
    sender_word,
    standing_word,
    state_word,
    window_text,
)
from tongket.periods.period import Period
from tongket.wording.citations import Citation
from tongket.wording.document_types import type_names
from tongket.wording.fold import fold

_LONGEST_SUBJECT = 70
_FAR = 60  # years ahead that a document's reviews are listed


def found_documents(opened: RegisterFolder, text: str) -> tuple[RegisteredDocument, ...]:
    """The documents a reference may mean, as a person types it; refuses where there is none."""
    typed = text.strip()
    number = Citation(start=0, end=len(typed), text=typed, number=typed) if typed.isdecimal() else None
    citation = number or cited(typed) or cited(typed[:1].upper() + typed[1:]) or _typed_bare(typed)
    if citation is None:
        refuse("not_a_reference", text=text)
    found = opened.register.resolve(citation)
    if not found:
        refuse("no_such_document", text=text)
    return found


def _typed_bare(typed: str) -> Citation | None:
    """ "chi thi 48", as people type who have no Vietnamese keyboard at hand."""
    kind, _, rest = fold(typed).rpartition(" ")
    name = type_names().get(kind.removesuffix(" so"))
    return cited(f"{name} {rest}") if name is not None else None


def one_document(opened: RegisterFolder, text: str) -> RegisteredDocument:
    """The one document a reference means; refuses, with all it may mean, where it leaves that open."""
    found = found_documents(opened, text)
    if len(found) > 1:
        refuse("several", *(f"  {_line(each)}" for each in found), text=text, count=len(found))
    return found[0]


def _line(document: RegisteredDocument) -> str:
    return f"{document.type} {document.name}  {day(document.dated)}  {document.issuer}"


# --- list


def list_lines(
    opened: RegisterFolder, *, on: date | None = None, issuer: str = "", kind: str = "", field: str = ""
) -> Iterator[str]:
    """A table of the documents that fit, oldest first, and how many they are."""
    at = on or opened.settings.as_of
    found = [
        each
        for each in sorted(opened.register.documents, key=lambda each: (each.dated, each.name))
        if fold(issuer) in fold(each.issuer)
        and (not kind or fold(kind) == fold(each.type))
        and (not field or fold(field) == fold(each.field))
        and (on is None or opened.register.standing(each, on) is Standing.IN_FORCE)
    ]
    if not found:
        yield say_register("nothing")
        return
    keys = ("symbol", "dated", "type", "issuer", "standing", "subject")
    heads = tuple(say_register(key, group="label", day=day(at) if at else "") for key in keys)
    yield from columns([heads, *(_row(opened.register, each, at) for each in found)])
    yield say_register("count", count=len(found))


def _row(register: Register, document: RegisteredDocument, at: date | None) -> tuple[str, ...]:
    standing = standing_word(register.standing(document, at), language()) if at is not None else ""
    doubt = " ?" if document.unconfirmed else ""
    subject = document.subject
    short = subject if len(subject) <= _LONGEST_SUBJECT else subject[: _LONGEST_SUBJECT - 1].rstrip() + "…"
    return document.name + doubt, day(document.dated), document.type, document.issuer, standing, short


# --- show


def show_lines(opened: RegisterFolder, document: RegisteredDocument) -> Iterator[str]:
    """All the register holds of one document."""
    register = opened.register
    yield _line(document)
    for key in ("subject", "field", "term", "file", "note"):
        if value := getattr(document, key):
            yield f"  {say_register(key, group='label')}: {value}"
    if document.level is not None:
        yield f"  {say_register('level', group='label')}: {say_register(document.level.value, group='level')}"
    if document.unconfirmed:
        yield "  " + say_register("unconfirmed", why=document.unconfirmed)
    yield from _force(opened, document)
    yield from _relations(register, document)
    chain = register.chain(document)
    if len(chain) > 1:
        yield "  " + say_register("chain", names=" → ".join(each.name for each in chain))
    yield from _reviews(opened, document)


def _force(opened: RegisterFolder, document: RegisteredDocument) -> Iterator[str]:
    first, last = day(document.in_force_from or document.dated), document.in_force_to
    key = "from_to" if last is not None else "from_only"
    yield "  " + say_register(key, first=first, last=day(last) if last is not None else "")
    replaced = opened.register.replaced_on(document)
    if replaced is not None:
        yield "  " + say_register("replaced_by", day=day(replaced))
    if (at := opened.settings.as_of) is not None:
        standing = standing_word(opened.register.standing(document, at), language())
        yield "  " + say_register("in_force", day=day(at), standing=standing)


def _relations(register: Register, document: RegisteredDocument) -> Iterator[str]:
    outward, inward = register.relations_of(document), register.relations_to(document)
    if outward:
        yield "  " + say_register("relations_of")
        yield from (
            f"    {relation_word(each.relation.kind, language())} {_other(each)}{_since(each)}" for each in outward
        )
    if inward:
        yield "  " + say_register("relations_to")
        lines = sorted(inward, key=lambda each: (each.of.dated, each.of.name))
        yield from (
            f"    {_line(each.of)}: {relation_word(each.relation.kind, language())}{_since(each)}" for each in lines
        )


def _other(related: Related) -> str:
    if len(related.to) == 1:
        return _line(related.to[0])
    key = "open_relation" if related.to else "not_here"
    return say_register(key, text=related.relation.to.text, count=len(related.to))


def _since(related: Related) -> str:
    since = f" ({day(related.relation.since)})" if related.relation.since else ""
    return f"{since} — {related.relation.note}" if related.relation.note else since


def _reviews(opened: RegisterFolder, document: RegisteredDocument) -> Iterator[str]:
    at = opened.settings.as_of
    within = Period.years(document.dated.year, (at or document.dated).year + _FAR)
    every = milestones_of(opened.register, document, opened.settings, within)
    found = [each for each in every if _is_near_enough(each, at or document.dated)]
    if not found:
        yield "  " + say_register("no_reviews")
        return
    yield "  " + say_register("reviews")
    for each in found:
        state = state_word(each.state(at, opened.settings.near_days), language())
        said = f"{state} {day(each.held)}" if each.held is not None else state
        facts = {"due": day(each.due), "title": milestone_title(each, language()), "state": said}
        yield "    " + say_register("review_line", set_by=each.review.set_by if each.review else "", **facts)


def _is_near_enough(milestone: Milestone, at: date) -> bool:
    """A cycle has no end: it is told up to its next review."""
    every = milestone.review.every_years if milestone.review is not None else None
    return every is None or milestone.due.year <= at.year + every


# --- calendar


def calendar_lines(calendar: ReviewCalendar) -> Iterator[str]:
    """Conferences with their reasons and deadlines, every review that was set, and what is only offered."""
    first, last = calendar.within.first.year, calendar.within.last.year
    yield say_register("calendar_title", years=str(first) if first == last else f"{first}–{last}")
    yield say_register("judged", day=day(calendar.as_of)) if calendar.as_of else say_register("not_judged")
    yield from _conferences(calendar)
    yield from ("", say_register("reviews" if calendar.milestones else "no_milestones"))
    yield from _review_lines(calendar, calendar.milestones)
    if calendar.late:
        yield from ("", say_register("late"))
        yield from _review_lines(calendar, calendar.late)
    if calendar.offered:
        yield from ("", say_register("offered"))
    for each in calendar.offered:
        yield "  " + say_register("offered_line", due=day(each.due), title=milestone_title(each, language()))


def _review_lines(calendar: ReviewCalendar, milestones: Iterable[Milestone]) -> Iterator[str]:
    for each in milestones:
        state = state_word(calendar.state(each), language())
        facts = {"due": day(each.due), "title": milestone_title(each, language()), "state": state}
        yield "  " + say_register("review_line", set_by=each.review.set_by if each.review else "", **facts)


def _conferences(calendar: ReviewCalendar) -> Iterator[str]:
    for conference in calendar.conferences:
        key = "conference_set" if conference.set is not None else "conference_proposed"
        yield from ("", say_register(key, on=day(conference.on), title=conference_title(conference, language())))
        yield from (f"  - {reason}" for reason in reasons(conference, calendar.as_of, language()))
        for milestone in conference.milestones:
            yield f"  · {milestone_title(milestone, language())}: {window_text(milestone.window, language())}"
        for deadline in conference.deadlines:
            yield "  " + say_register(
                "deadline_line", on=day(deadline.on), sender=sender_word(deadline.sender, language())
            )
    for each in calendar.set_for_none:
        yield say_register("set_for_none", on=day(each.on), year=each.year, field=each.field)
    if calendar.years_without_holidays:
        yield say_register("no_holidays", years=", ".join(map(str, calendar.years_without_holidays)))
