"""Works out whether a tagged statement agrees with the unit's figures. Takes claims and figures, makes verdicts.

Independent of what it is to judge: its own number reader, its own arithmetic.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from generator.form_model import PREVIOUS, TOTAL
from generator.narrative_figures import Figures
from generator.narrative_source import ClaimTag, SourceError

KINDS = ("count", "total", "rate", "change", "difference", "fraction")
VERDICTS = ("agrees", "contradicts", "not_checkable")
WRONGS = (
    "transposed", "wrong_direction", "percent_for_points", "wrong_period", "wrong_row", "wrong_sum", "wrong_percent",
    "wrong_rate", "wrong_unit", "wrong_denominator", "wrong_hedge", "other",
)  # fmt: skip
NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
TIMES = re.compile(r"\d+ năm\b|năm (?:19|20)\d\d|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")  # not numbers of a claim
DOWN = re.compile(r"giảm|thấp hơn|ít hơn|kém|hụt")
UP = re.compile(r"tăng|cao hơn|nhiều hơn|vượt|hơn (?=\d+(?:,\d+)? lần)|gấp")
ABOVE = re.compile(r"(?:(?<!nhiều )(?<!cao )(?<!thấp )(?<!ít )\b[Hh]ơn|\b[Tt]rên)\s+\d")
BELOW, ABOUT = re.compile(r"\b[Gg]ần\s+\d"), re.compile(r"\b(?:[Kk]hoảng|[Xx]ấp xỉ)\s+\d")
TENTH, TWENTIETH = Decimal("0.1"), Decimal("0.05")


class Said(NamedTuple):
    """A number as printed: its value, what it is printed in, and the smallest step that shows."""

    value: Decimal
    unit: str  # "", "%", "points", "times"
    scale: Decimal
    places: int

    def is_of(self, figure: Decimal) -> bool:
        """Whether the figure, rounded as printed, is this number."""
        step = Decimal(1).scaleb(-self.places)
        return (figure / self.scale).quantize(step, ROUND_HALF_UP) == self.value


def numbers(words: str, measure: str) -> list[Said]:
    """The numbers of a claim's words, "3 tỷ 250 triệu" as one."""
    out: list[Said] = []
    for match in NUMBER.finditer(TIMES.sub(lambda time: "_" * len(time[0]), words)):
        after = words[match.end() :].lstrip().lower()
        value = Decimal(match[0].replace(".", "").replace(",", "."))
        places = len(match[0].partition(",")[2])
        said = Said(value, _unit(after), _scale(after, measure), places)
        previous = out[-1] if out else None
        if previous and previous.scale == 1000 * said.scale and measure == "Triệu đồng" and after.startswith("triệu"):
            whole = previous.value * 1000 + said.value
            out[-1] = Said(whole, "", said.scale, places)
            continue
        out.append(said)
    return out


def _unit(after: str) -> str:
    if re.match(r"(?:%\s*)?điểm", after):
        return "points"
    if after.startswith("%") or after.startswith("phần trăm"):
        return "%"
    return "times" if after.startswith("lần") else ""


def _scale(after: str, measure: str) -> Decimal:
    if measure == "Triệu đồng":
        names = {"nghìn tỷ": "1000000", "tỷ": "1000", "nghìn đồng": "0.001", "đồng": "0.000001"}
    elif measure == "Gam":
        names = {"kg": "1000", "kilôgam": "1000", "ki-lô-gam": "1000"}
    elif measure == "Kg":
        names = {"tấn": "1000", "tạ": "100"}
    else:
        names = {"triệu": "1000000", "nghìn": "1000", "ngàn": "1000"}
    return next((Decimal(times) for name, times in names.items() if after.startswith(name)), Decimal(1))


