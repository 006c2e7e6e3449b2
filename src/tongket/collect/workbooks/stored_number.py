"""Takes the digits a workbook stores, makes exact decimals: fifteen significant digits, as the program shows them."""

from __future__ import annotations

import re
from decimal import Context, Decimal

# A number as the file formats write it. Longer digits or exponents occur only in files made to hurt.
NUMBER = re.compile(r"[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,3})?")
PLAINLY_SHOWN = re.compile(r"-?(?!0$)[0-9]+(?:\.[0-9]+)?")  # neither nought nor beyond all bounds
PLAINLY_WRITTEN = re.compile(r"[0-9]+\.[0-9]*[1-9]")
FIFTEEN_DIGITS = Context(prec=15)
LARGEST = Decimal("1e300")


def is_stored_number(text: str) -> bool:
    """Whether the text is a number in a file's own notation (dot for the decimal mark, perhaps an exponent)."""
    return NUMBER.fullmatch(text) is not None


def is_plainly_written(text: str) -> bool:
    """Whether the text has few digits and no nought or sign to spare: it is the number as it stands."""
    return len(text) <= 15 and ((text.isdigit() and text.isascii()) or PLAINLY_WRITTEN.fullmatch(text) is not None)


def stored_number(text: str) -> Decimal:
    """ "0.30000000000000004" is 0.3: the decimal the user sees, not the binary fraction the program kept.

    Digits past the fifteenth are rounded as the program rounds them, from the binary number they stand for: rounding
    the text itself would turn a tie the other way, and two readers of one file would differ.
    """
    if len(text) > 15 and PLAINLY_SHOWN.fullmatch(shown := f"{float(text):.15g}"):
        return Decimal(shown)  # most rates: shown without noughts at the end and without exponent
    if text.endswith(".0") and text[-3:-2].isdigit():
        text = text[:-2]
    exact = Decimal(text)
    if exact and _is_plain(text):
        return exact
    if len(exact.as_tuple().digits) > 15 and abs(exact) < LARGEST:
        exact = Decimal(format(float(text), ".15g"))
    return plain(FIFTEEN_DIGITS.plus(exact))


def _is_plain(text: str) -> bool:
    """Whether the digits are few and stand as they would be printed: most are, and nothing is left to do for them."""
    if len(text) > 15 or "e" in text or "E" in text:
        return False
    return "." not in text or text[-1] not in "0."


def plain(number: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros: 1E+3 is 1000."""
    return Decimal(format(number.normalize(), "f")) if number else Decimal(0)


def digits_of(number: float) -> str:
    """The digits of a binary number at fifteen significant digits, without exponent: 0.1 + 0.2 is "0.3"."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return format(stored_number(format(number, ".15g")), "f")
