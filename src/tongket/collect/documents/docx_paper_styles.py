"""Takes the styles, defaults and theme of a .docx, says how a run or a paragraph of it really looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tongket.collect.documents.docx_blocks_styles import DEEPEST
from tongket.collect.documents.docx_blocks_tags import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, VALUE, W
from tongket.collect.documents.docx_paper_properties import Stated, paragraph_stated, run_stated
from tongket.collect.documents.paper_look import RunLook

if TYPE_CHECKING:
    from lxml.etree import _Element

_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TOGGLES = ("bold", "italic", "caps")
_PLAIN: Stated = {"pt": 10.0, "ascii": "Times New Roman", "hAnsi": "Times New Roman"}  # where nothing states anything
_FLAT: Stated = {"align": "left", "first": 0.0, "left": 0.0, "right": 0.0, "before": 0.0, "after": 0.0, "line": 1.0}


@dataclass(slots=True)
class Cascade:
    """The layers a look is made of: defaults, the table's style, the paragraph's style, the run's style, its own."""

    styles: dict[str, _Element]
    fonts: dict[str, str]
    defaults: tuple[Stated, Stated]  # of runs, of paragraphs
    normal: str = ""
    known: dict[tuple[str, str], Stated] = field(default_factory=dict)

    def run(self, properties: _Element | None, style: str, table_style: str) -> Stated:
        """How a run with these properties looks in a paragraph of `style`."""
        own = run_stated(properties, self.fonts)
        below, named = self._of("run", self._known(style)), self._of("run", _style_of_run(properties))
        stated = {**_PLAIN, **self.defaults[0], **self._of("run", table_style), **below, **named}
        # What two kinds of style both switch on is off: bold words of a bold paragraph stand out by being plain.
        stated |= {key: below[key] != named[key] for key in _TOGGLES if key in below and key in named}
        return {**stated, **own}

    def paragraph(self, properties: _Element | None, style: str, table_style: str, listed: Stated) -> Stated:
        """How a paragraph is laid out; `listed` is what its list says."""
        named = {**self._of("paragraph", table_style), **self._of("paragraph", self._known(style))}
        return {**_FLAT, **self.defaults[1], **named, **listed, **paragraph_stated(properties)}

    def _known(self, style: str) -> str:
        return style if style in self.styles else self.normal

    def _of(self, what: str, style: str) -> Stated:
        """What a style states with all it is based on; the nearest statement wins."""
        if (what, style) not in self.known:
            found: Stated = {}
            for element in reversed(list(self._chain(style))):
                found |= self._stated(what, element)
            self.known[what, style] = found
        return self.known[what, style]

    def _stated(self, what: str, element: _Element) -> Stated:
        if what == "run":
            return run_stated(element.find(RUN_PROPERTIES), self.fonts)
        return paragraph_stated(element.find(PARAGRAPH_PROPERTIES))

    def _chain(self, style: str) -> Iterator[_Element]:
        for _ in range(DEEPEST):
            element = self.styles.get(style)
            if element is None:
                return
            yield element
            style = _value(element.find(W + "basedOn"))


def cascade_of(styles: _Element | None, theme: _Element | None) -> Cascade:
    """The cascade of a document. One without styles has the defaults of its format."""
    fonts = _theme_fonts(theme)
    if styles is None:
        return Cascade({}, fonts, ({}, {}))
    elements = {str(each.get(W + "styleId", "")): each for each in styles.iterchildren(W + "style")}
    run = run_stated(styles.find(f"{W}docDefaults/{W}rPrDefault/{RUN_PROPERTIES}"), fonts)
    paragraph = paragraph_stated(styles.find(f"{W}docDefaults/{W}pPrDefault/{PARAGRAPH_PROPERTIES}"))
    normal = next((key for key, each in elements.items() if _is_normal(each)), "")
    return Cascade(elements, fonts, (run, paragraph), normal)


def looked(text: str, stated: Stated) -> RunLook:
    """A run as it is printed. Vietnamese letters are set in the font for letters beyond English ones."""
    return RunLook(
        text=text,
        font=stated["ascii" if text.isascii() else "hAnsi"],
        pt=round(stated["pt"], 1),
        bold=stated.get("bold", False),
        italic=stated.get("italic", False),
        underline=stated.get("underline", False),
        caps=stated.get("caps", False),
        colour=stated.get("colour", ""),
    )


def _theme_fonts(theme: _Element | None) -> dict[str, str]:
    """ "minorHAnsi" is Calibri, say."""
    found: dict[str, str] = {}
    for which in ("major", "minor") if theme is not None else ():
        latin = theme.find(f".//{_THEME}{which}Font/{_THEME}latin")  # type: ignore[union-attr]
        name = str(latin.get("typeface", "")) if latin is not None else ""
        found |= {f"{which}Ascii": name, f"{which}HAnsi": name}
    return found


def _is_normal(element: _Element) -> bool:
    return element.get(W + "default") in ("1", "true", "on") and element.get(W + "type") == "paragraph"


def _style_of_run(properties: _Element | None) -> str:
    return "" if properties is None else _value(properties.find(W + "rStyle"))


def _value(element: _Element | None) -> str:
    return "" if element is None else str(element.get(VALUE, ""))