class Judge:
    """Works out claims of one unit."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures

    def judge(self, claim: ClaimTag) -> str:
        """agrees, contradicts or not_checkable. Raises `SourceError` for what makes no sense."""
        if claim.kind not in KINDS or claim.verdict not in VERDICTS or (claim.wrong and claim.wrong not in WRONGS):
            raise SourceError(f"unknown word in claim {claim}")
        if claim.ref == "-":
            return "not_checkable"
        spoilt = [cell for cell in self.cells(claim) if self.figures.is_spoilt(cell)]
        if spoilt and claim.verdict != "not_checkable":
            raise SourceError(f"refers to a row with a planted mistake: {spoilt}")
        if claim.verdict != "not_checkable" and (
            partial := [cell for cell in self.cells(claim) if self.figures.is_partial(cell)]
        ):
            raise SourceError(f"the unit's figure is not whole: {partial}")
        said = numbers(claim.number or claim.words, self.measure(claim))
        if not said:
            raise SourceError(f"no number in {claim.words!r}")
        holds = getattr(self, f"_{claim.kind}")(claim, said)
        return "not_checkable" if holds is None else "agrees" if holds else "contradicts"

    def cells(self, claim: ClaimTag) -> list[str]:
        """Addresses a claim refers to, in order."""
        found = [f"Biểu {sheet}!{cell}" for sheet, cell in re.findall(r"(?:Biểu )?(\d)!([A-Z]+\d+)", claim.ref)]
        unknown = [cell for cell in found if cell not in self.figures.where]
        if unknown or not found:
            raise SourceError(f"no cell of the form: {claim.ref} {unknown}")
        return found

    def measure(self, claim: ClaimTag) -> str:
        """What the row is counted in."""
        sheet, row, _ = self.figures.where[self.cells(claim)[0]]
        return row.measure or sheet.measure

    def _value(self, claim: ClaimTag) -> Decimal | None:
        """What the reference comes to."""
        cells = self.cells(claim)
        values = [self.figures.value(cell) for cell in cells]
        if any(value is None for value in values):
            return None
        plain = [value[0] / value[1] * 100 if isinstance(value, tuple) else value for value in values]
        divisor = re.search(r" / (\d+)$", claim.ref)
        if divisor:
            return plain[0] / Decimal(divisor[1])
        if " / " in claim.ref:
            top, bottom = (part.count("!") for part in claim.ref.split(" / "))
            under = sum(plain[top : top + bottom], Decimal())
            return sum(plain[:top], Decimal()) / under * 100 if under else None
        if " - " in claim.ref:
            return plain[0] - sum(plain[1:], Decimal())
        return sum(plain, Decimal())

    def _count(self, claim: ClaimTag, said: list[Said]) -> bool | None:
        value = self._value(claim)
        if value is None:
            return None
        if len(said) != 1:
            raise SourceError(f"one number expected in {claim.words!r}")
        return _hedged(claim.words, said[0], value)

    _total = _count

    def _rate(self, claim: ClaimTag, said: list[Said]) -> bool | None:
        return self._count(claim, said)

    def _pair(self, claim: ClaimTag) -> tuple[Decimal, Decimal] | None:
        cells = self.cells(claim)
        if len(cells) == 1:
            sheet, row, column = self.figures.where[cells[0]]
            if column not in ("change", "percent"):
                raise SourceError(f"a change needs two cells: {claim.ref}")
            at = {each[2]: name for name, each in self.figures.where.items() if each[:2] == (sheet, row)}
            cells = [at[TOTAL], at[PREVIOUS]]
        if len(cells) != 2:
            raise SourceError(f"a change needs two cells: {claim.ref}")
        now, before = (self.figures.value(cell) for cell in cells)
        if now is None or before is None:
            return None
        if isinstance(now, tuple) or isinstance(before, tuple):
            now, before = (value[0] if isinstance(value, tuple) else value for value in (now, before))
        years = re.search(r" / (\d+)$", claim.ref)  # on average of so many years
        return (now / Decimal(years[1]), before / Decimal(years[1])) if years else (now, before)

    def _change(self, claim: ClaimTag, said: list[Said]) -> bool | None:
        pair = self._pair(claim)
        if pair is None:
            return None
        now, before = pair
        if not _is_direction(claim.words, now - before):
            return False
        return all(self._is_change(claim, each, now, before) for each in said)

    def _is_change(self, claim: ClaimTag, said: Said, now: Decimal, before: Decimal) -> bool:
        if said.unit == "%":
            return bool(before) and _hedged(claim.words, said, abs(now - before) / before * 100)
        if said.unit == "times" or (claim.number and "gấp" in claim.words):  # "gấp đôi" prints no unit
            return bool(before) and _hedged(claim.words, said, now / before)
        return _hedged(claim.words, said, abs(now - before))

    def _difference(self, claim: ClaimTag, said: list[Said]) -> bool | None:
        pair = self._pair(claim)
        if pair is None:
            return None
        now, before = pair
        if not _is_direction(claim.words, now - before):
            return False
        if self.measure(claim) != "%" and self.figures.where[self.cells(claim)[0]][1].kind != "ratio":
            return all(self._is_change(claim, each, now, before) for each in said)
        rounded = abs(now.quantize(Decimal("0.01"), ROUND_HALF_UP) - before.quantize(Decimal("0.01"), ROUND_HALF_UP))
        exact = abs(now - before)
        return all(each.unit == "points" and (each.is_of(exact) or each.is_of(rounded)) for each in said)

    def _fraction(self, claim: ClaimTag, said: list[Said]) -> bool | None:
        cells = self.cells(claim)
        values = [self.figures.value(cell) for cell in cells]
        if any(value is None for value in values):
            return None
        first = values[0]
        top, bottom = first if isinstance(first, tuple) else (values[0], values[1])
        assert isinstance(top, Decimal) and isinstance(bottom, Decimal)
        shares = [each for each in said if each.unit == "%"]
        plain = [each for each in said if each.unit != "%"]
        if len(plain) != 2:
            raise SourceError(f"x/y expected in {claim.words!r}")
        is_share = all(each.is_of(top / bottom * 100) for each in shares)
        return plain[0].is_of(top) and plain[1].is_of(bottom) and is_share


def _hedged(words: str, said: Said, figure: Decimal) -> bool:
    number = said.value * said.scale
    if ABOVE.search(words):
        return number < figure <= number * (1 + TENTH)
    if BELOW.search(words):
        return number * (1 - TENTH) <= figure < number
    if ABOUT.search(words):
        return abs(figure - number) <= number * TWENTIETH
    return said.is_of(figure)


def _is_direction(words: str, change: Decimal) -> bool:
    is_down, is_up = bool(DOWN.search(words)), bool(UP.search(words))
    if re.search(r"\(\s*\+", words):
        is_up = True
    if re.search(r"\(\s*[-–]\s*\d", words):
        is_down = True
    if is_up and is_down:
        return False
    return (not is_down or change < 0) and (not is_up or change > 0)
