"""Takes the numbers told in prose, makes their part of the page: how many agree, and each one that does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from tongket.check.claims.claim import Claim, Verdict
from tongket.check.claims.records import reason
from tongket.draft.material import Material
from tongket.draft.page.page_parts import CLOSE_TABLE, heading_row, open_section, open_table

_HEADINGS = ("Đơn vị", "Nơi", "Báo cáo viết", "Ô của biểu", "Viết đúng là", "Cách xét")
_WORDS = {
    Verdict.AGREES: "khớp",
    Verdict.CONTRADICTS: "trái với số liệu",
    Verdict.NOT_CHECKABLE: "không đối chiếu được",
}


def claims(material: Material) -> Iterator[str]:
    """The count of each verdict, then every contradiction with its place and the wording that would agree."""
    if not material.claims:
        return
    counts = Counter(claim.verdict for claim in material.claims)
    yield open_section("claims", f"Con số trong lời văn: {len(material.claims)}")
    yield f"<p>{'; '.join(f'{counts[verdict]} {words}' for verdict, words in _WORDS.items())}.</p>"
    wrong = [claim for claim in material.claims if claim.verdict is Verdict.CONTRADICTS]
    if wrong:
        yield open_table("Con số trong lời văn trái với số liệu", heading_row(_HEADINGS)) + "<tbody>"
        yield from (_row(material, claim) for claim in wrong)
        yield f"</tbody>{CLOSE_TABLE}"
    yield "</section>"


def _row(material: Material, claim: Claim) -> str:
    refers = claim.refers_to
    cell = f"{refers.sheet}!{refers.cell}" if refers is not None else "…"
    name = material.unit_names.get(claim.unit, claim.unit)
    texts = (f"{claim.file} · đoạn {claim.paragraph}", claim.text, cell, claim.expected or "…", reason(claim))
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    return f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'
