"""Takes the text of decisions.toml, makes `Decision`s; adds one at its end. What stands there is never rewritten."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tongket.directive.decision import Decision, Verb
from tongket.directive.settings_error import SettingsError, line_of

HEADING = "# Quyết định của văn phòng: chỉ ghi thêm vào cuối, không sửa những gì đã ghi.\n"
NEED_A_VALUE = (Verb.CORRECT, Verb.ASSIGN, Verb.RENAME, Verb.MERGE, Verb.SPLIT, Verb.MOVE)
_DIGITS = r"\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,2})?"  # "1e3" as a program writes it
NUMBER = re.compile(rf"[+-]?{_DIGITS}(?:\s*/\s*{_DIGITS})?")
KEYS = ("what", "verb", "value", "why", "by", "when")


class DecisionFileError(SettingsError):
    """decisions.toml cannot be read. `entry` counts decisions from 1, None where the whole file is meant.

    `problem` is "not_toml", "not_a_list", "unknown_verb", "no_what", "no_why", "no_value" or "not_a_number".
    """

    def __init__(self, problem: str, *, entry: int | None = None, line: str | None = None, value: str = "") -> None:
        super().__init__(problem, line=line, value=value)
        self.entry = entry

    def place(self, words: Mapping[str, str]) -> str:
        """ "quyết định thứ 3: ", or the line that cannot be read."""
        if self.entry:
            return words["at_entry"].format(entry=self.entry) + ": "
        return line_of(self.facts, words) + ": " if self.problem == "not_toml" else ""


class DecisionsLockedError(OSError):
    """Another program is writing decisions.toml. `lock` is the file that says so."""

    def __init__(self, lock: Path) -> None:
        super().__init__(str(lock))
        self.lock = lock


def read_decisions(text: str) -> list[Decision]:
    """Every decision, oldest first. Raises DecisionFileError."""
    try:
        tables = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DecisionFileError("not_toml", line=line[1] if line else None) from None
    entries = tables.get("decision", [])
    if not isinstance(entries, list) or any(map(_is_misnamed, tables.items())):
        raise DecisionFileError("not_a_list")
    return [_decision(entry, number) for number, entry in enumerate(entries, start=1)]


def append_decision(text: str, decision: Decision) -> str:
    """The same text, every letter of it, with one decision more at its end."""
    before = text or HEADING
    gap = "\n" if before.endswith("\n") else "\n\n"
    return before + gap + written(decision)


def written(decision: Decision) -> str:
    """One decision as a TOML table; an empty value is left out."""
    facts = {key: str(getattr(decision, key)) for key in KEYS}
    lines = [f"{key} = {_quoted(facts[key])}\n" for key in KEYS if facts[key] or key != "value"]
    return "[[decision]]\n" + "".join(lines)


def record_decision(path: Path, decision: Decision) -> None:
    """Append to the file, whole or not at all. Raises DecisionFileError rather than add to a file that is broken."""
    with _locked(path):
        text = _text_of(path)
        read_decisions(text)
        _replace(path, append_decision(text, decision))


def _decision(entry: Any, number: int) -> Decision:
    if not isinstance(entry, Mapping):
        raise DecisionFileError("not_a_list", entry=number)
    facts = {key: str(entry.get(key, "")).strip() for key in KEYS}
    for needed in ("what", "why"):
        if not facts[needed]:
            raise DecisionFileError(f"no_{needed}", entry=number)
    if facts["verb"] not in [verb.value for verb in Verb]:
        raise DecisionFileError("unknown_verb", entry=number, value=facts["verb"])
    decision = Decision(verb=Verb(facts.pop("verb")), **facts)
    if decision.verb in NEED_A_VALUE and not decision.value:
        raise DecisionFileError("no_value", entry=number, value=decision.verb.value)
    if decision.verb is Verb.CORRECT and NUMBER.fullmatch(decision.value) is None:
        raise DecisionFileError("not_a_number", entry=number, value=decision.value)
    return decision


def _is_misnamed(table: tuple[str, Any]) -> bool:
    """Whether decisions stand under another heading, "[[decisions]]": none of them would be followed."""
    name, entries = table
    is_list = name != "decision" and isinstance(entries, list)
    return is_list and any(isinstance(entry, Mapping) and {"what", "verb"} <= entry.keys() for entry in entries)


def _quoted(text: str) -> str:
    """A TOML basic string: what JSON writes, save the one control letter JSON leaves bare."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DecisionFileError("not_toml", line=line[1] if line else None) from None


def _replace(path: Path, text: str) -> None:
    """Write beside, then put in place in one step: a power cut leaves the old file or the new one."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as stream:
        stream.write(text.encode("utf-8"))
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One writer at a time, by a file that only one program can create; works on network drives and on Windows."""
    lock = path.with_name(path.name + ".lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        raise DecisionsLockedError(lock) from None
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
