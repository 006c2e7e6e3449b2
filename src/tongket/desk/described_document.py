"""Takes the paragraphs of a text, makes what `tongket read` and data/documents.json say of it as an official document.

A field is `{"value", "confidence", "place"}`, or `{"value": null, "why"}`: never a guess.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from tongket.directive.document import Cited, Document, Paragraph, Provision, Signer, Stated
from tongket.directive.official.reading import document_of

LONGEST_SHOWN = 300  # letters of a place's text


def document_record(paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """Every field of the document a text is, with where it stands."""
    return _fields(document_of(paragraphs))


def document_text(paragraphs: Sequence[Paragraph]) -> str:
    """The same as one line of JSON, as it is kept with a reading and written to data/documents.json."""
    return json.dumps(document_record(paragraphs), ensure_ascii=False)


def _fields(document: Document) -> dict[str, Any]:
    return {
        "type": _field(document.type),
        "number": _field(document.number),
        "symbol": _field(document.symbol),
        "place": _field(document.place),
        "date": _field(document.dated),
        "issuer": _field(document.issuer),
        "superior": _field(document.superior),
        "subject": _field(document.subject),
        "signer": _field(document.signer),
        "co_signers": [_field(each) for each in document.co_signers],
        "addressees": [_field(each) for each in document.addressees],
        "recipients": [_field(each) for each in document.recipients],
        "bases": [_basis(each, document.bases) for each in document.grounds],
        "cites": [_cited(each) for each in document.cites],
        "provisions": [_provision(each) for each in document.provisions],
    }


def _field(stated: Stated[Any]) -> dict[str, Any]:
    place = {} if stated.paragraph is None else {"place": _place(stated.paragraph, stated.text)}
    if stated.value is None:
        return {"value": None, "why": stated.why.value if stated.why else None, **place}
    return {"value": _plain(stated.value), "confidence": stated.confidence, **place}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return _signer(value) if isinstance(value, Signer) else value


def _signer(signer: Signer) -> dict[str, Any]:
    return {
        "name": signer.name or None,
        "position": signer.position,
        "capacity": signer.capacity,
        "on_behalf": signer.on_behalf,
        "acting": [list(each) for each in signer.acting],
    }


def _place(paragraph: int, text: str) -> dict[str, Any]:
    shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return {"paragraph": paragraph, "text": shown}


def _basis(ground: Stated[str], bases: Sequence[Cited]) -> dict[str, Any]:
    cites = [each.citation.canonical for each in bases if each.paragraph == ground.paragraph]
    return {**_field(ground), "cites": cites}


def _cited(cited: Cited) -> dict[str, Any]:
    citation = cited.citation
    return {
        "value": citation.canonical,
        "type": citation.kind or None,
        "date": citation.dated.isoformat() if citation.dated else None,
        "issuer": citation.issuer or None,
        "role": cited.role.value,
        "confidence": cited.confidence,
        "place": _place(cited.paragraph, citation.text),
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "kind": provision.kind.value,
        "label": provision.label,
        "address": provision.address,
        "heading": provision.heading[:LONGEST_SHOWN],
        "place": {"paragraph": provision.paragraph, "last_paragraph": provision.last_paragraph},
    }
