"""Takes a series of figures, makes a small bar chart as SVG and the table of the same values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

_WIDTH, _BARS, _LABELS = 360, 110, 22  # of the drawing, the tallest bar, the years below
_LETTER = 5.8  # width of a digit at the labels' size
_SHARE = 0.64  # of its step that a bar fills


class Bar(NamedTuple):
    """One period of a series and its value as printed.

    The value is None where no unit reported, which leaves a gap and never a bar of height nought.
    """

    label: str
    value: Decimal | None
    text: str


def bar_chart(title: str, measure: str, bars: Sequence[Bar]) -> str:
    """An SVG bar chart; its text alternative lists every value."""
    frame = _Frame.of(bars)
    drawn = "".join(_bar(bar, at, frame) for at, bar in enumerate(bars))
    spoken = f"{title} ({measure}): " + "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    axis = f'<line x1="0" y1="{frame.base}" x2="{_WIDTH}" y2="{frame.base}" class="axis"/>'
    return (
        f'<svg viewBox="0 0 {_WIDTH} {frame.base + _LABELS}" role="img" aria-label="{escape(spoken, quote=True)}" '
        f'class="chart">{axis}{drawn}</svg>'
    )


def bar_table(title: str, measure: str, bars: Sequence[Bar]) -> str:
    """The values of a chart as a table."""
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th><td class="number">{escape(bar.text)}</td></tr>' for bar in bars
    )
    head = f'<tr><th scope="col">Năm</th><th scope="col">{escape(measure or "Giá trị")}</th></tr>'
    return f"<table><caption>{escape(title)}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _table_row(bar: Bar) -> str:
    return f'<tr><th scope="row">{escape(bar.label)}</th><td class="number">{escape(bar.text)}</td></tr>'


class _Frame(NamedTuple):
    """Where bars stand. Values too wide for their step are written upright, and the drawing grows to hold them."""

    tallest: Decimal
    step: float
    is_upright: bool
    base: int

    @classmethod
    def of(cls, bars: Sequence[Bar]) -> _Frame:
        tallest = max((abs(bar.value) for bar in bars if bar.value is not None), default=Decimal(0)) or Decimal(1)
        step = _WIDTH / max(len(bars), 1)
        widest = max((len(bar.text) for bar in bars), default=1) * _LETTER
        is_upright = widest > step - 1
        return cls(tallest, step, is_upright, _BARS + (round(widest) + 8 if is_upright else 18))


def _bar(bar: Bar, at: int, frame: _Frame) -> str:
    middle = at * frame.step + frame.step / 2
    label = f'<text x="{middle:.1f}" y="{frame.base + 15}" class="label">{escape(bar.label)}</text>'
    height = float(abs(bar.value or Decimal(0)) / frame.tallest) * _BARS
    top = frame.base - height
    width = frame.step * _SHARE
    box = f'<rect x="{middle - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    title = f"<title>{escape(bar.label)}: {escape(bar.text)}</title>"
    drawn = box if bar.value is not None else ""
    return f'<g class="bar">{title}{drawn}{_value(bar, middle, top - 4, frame)}</g>{label}'


def _value(bar: Bar, x: float, y: float, frame: _Frame) -> str:
    if not frame.is_upright:
        return f'<text x="{x:.1f}" y="{y:.1f}" class="value">{escape(bar.text)}</text>'
    turned = f'transform="translate({x + 3.5:.1f} {y:.1f}) rotate(-90)"'
    return f'<text {turned} class="value upright">{escape(bar.text)}</text>'
