"""Takes titles and headings, makes the openings of the page's sections and tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def open_section(name: str, title: str) -> str:
    """A section that the navigation can reach."""
    return f'<section id="{name}" aria-labelledby="{name}-title"><h2 id="{name}-title">{escape(title)}</h2>'


def open_table(caption: str, head: str, attributes: str = "", *, is_said_above: bool = False) -> str:
    """A table in a region that scrolls by itself, from the keyboard too; a caption said above is for listeners only."""
    region = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}">'
    unseen = ' class="unseen"' if is_said_above else ""
    return f"{region}<table{attributes}><caption{unseen}>{escape(caption)}</caption><thead>{head}</thead>"


CLOSE_TABLE = "</table></div>"


def heading_row(headings: Sequence[str]) -> str:
    """One row of headings."""
    return "<tr>" + "".join(f'<th scope="col">{escape(text)}</th>' for text in headings) + "</tr>"
