"""Takes the material of a review, makes its draft paper in the layout of the issuing body and date."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.directive.review import DirectiveCited, Review, ReviewKind
from tongket.draft.letterhead_blocks import letterhead, signature, spoken_office, title_lines
from tongket.draft.material import Material
from tongket.draft.paper import Align, Paper, Paragraph, Section, line, plain
from tongket.draft.phrases import upper_start
from tongket.draft.review_appendices import appendices
from tongket.draft.review_results import Block, outline_blocks
from tongket.draft.review_words import completeness_words, reservations, subject_of
from tongket.layout.rules import PaperRules, rules_for
from tongket.wording.dates import print_date


def review_paper(material: Material) -> Paper:
    """The draft review: head, completeness, the outline's sections with figures and tables, signature, appendices."""
    rules = rules_for(material.review.office.family, material.review.as_of)
    text = Section(blocks=tuple(_text_blocks(material, rules)))
    return _paper(material.review, rules, (text, *appendices(material, rules)))


def _paper(review: Review, rules: PaperRules, sections: tuple[Section, ...]) -> Paper:
    body, margin = rules.of["body"], rules.of["margin"]
    return Paper(
        title=f"Báo cáo {subject_of(review)}",
        sections=sections,
        font=rules.of["font"],
        body_pt=body["pt"],
        before_pt=body["before"],
        exact_line=body.get("exactly"),
        line=body.get("line", 1.0),
        indent_first=body["indent"],
        page_number_pt=rules.of["page_number"]["pt"],
        margins=(margin["top"], margin["bottom"], margin["left"], margin["right"]),
        created=f"{review.as_of.isoformat()}T00:00:00Z",
    )


def _text_blocks(material: Material, rules: PaperRules) -> Iterator[Block]:
    yield letterhead(material.review, rules)
    yield line(plain("DỰ THẢO", bold=True, italic=True, pt=13), align=Align.LEFT, is_tight=True)
    yield from title_lines("BÁO CÁO", subject_of(material.review), rules)
    yield from _opening(material)
    yield from outline_blocks(material, rules)
    closing = f"Trên đây là Báo cáo {subject_of(material.review)}{rules.of['closing']}"
    # Kept with the signature: a page must not carry a signature alone.
    yield line(plain(closing), before=12, after=12, keep_with_next=True)
    yield signature(material.review.office, rules)


def _opening(material: Material) -> Iterator[Paragraph]:
    """What the signer must know of the draft, and goes before it is signed; then the sentence the report opens with."""
    judged = print_date(material.review.as_of)
    yield line(plain(f"{completeness_words(material)} Tình trạng tính đến {judged}."))
    yield from (line(plain(words, italic=True)) for words in reservations(material))
    cited = "; ".join(_cited(directive) for directive in material.review.directives)
    if cited:
        yield line(plain(_first_sentence(material.review, cited)), keep_with_next=True)


def _first_sentence(review: Review, cited: str) -> str:
    act = {ReviewKind.INTERIM: "sơ kết", ReviewKind.FINAL: "tổng kết"}.get(review.kind, "kiểm điểm")
    of, office = f"số liệu giai đoạn {review.span.text()}", spoken_office(review.office)
    if not office:
        return f"Báo cáo này {act} việc thực hiện {cited}; {of}."
    return f"{upper_start(office)} báo cáo {act} việc thực hiện {cited} như sau ({of}):"


def _cited(directive: DirectiveCited) -> str:
    dated = f", {print_date(directive.issued)}" if directive.issued else ""
    issuer = f" của {directive.issuer}" if directive.issuer else ""
    subject = f" {_about(directive.subject)}" if directive.subject else ""
    return f"{directive.kind} số {directive.symbol}{dated}{issuer}{subject}"


def _about(subject: str) -> str:
    return subject if subject.lower().startswith("về ") else f"về {subject}"
