"""The referee's own look at titles: takes a sheet, makes how much of each title of the form stands over its table."""

from __future__ import annotations

import re

from tongket.directive.form import Form
from tongket.engines.plain_columns import form_headings
from tongket.engines.plain_sheets import PlainSheet
from tongket.engines.plain_words import folded, words_only

NO_TITLE = re.compile(
    r"don vi\b[^:]*:|ten don vi|ubnd|uy ban|cong hoa xa hoi|doc lap|dang cong san|ky bao cao|"
    r"\(?kem theo|\(?ban hanh|kinh gui|den ngay|tinh den|so lieu tinh"
)
A_DATE = re.compile(r"\b(?:ngay|den|het)\b(?:\s*\d+[/.-]\d+[/.-]\d{4}|[^a-z]*\bthang\b[^a-z]*\bnam\b[^a-z]*)")
A_YEAR = re.compile(r"(?:19|20)\d\d")


def titles_borne(form: Form, said: set[str], idle: set[str]) -> dict[str, float]:
    """Form sheet to the share of the words that only some titles have; nothing where all titles are alike.

    `said` stands over the unit's table; `idle` stands over each of its tables, and tells none from another.
    """
    telling = {name: own - idle for name, own in _telling(form).items() if own - idle}
    return {name: len(own & said) / len(own) for name, own in telling.items()}


def years_told(form: Form) -> dict[str, set[str]]:
    """Form sheet to the years in its name, and those that only some titles have."""
    return {
        name: {*A_YEAR.findall(name)[:1], *filter(A_YEAR.fullmatch, words)} for name, words in _telling(form).items()
    }


def _telling(form: Form) -> dict[str, set[str]]:
    dates_tell = _dates_tell(form)
    titles = {name: _words(title, with_dates=dates_tell) for name, title in _titles(form).items()}
    in_all = set.intersection(*titles.values()) if titles else set()
    return {name: own - in_all for name, own in titles.items()}


def _titles(form: Form) -> dict[str, str]:
    """Of several tables on a sheet the topmost speaks for it."""
    return {one.name: one.title for one in reversed(form.sheets)}


def _dates_tell(form: Form) -> bool:
    """Whether some titles differ by nothing but "đến tháng 12 năm 2021", "đến tháng 12 năm 2022"."""
    bare, whole = (
        {frozenset(_words(title, with_dates=is_whole)) for title in _titles(form).values()}
        for is_whole in (False, True)
    )
    return len(bare) < len(whole)


def said_above(form: Form, sheet: PlainSheet) -> set[str]:
    """The words over the first row of headings; who reports to whom, and the day, are no title."""
    headings = {key for one in form.sheets for heading in form_headings(one) for key in heading.keys}
    dates_tell = _dates_tell(form)
    said: set[str] = set()
    for row in range(len(sheet.grid)):
        texts = [text for column in range(sheet.width) if (text := sheet.own_text(row, column))]
        if sum(words_only(text) in headings for text in texts) > 1:
            break
        said.update(*(_words(text, with_dates=dates_tell) for text in texts if not NO_TITLE.match(text)))
    return said


def _words(text: str, *, with_dates: bool) -> set[str]:
    return set(re.findall(r"\w+", folded(text) if with_dates else A_DATE.sub(" ", folded(text))))
