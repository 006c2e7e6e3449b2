"""Takes the catalogue of findings, makes docs/reference/findings.md: `python -m tongket.check.reference > the page`."""

from __future__ import annotations

import sys
from types import ModuleType

from tongket.check.catalogue import ROOMS
from tongket.check.finding import Finding, fact_names, kinds_of_finding, word_of
from tongket.check.speech import words_of
from tongket.wording.told import told

_HEAD = """# Findings

<!-- Made by `python -m tongket.check.reference`; a test says when it is out of date. -->

Every kind of finding has a code that is never used again once retired. *Phải sửa* (`block`): the office would return
the report; *Cảnh báo* (`warn`): to be looked at, the figure counts as sent; *Thông tin* (`info`): said for the record.
A breach of a rule that was only guessed from the blank form is a warning until a person confirms `form.toml`. A finding
that a recorded decision settles stays in the list as information, with the reason.

Names in braces are filled in with the facts of the case.
"""


def findings_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_room(module) for module in ROOMS)])


def _room(module: ModuleType) -> str:
    kinds = [kind for kind in kinds_of_finding() if kind.__module__ == module.__name__]
    title = (module.__doc__ or "").strip().removesuffix(".")
    return "\n".join([f"## {title}", "", *(_kind(kind) for kind in kinds)])


def _kind(kind: type[Finding]) -> str:
    names = {name: f"{{{name}}}" for name in fact_names(kind)}
    lines = [f"### {kind.code} `{word_of(kind)}` · {kind.usual.value}", "", (kind.__doc__ or "").strip(), ""]
    for language, mark in (("vi", "Tiếng Việt"), ("en", "English")):
        sentences = words_of(language)["findings"][kind.code]
        lines.append(f"- **{mark}:** {told(sentences['says'], names)} → {told(sentences['remedy'], names)}")
    facts = ", ".join(f"`{name}`" for name in names)
    return "\n".join([*lines, *([f"- **Facts:** {facts}"] if facts else []), ""])


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(findings_page())
