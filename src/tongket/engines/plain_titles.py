"""The referee's own look at titles: takes a sheet, makes how much of each title of the form stands over its table."""

from __future__ import annotations

import re

from tongket.directive.form import Form
from tongket.engines.plain_columns import form_headings
from tongket.engines.plain_sheets import PlainSheet
from tongket.engines.plain_words import folded, words_only

NO_TITLE = re.compile(r"don vi\b[^:]*:|ten don vi|ubnd|uy ban|cong hoa xa hoi|doc lap|dang cong san|ky bao cao")
A_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")


def titles_borne(form: Form, sheet: PlainSheet) -> dict[str, float]:
    """Form sheet to the share of the words that only some titles have; nothing where all titles are alike."""
    titles: dict[str, set[str]] = {}
    for one in form.sheets:
        titles.setdefault(one.name, _words(one.title))  # of several tables on a sheet the topmost
    in_all = set.intersection(*titles.values()) if titles else set()
    said = _said_above(form, sheet)
    telling = {name: own - in_all for name, own in titles.items() if own - in_all}
    return {name: len(own & said) / len(own) for name, own in telling.items()}


def _said_above(form: Form, sheet: PlainSheet) -> set[str]:
    headings = {key for one in form.sheets for heading in form_headings(one) for key in heading.keys}
    said: set[str] = set()
    for row in range(len(sheet.grid)):
        texts = [text for column in range(sheet.width) if (text := sheet.own_text(row, column))]
        if sum(words_only(text) in headings for text in texts) > 1:
            break
        said.update(*(_words(text) for text in texts if not (NO_TITLE.match(text) or A_DATE.search(text))))
    return said


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", folded(text)))
