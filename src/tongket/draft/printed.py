"""Figures as they are printed: rounded once, here."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tongket.collect.forms.rules import is_compared
from tongket.collect.submission import Quality
from tongket.consolidate.figure import Figure
from tongket.directive.form import FormCell, How, Rule
from tongket.wording.fold import fold
from tongket.wording.numbers import print_count, print_number

NOTHING = "…"  # the statistics office's mark for "not available": never an empty cell, never a zero
_MOST_PLACES = 3
_PERCENT_PLACES = 2
_NO_CHANGE = "0,00"
_TWO_DIGITS = 10


def places_of(cell: FormCell) -> int | None:
    """Decimals to print: two for per cent, None for as many as the sum itself has."""
    is_percent = "%" in cell.measure or cell.how in (How.RATIO, How.CHANGE_PERCENT)
    return _PERCENT_PLACES if is_percent else None


def printed(cell: FormCell, figure: Figure) -> str:
    """The figure in official number style."""
    if figure.value is None:
        return _fraction(figure.text) if cell.rule is Rule.N_OF_N else figure.text or NOTHING
    if cell.how is How.CHANGE_PERCENT:
        return signed_percent(figure.value)
    text = print_amount(figure.value, places_of(cell))
    return f"+{text}" if is_signed(cell) and figure.value > 0 else text


def _fraction(text: str) -> str:
    """ "1.241/2.454" of "1241/2454"; the mark for nothing where there is none."""
    return "/".join(print_number(Decimal(part)) if part.isdigit() else part for part in text.split("/")) or NOTHING


def is_signed(cell: FormCell) -> bool:
    """Changes are printed with their sign; what is left after taking away ("chuyển kỳ sau") is a figure like others."""
    return cell.how is How.CHANGE_PERCENT or (cell.how is How.CHANGE and is_compared(cell.column.path))


def print_amount(value: Decimal, places: int | None) -> str:
    """A number with `places` decimals, or with its own where None, three at most."""
    own = -int(value.normalize().as_tuple().exponent)
    return print_number(value, places if places is not None else max(0, min(own, _MOST_PLACES)))


def is_provisional(figure: Figure) -> bool:
    """Whether the figure may still change: a doubtful reading or an estimate is in it."""
    return figure.doubtful > 0 or figure.quality is not Quality.FINAL


def doubts(figure: Figure) -> Iterator[str]:
    """Why it may still change, in words."""
    if figure.doubtful:
        yield "tạm tính"
    if figure.quality is not Quality.FINAL:
        yield "có số ước tính" if figure.quality is Quality.ESTIMATE else "có số sơ bộ"


def signed_percent(value: Decimal) -> str:
    """A change in per cent, always with two decimals so that a column of them lines up: "+3,50%"."""
    text = print_number(value, _PERCENT_PLACES)
    return f"+{text}%" if value > 0 and text != _NO_CHANGE else f"{text}%"


def in_sentence(cell: FormCell, figure: Figure) -> str:
    """The figure as a sentence prints it: a whole number below ten leads with a zero ("09 vụ")."""
    is_counted = cell.how in (How.ENTERED, How.PARTS, How.LAST) and "%" not in cell.measure
    if figure.value is None or not is_counted or not is_digit(figure.value):
        return printed(cell, figure)
    return print_count(figure.value)


def is_digit(value: Decimal) -> bool:
    """Whether it is a whole number from one to nine."""
    return 0 < value < _TWO_DIGITS and value == value.to_integral_value()


def with_measure(text: str, measure: str) -> str:
    """ "3.558 vụ", "85,53%"."""
    if not measure or text == NOTHING:
        return text
    return f"{text}%" if fold(measure).strip() == "%" else f"{text} {in_text(measure)}"


def in_text(measure: str) -> str:
    """A measure inside a sentence: "vụ" where the form's column prints "Vụ"."""
    return measure if measure.isupper() else measure[:1].lower() + measure[1:]
