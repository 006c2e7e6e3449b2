"""Takes a series of figures, makes a small bar chart as SVG, with every value readable without seeing it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

from tongket.draft.printed import NOTHING, print_amount

_WIDTH, _HEIGHT, _BASE, _TOP = 360, 150, 128, 18


class Bar(NamedTuple):
    """One period of a series; None where no unit reported, which leaves a gap and never a bar of height nought."""

    label: str
    value: Decimal | None


def bar_chart(title: str, measure: str, bars: Sequence[Bar]) -> str:
    """An SVG bar chart; its text alternative lists every value."""
    tallest = max((abs(bar.value) for bar in bars if bar.value is not None), default=Decimal(0)) or Decimal(1)
    step = _WIDTH / max(len(bars), 1)
    drawn = "".join(_bar(bar, index * step, step, tallest) for index, bar in enumerate(bars))
    spoken = f"{title} ({measure}): " + "; ".join(f"{bar.label}: {_amount(bar)}" for bar in bars)
    axis = f'<line x1="0" y1="{_BASE}" x2="{_WIDTH}" y2="{_BASE}" class="axis"/>'
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(spoken, quote=True)}" '
        f'class="chart">{axis}{drawn}</svg>'
    )


def _amount(bar: Bar) -> str:
    return NOTHING if bar.value is None else print_amount(bar.value, None)


def _bar(bar: Bar, left: float, step: float, tallest: Decimal) -> str:
    middle = f"{left + step / 2:.1f}"
    label = f'<text x="{middle}" y="{_HEIGHT - 6}" class="label">{escape(bar.label)}</text>'
    if bar.value is None:
        return f'<text x="{middle}" y="{_BASE - 4}" class="value">{NOTHING}</text>{label}'
    height = float(abs(bar.value) / tallest) * (_BASE - _TOP)
    top = _BASE - height
    box = f'<rect x="{left + step * 0.18:.1f}" y="{top:.1f}" width="{step * 0.64:.1f}" height="{height:.1f}"/>'
    title = f"<title>{escape(bar.label)}: {escape(_amount(bar))}</title>"
    value = f'<text x="{middle}" y="{top - 4:.1f}" class="value">{escape(_amount(bar))}</text>'
    return f'<g class="bar">{title}{box}{value}</g>{label}'
