"""Takes a register, makes its relations as a tree of text lines: below each document, those that speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tongket.directive.register import Identity, Register, RegisteredDocument, Related
from tongket.draft.register_words import day, register_sentence, relation_word


def tree_lines(register: Register, documents: Sequence[RegisteredDocument], language: str = "vi") -> Iterator[str]:
    """Every document once in full; where it belongs below two, the second time by its name alone."""
    chosen, told = {document.identity for document in documents}, set[Identity]()
    tops = [document for document in documents if not _is_below(register, document, chosen)]
    for document in (*tops, *documents):  # all again: a circle has no top
        if document.identity not in told:
            yield from _tree(register, document, told, language)


def _is_below(register: Register, document: RegisteredDocument, chosen: set[Identity]) -> bool:
    return any(len(each.to) == 1 and each.to[0].identity in chosen for each in register.relations_of(document))


def _tree(register: Register, top: RegisteredDocument, told: set[Identity], language: str) -> Iterator[str]:
    """One document and all below it. A stack, not recursion: a chain may be as long as the register."""
    stack: list[tuple[RegisteredDocument, str, str, str]] = [(top, "", "", "")]
    while stack:
        document, lead, further, deed = stack.pop()
        if document.identity in told:
            yield f"{lead}{deed}{register_sentence('told_above', language, name=document.name)}"
            continue
        told.add(document.identity)
        yield f"{lead}{deed}{_full(document, language)}"
        for each in register.relations_of(document):
            if len(each.to) != 1:
                other = register_sentence("not_here", language, text=each.relation.to.text)
                yield f"{further}   · {relation_word(each.relation.kind, language)} {other}"
        stack.extend(reversed(list(_below(register, document, further, language))))


def _below(
    register: Register, document: RegisteredDocument, indent: str, language: str
) -> Iterator[tuple[RegisteredDocument, str, str, str]]:
    below = sorted(register.relations_to(document), key=lambda each: (each.of.dated, each.of.name))
    for number, each in enumerate(below, 1):
        is_last = number == len(below)
        yield (
            each.of,
            indent + ("└─ " if is_last else "├─ "),
            indent + ("   " if is_last else "│  "),
            _deed(each, language),
        )


def _deed(related: Related, language: str) -> str:
    return f"{relation_word(related.relation.kind, language)} ← "


def _full(document: RegisteredDocument, language: str) -> str:
    doubt = f" ({register_sentence('doubtful', language)})" if document.unconfirmed else ""
    return f"{document.type} {document.name}  {day(document.dated)}  {document.issuer}{doubt}"
