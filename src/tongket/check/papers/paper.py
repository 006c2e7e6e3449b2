"""Takes how a document looks, makes findings where its form breaks the dated rules of official paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from tongket.check.finding import Finding, InForce
from tongket.check.kinds.paper import (
    LayoutNotSeen,
    NormativeAct,
    NoRulesOfTheDate,
    OtherPaperRules,
    PaperNotDated,
    PaperNotRecognised,
)
from tongket.check.papers import closing, head, letters, page, paragraphs
from tongket.check.papers.case import PaperCase
from tongket.check.papers.parts import Family, Parts, parts_of
from tongket.check.papers.words import MASS_ORGANISATIONS, NORMATIVE_KINDS, NORMATIVE_NUMBER
from tongket.check.speech import shortened
from tongket.collect.documents.paper_look import PaperLook
from tongket.collect.submission import Place
from tongket.layout.rules import PaperRules, known_rules, rules_for
from tongket.wording.dates import read_date
from tongket.wording.fold import fold

Rule = Callable[[PaperCase], Iterator[Finding]]
# In the order a reader meets what they are about.
RULES: tuple[Rule, ...] = (
    page.page_size,
    page.margins,
    page.page_numbers,
    letters.look_of_page_numbers,
    letters.font,
    letters.colour,
    head.nation,
    head.issuer,
    head.number,
    head.place_and_date,
    head.subject,
    head.rules_below,
    head.lengths_of_rules,
    head.marks,
    letters.looks_of_parts,
    paragraphs.alignment,
    paragraphs.indents,
    paragraphs.spacing,
    paragraphs.line_spacing,
    closing.addressee,
    closing.addressee_form,
    closing.bases,
    closing.sections,
    closing.end_of_text,
    closing.capacity,
    closing.committee_deputy,
    closing.names_of_signers,
    closing.recipients,
    closing.appendices,
)
# What words alone show, where a format keeps no layout.
RULES_OF_WORDS: tuple[Rule, ...] = (head.nation, head.number, head.place_and_date)
_OPEN_DATE = re.compile(r"tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)")


def check_paper(file: str, look: PaperLook) -> list[Finding]:
    """Everything in which a document's form breaks the rules of its family on its date, in reading order."""
    parts = parts_of(look)
    if not parts.is_official:
        return [PaperNotRecognised(at=Place(file))]
    note = list(_other_rules(file, parts))
    if parts.family is Family.UNION:
        return note
    rules, notes = _rules_of(file, parts)
    case = PaperCase(file, look, parts, rules, is_doubtful=rules.is_nearest or bool(note))
    return [*note, *notes, *(finding for rule in RULES for finding in rule(case))]


def _other_rules(file: str, parts: Parts) -> Iterator[Finding]:
    """What says that the paper follows rules not known here: those that are known are then no certain measure."""
    organisation, act = _of_a_mass_organisation(parts), _normative_act(parts)
    if organisation:
        yield OtherPaperRules(at=Place(file), found=shortened(organisation))
    if act:
        yield NormativeAct(at=Place(file), found=shortened(act))


def _normative_act(parts: Parts) -> str:
    """The number or the type that shows a normative act of the State; empty for other papers."""
    if parts.family is not Family.STATE:
        return ""
    numbers = [piece.text for piece in parts.number if NORMATIVE_NUMBER.search(piece.text)]
    types = [piece.text for piece in parts.type if piece.folded.strip(" .:") in NORMATIVE_KINDS]
    return (numbers or types or [""])[0]


def _of_a_mass_organisation(parts: Parts) -> str:
    """The name of an organisation that has rules of its own; empty for bodies of the State and the Party."""
    if parts.family is Family.UNION:
        return parts.nation[0].text
    names = " ".join(piece.text for piece in parts.issuer)
    return names if MASS_ORGANISATIONS.search(fold(names)) else ""


def check_paper_in_words(file: str, look: PaperLook, kind: str) -> list[Finding]:
    """The same for a format without layout: head words, number and date, and that nothing else was judged."""
    note = LayoutNotSeen(at=Place(file), found=kind)
    parts = parts_of(look)
    if not parts.is_official or parts.family is Family.UNION:
        return [note]
    rules, notes = _rules_of(file, parts)
    case = PaperCase(file, look, parts, rules, is_doubtful=True)
    found = (finding for rule in RULES_OF_WORDS for finding in rule(case) if finding.at.paragraph is not None)
    # A program that takes words out of pages may have added or lost a blank: nothing it shows is certain.
    return [note, *notes, *found]


def _rules_of(file: str, parts: Parts) -> tuple[PaperRules, list[Finding]]:
    dated = _dated(parts)
    rules = rules_for(parts.family, dated) if dated is not None else _newest(parts.family)
    facts = {"at": Place(file), "rule": rules.source, "in_force": InForce(rules.valid_from, rules.valid_to)}
    if dated is None:  # where the whole line is missing, that is said
        return rules, [PaperNotDated(**facts)] if parts.place_date else []  # type: ignore[arg-type]
    return rules, [NoRulesOfTheDate(dated=dated, **facts)] if rules.is_nearest else []  # type: ignore[arg-type]


def _newest(family: str) -> PaperRules:
    return [rules for rules in known_rules() if rules.family == family][-1]


def _dated(parts: Parts) -> date | None:
    """The date of the paper; of one whose day is still open, the end of its month."""
    text = parts.place_date[0].text if parts.place_date else ""
    full = read_date(text)
    if full is not None:
        return full
    found = _OPEN_DATE.search(text)
    is_month = found is not None and 1 <= int(found[1]) <= 12
    return date(int(found[2]), int(found[1]), 28) if found and is_month else None
