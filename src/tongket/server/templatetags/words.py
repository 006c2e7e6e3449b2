"""Template tags: sentences, dates and numbers as their readers write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings

from tongket import __version__
from tongket.server.lists import sent_late as days_late
from tongket.server.records.submission import SubmissionRecord
from tongket.server.total_tables import rounded
from tongket.server.words import has_words
from tongket.server.words import say as said

register = template.Library()


@register.simple_tag
def say(key: str, **facts: Any) -> str:
    """{% say "key" unit=record.unit.name %}"""
    return said(key, **facts)


@register.filter
def word(value: object, table: str) -> str:
    """{{ record.state|word:"state" }}: the word of a stored value."""
    return said(f"{table}.{value}")


@register.filter
def shown(value: object) -> str:
    """A date, a time or a number as its readers write it; nothing for None."""
    return "" if value is None else said("as_it_is", value=value)


@register.filter
def moment(value: str) -> str:
    """A time kept as text ("2020-10-31T08:00:00+07:00"), written as its readers write it; other text stays."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return value
    return said("as_it_is", value=found if found.tzinfo else found.date())


@register.filter
def sent_late(record: SubmissionRecord) -> int:
    """How many days after its deadline a report was sent; 0: it was not."""
    return days_late(record)


@register.filter
def official(value: str) -> str:
    """A figure as its records hold it ("1200.5"), written as its readers write it; a fraction stays as it is."""
    try:
        return said("as_it_is", value=Decimal(value))
    except ArithmeticError:
        return value


@register.filter
def figure_value(figure: Mapping[str, Any]) -> str:
    """A total as papers print it, rounded once."""
    return said("as_it_is", value=rounded(figure))


@register.filter
def short_hash(value: str) -> str:
    """The beginning of a content hash: enough to compare by eye."""
    return value[:12]


@register.filter
def size(value: int) -> str:
    """12,3 KB."""
    kilobytes = value / 1000
    steps = (("KB", 1), ("MB", 1000), ("GB", 1_000_000))
    unit, factor = next((step for step in reversed(steps) if kilobytes >= step[1]), steps[0])
    text = f"{kilobytes / factor:.1f} {unit}"
    return text.replace(".", said("decimal_sign"))


@register.simple_tag
def upload_limits() -> dict[str, int]:
    """How much the office takes at once: bytes of one file and of all together, files, and megabytes in words."""
    one = settings.UPLOAD_LIMIT
    return {"file": one, "together": 2 * one, "files": settings.FILES_AT_ONCE, "megabytes": one // 1_000_000}


@register.simple_tag
def version() -> str:
    """The release, in addresses of style and scripts: a new release is never shown with old ones."""
    return __version__


@register.filter
def words_of(value: str) -> list[str]:
    """Stored words written in a template: "vi en"."""
    return value.split()


@register.filter
def browser(agent: str) -> str:
    """What a browser calls itself, as its user knows it: "Firefox, Windows"."""
    programs = ("Edg", "Firefox", "CocCoc", "coc_coc_browser", "Chrome", "Safari")
    program = next((name for name in programs if name in agent), "")
    names = {"Edg": "Edge", "coc_coc_browser": "Cốc Cốc", "CocCoc": "Cốc Cốc"}
    systems = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
    system = next((name for name in systems if name in agent), "")
    return ", ".join(filter(None, (names.get(program, program), system))) or said("unknown_browser")


@register.filter
def mail_outcome(how: str) -> str:
    """The key of the sentence that says what came of a test letter."""
    return f"test_letter.{how}"


@register.filter
def iso(value: date) -> str:
    """A date as the field of a form holds it."""
    return value.isoformat()


@register.filter
def act_word(what: str) -> str:
    """The act of an event in words; its own name where it has none yet."""
    key = f"event.{what}"
    return said(key) if has_words(key) else what


@register.filter
def record_name(on: str) -> str:
    """The record of an event in words, with its number: "báo cáo 4"."""
    kind, _, number = on.partition(" ")
    key = f"record.{kind}"
    return f"{said(key)} {number}" if has_words(key) else on
