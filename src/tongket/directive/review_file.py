"""Takes the text of `review.toml`, makes a `Review`; and writes one back, marking the fields that were guessed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.directive.settings_error import SettingsError, line_of
from tongket.periods.period import Period

NAMES_OF_KINDS = {
    "tong_ket": ReviewKind.FINAL,
    "tổng kết": ReviewKind.FINAL,
    "final": ReviewKind.FINAL,
    "so_ket": ReviewKind.INTERIM,
    "sơ kết": ReviewKind.INTERIM,
    "interim": ReviewKind.INTERIM,
    "tien_do": ReviewKind.PROGRESS,
    "tiến độ": ReviewKind.PROGRESS,
    "progress": ReviewKind.PROGRESS,
}
GUESSED = "  # tongket đoán, xin xem lại"
TYPED_DATES = (
    re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


class ReviewFileError(SettingsError):
    """What is wrong in `review.toml`: under which key, or at which line, and which of the problems that have words."""

    def place(self, words: Mapping[str, str]) -> str:
        """ "review.toml › span: "; without a key, the line where it cannot be read."""
        return f"review.toml › {self.key or line_of(self.facts, words)}: "


def read_review(text: str) -> Review:
    """The review that the file describes; `ReviewFileError` names the first key that cannot be used."""
    facts = _parsed(text)
    return Review(
        title=_text(facts, "title", needed=True),
        kind=_kind(facts),
        directives=tuple(_directive(entry, index) for index, entry in enumerate(_tables(facts, "directives"), 1)),
        office=_office(_table(facts, "office")),
        span=_span(_table(facts, "span")),
        as_of=_needed_date(facts, "as_of"),
        deadline=_date(facts, "deadline"),
        guessed=frozenset(_texts(facts, "guessed")),
    )


def write_review(review: Review) -> str:
    """The file as text. Guessed fields carry a remark, and are listed under `guessed` until someone removes it."""
    blocks = [_top(review), _span_block(review), *_directive_blocks(review), _office_block(review)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


# --- reading


def _wrong(problem: str, under: str, key: str, **facts: object) -> ReviewFileError:
    return ReviewFileError(problem, key=under + key, name=key, **facts)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ReviewFileError("review_not_toml", line=line[1] if line else None) from None


def _text(facts: Mapping[str, Any], key: str, *, under: str = "", needed: bool = False) -> str:
    value = facts.get(key, "")
    if not isinstance(value, str):
        raise _wrong("not_text", under, key)
    if needed and not value.strip():
        raise _wrong("line_missing", under, key)
    return value.strip()


def _texts(facts: Mapping[str, Any], key: str, *, under: str = "") -> tuple[str, ...]:
    value = facts.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong("not_texts", under, key)
    return tuple(value)


def _table(facts: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = facts.get(key)
    if not isinstance(value, dict):
        raise _wrong("part_missing", "", key)
    return value


def _tables(facts: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = facts.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise _wrong("not_parts", "", key)
    return value


def _kind(facts: Mapping[str, Any]) -> ReviewKind:
    word = _text(facts, "kind", needed=True)
    kind = NAMES_OF_KINDS.get(word.lower())
    if kind is None:
        raise _wrong("not_kind", "", "kind", value=word)
    return kind


def _directive(entry: Mapping[str, Any], index: int) -> DirectiveCited:
    under = f"directives[{index}]."
    return DirectiveCited(
        symbol=_text(entry, "symbol", under=under, needed=True),
        kind=_text(entry, "kind", under=under) or "Chỉ thị",
        issued=_date(entry, "issued", under=under),
        issuer=_text(entry, "issuer", under=under),
        subject=_text(entry, "subject", under=under),
    )


def _office(facts: Mapping[str, Any]) -> Office:
    words = {key: _text(facts, key, under="office.") for key in OFFICE_TEXTS}
    words["name"] = _text(facts, "name", under="office.", needed=True)
    words["family"] = words["family"] or "party"
    if words["family"] not in ("party", "state"):
        raise _wrong("not_family", "office.", "family", value=words["family"])
    return Office(recipients=_texts(facts, "recipients", under="office."), **words)


OFFICE_TEXTS = ("name", "superior", "family", "place", "signer_capacity", "signer_title", "signer_name")


def _span(facts: Mapping[str, Any]) -> Period:
    first = _edge(facts, "first", month_and_day=(1, 1))
    last = _edge(facts, "last", month_and_day=(12, 31))
    if last < first:
        raise _wrong("ends_first", "", "span")
    return Period(first, last)


def _edge(facts: Mapping[str, Any], key: str, *, month_and_day: tuple[int, int]) -> date:
    value = facts.get(key)
    if isinstance(value, str) and re.fullmatch(r"\d{4}", value.strip()):
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 1900 <= value <= 2100:
        return date(value, *month_and_day)
    return _needed_date(facts, key, under="span.")


def _needed_date(facts: Mapping[str, Any], key: str, *, under: str = "") -> date:
    found = _date(facts, key, under=under)
    if found is None:
        raise _wrong("day_missing", under, key)
    return found


def _date(facts: Mapping[str, Any], key: str, *, under: str = "") -> date | None:
    value = facts.get(key)
    if value is None or value == "":
        return None
    found = _as_date(value)
    if found is None:
        raise _wrong("not_day", under, key, value=value)
    return found


def _as_date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    matches = (pattern.fullmatch(value.strip()) for pattern in TYPED_DATES) if isinstance(value, str) else ()
    for match in filter(None, matches):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
    return None


# --- writing


def _top(review: Review) -> list[str]:
    lines = [
        "# Đợt báo cáo này: sửa cho đúng rồi chạy lại. Ngày ghi năm-tháng-ngày.",
        _line("title", review.title, review),
        _line("kind", str(review.kind), review, remark="tong_ket, so_ket hoặc tien_do"),
        _line("as_of", review.as_of, review, remark="mọi việc được xét theo ngày này, không theo đồng hồ máy"),
    ]
    if review.deadline:
        lines.append(_line("deadline", review.deadline, review, remark="hạn chung; hạn riêng ghi trong units.xlsx"))
    if review.guessed:
        lines.append(
            f"guessed = {_printed(sorted(review.guessed))}  # những mục do máy đoán; xem xong thì xoá dòng này"
        )
    return lines


def _span_block(review: Review) -> list[str]:
    first, last = review.span.first, review.span.last
    whole_years = review.span == Period.years(first.year, last.year)
    edges = (first.year, last.year) if whole_years else (first, last)
    return [
        "[span]",
        *(_line(key, edge, review, under="span") for key, edge in zip(("first", "last"), edges, strict=True)),
    ]


def _directive_blocks(review: Review) -> Iterator[list[str]]:
    for directive in review.directives:
        facts = {
            "symbol": directive.symbol,
            "kind": directive.kind,
            "issued": directive.issued,
            "issuer": directive.issuer,
            "subject": directive.subject,
        }
        yield ["[[directives]]", *_lines(facts, review, under="directives")]


def _office_block(review: Review) -> list[str]:
    facts: dict[str, Any] = {key: getattr(review.office, key) for key in OFFICE_TEXTS}
    return ["[office]", *_lines({**facts, "recipients": list(review.office.recipients)}, review, under="office")]


def _lines(facts: Mapping[str, Any], review: Review, *, under: str) -> Iterator[str]:
    for key, value in facts.items():
        if value not in (None, "", []):
            yield _line(key, value, review, under=under)


def _line(key: str, value: object, review: Review, *, under: str = "", remark: str = "") -> str:
    is_guessed = bool({key if not under else f"{under}.{key}", under} & review.guessed)
    comment = GUESSED if is_guessed else f"  # {remark}" if remark else ""
    return f"{key} = {_printed(value)}{comment}"


def _printed(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_quoted(str(item)) for item in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(_escape(letter) for letter in escaped) + '"'


def _escape(letter: str) -> str:
    is_control = ord(letter) < 32 or ord(letter) == 127
    return f"\\u{ord(letter):04x}" if is_control else letter
