"""Takes milestones and conferences, makes the words in which papers, calendars and the command line call them.

Papers and pages are Vietnamese; the sentences live in `locale/register.<language>.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from tongket.directive.register import RegisteredDocument, RelationKind, Standing
from tongket.directive.register_calendar import Conference, Milestone, State
from tongket.directive.review import ReviewKind
from tongket.periods.calendars import USUAL, Window, named_calendars
from tongket.periods.deadlines import Sender
from tongket.periods.period import Period
from tongket.wording.told import told


def register_sentence(key: str, language: str = "vi", /, *, group: str = "", **facts: Any) -> str:
    """The sentence of that key with its facts filled in."""
    sentences = _sentences(language)
    return told((sentences[group] if group else sentences)[key], facts)


@cache
def _sentences(language: str) -> Mapping[str, Any]:
    path = resources.files("tongket").joinpath("locale", f"register.{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def day(value: date) -> str:
    """ "05/01/2020"."""
    return f"{value:%d/%m/%Y}"


def document_name(document: RegisteredDocument) -> str:
    """ "Chỉ thị 48-CT/TW"."""
    return f"{document.type} {document.name}"


def relation_word(kind: RelationKind, language: str = "vi") -> str:
    """ "kết luận về"."""
    return register_sentence(kind.value, language, group="relation")


def sender_word(sender: Sender, language: str = "vi") -> str:
    """ "cấp xã"."""
    return register_sentence(sender.value, language, group="sender")


def state_word(state: State, language: str = "vi") -> str:
    """ "sắp đến kỳ"."""
    return register_sentence(state.value, language, group="state")


def standing_word(standing: Standing, language: str = "vi") -> str:
    """ "đang có hiệu lực"."""
    return register_sentence(f"standing_{standing.value.replace(' ', '_')}", language)


def milestone_title(milestone: Milestone, language: str = "vi") -> str:
    """ "Tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW"."""
    kind = register_sentence(milestone.kind.value, language, group="kind")
    name = document_name(milestone.document)
    is_report = milestone.kind is ReviewKind.PROGRESS
    key = "milestone_on" if milestone.years is None else "milestone_report" if is_report else "milestone"
    said = register_sentence(key, language, kind=kind, years=milestone.years, document=name)
    return said[0].upper() + said[1:]


def conference_title(conference: Conference, language: str = "vi") -> str:
    """ "Hội nghị tổng kết 10 năm thực hiện Chỉ thị 48-CT/TW; sơ kết 5 năm …": the longest span first."""
    ordered = sorted(conference.milestones, key=lambda each: (-(each.years or 0), each.due))
    titles = [milestone_title(each, language) for each in ordered]
    lowered = "; ".join(title[0].lower() + title[1:] for title in titles)
    said = register_sentence("conference", language, titles=lowered)
    return said[0].upper() + said[1:]


def window_text(window: Window, language: str = "vi") -> str:
    """ "các năm 2011–2020", or both days and whose calendar sets them."""
    text = _span_text(window.period, language)
    if window.first_instalment is not None:
        text = register_sentence("window_first", language, window=text, day=day(window.first_instalment))
    if window.calendar == USUAL:
        return text
    own = register_sentence("window_own", language)
    by = named_calendars()[window.calendar].title if window.calendar else own
    return register_sentence("window_by", language, window=text, calendar=by)


def _span_text(period: Period, language: str) -> str:
    first, last = period.first, period.last
    if period != Period.years(first.year, last.year):
        return register_sentence("window_days", language, first=day(first), last=day(last))
    key = "window_year" if first.year == last.year else "window_years"
    return register_sentence(key, language, first=first.year, last=last.year)


def reasons(
    conference: Conference, as_of: date | None = None, language: str = "vi", *, only: Collection[str] = ()
) -> Iterator[str]:
    """Why these reviews are proposed together, on that day, and what stands against it; `only` some of these."""
    for key, facts in _reasons(conference, as_of):
        if only and key not in only:
            continue
        yield register_sentence(key, language, group="reason", **facts)


def _reasons(conference: Conference, as_of: date | None) -> Iterator[tuple[str, dict[str, Any]]]:
    year, on = conference.year, day(conference.on)
    if conference.is_joint:
        key = "together" if conference.field else "together_no_field"
        yield key, {"count": len(conference.milestones), "year": year, "field": conference.field}
    if conference.set is not None:
        yield "day_set", {"on": on, "set_by": conference.set.set_by}
    else:
        yield _why_that_day(conference)
        if as_of is not None and conference.deadlines and as_of > conference.deadlines[0].on:
            yield "deadlines_past", {}
    early = [each for each in conference.milestones if each.years is not None and each.due > conference.on]
    late = [each for each in conference.milestones if each.years is None and each.due < conference.on]
    for key, milestones in (("too_early", early), ("too_late", late)):
        if milestones:
            yield key, {"names": _names(iter(milestones))}
    if conference.rests_on_estimates:
        yield "estimates", {"names": _names(iter(conference.rests_on_estimates))}


def _why_that_day(conference: Conference) -> tuple[str, dict[str, Any]]:
    on, set_for = day(conference.on), [each.due for each in conference.milestones if each.years is None]
    if set_for:
        return "day_proposed_by", {"by": day(min(set_for)), "on": on}
    key = "day_proposed" if conference.is_joint else "day_proposed_one"
    return key, {"complete": day(conference.complete), "on": on, "year": conference.year}


def _names(milestones: Iterator[Milestone]) -> str:
    return ", ".join(dict.fromkeys(document_name(each.document) for each in milestones))
