"""Writes review.html piece by piece: what a leader asks first, figures, charts, findings, the data to follow them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from typing import Any

from tongket.draft.drafted import Drafted
from tongket.draft.material import Material
from tongket.draft.page.chart_section import charts
from tongket.draft.page.claim_section import claims
from tongket.draft.page.figure_section import figures
from tongket.draft.page.finding_section import findings
from tongket.draft.page.page_data import page_data
from tongket.draft.page.point_section import points
from tongket.draft.page.unit_section import first_screen, units
from tongket.draft.review_words import subject_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
_PARTS = (
    ("#units", "Đơn vị"),
    ("#points", "Ý của các đơn vị"),
    ("#claims", "Con số trong lời văn"),
    ("#figures", "Số liệu"),
    ("#charts", "Biểu đồ"),
    ("#findings", "Lỗi và cảnh báo"),
)


def page_pieces(material: Material, pictures: dict[str, Any], drafted: Sequence[Drafted] = ()) -> Iterator[bytes]:
    """The page in pieces, so that thousands of units need not stand in memory as one text."""
    for piece in _pieces(material, pictures, drafted):
        yield piece.encode("utf-8")


def _pieces(material: Material, pictures: dict[str, Any], drafted: Sequence[Drafted]) -> Iterator[str]:
    yield from _head(material)
    yield from first_screen(material)
    yield f"{_navigation(material)}<main>"
    yield from units(material)
    yield from points(material, drafted)
    yield from claims(material)
    yield from figures(material)
    yield from charts(material)
    yield from findings(material)
    yield f"</main>{_DIALOG}"
    data = json.dumps(page_data(material, pictures), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # "</" would close the element; the escaped slash is the same text to JSON.
    harmless = data.replace("</", "<\\/")
    yield f'<script type="application/json" id="data">{harmless}</script>'
    yield f"<script>{_asset('page.js')}</script></body></html>\n"


def _head(material: Material) -> Iterator[str]:
    title = escape(f"Báo cáo {subject_of(material.review)}")
    yield f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_asset('page.css')}</style></head>"
    yield '<body><a class="skip" href="#figures">Đến phần số liệu</a>'


def _asset(name: str) -> str:
    return resources.files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _navigation(material: Material) -> str:
    absent = {"#points": not material.told.reports, "#claims": not material.claims}
    links = "".join(f'<a href="{target}">{text}</a>' for target, text in _PARTS if not absent.get(target))
    return f'<nav aria-label="Các phần">{links}</nav>'


_DIALOG = (
    '<dialog id="trail" aria-labelledby="trail-title"><div class="bar-top"><button type="button" id="back">← Quay lại'
    '</button><h2 id="trail-title">Nguồn của con số</h2><button type="button" id="close">Đóng</button></div>'
    '<div id="trail-body" tabindex="0" role="region" aria-label="Nội dung nguồn"></div></dialog>'
)
