"""How right the tasks read from papers are: found, who leads, who helps, until when; beside a sentence with a keyword.

    python benchmarks/accuracy_tasks.py [--part dev|kept|later|last|fourth|all] [--show]

The papers and what an official would list of them stand in examples/tasks, marked by hand before they were read. A task
found is right where it covers the opening of one marked duty; the floor takes every sentence with a word that asks.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tongket.directive.asked.deadlines import deadline_in
from tongket.directive.asked.tasks import tasks_asked
from tongket.directive.asked.told import BodyNamed, Deadline, DeadlineKind, TaskAsked
from tongket.wording.fold import fold
from tongket.wording.sentences import sentences

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "tasks"
KEYWORDS = re.compile(r"(?i:yêu cầu|đề nghị|giao|cần|phải|có trách nhiệm|chủ trì|phối hợp|chịu trách nhiệm)\b")
BODY = re.compile(r"(?:Công an|Sở|UBND|Ủy ban|Huyện ủy|Phòng|Hội|Ban)(?:\s[A-ZĐ]\S*|\stỉnh|\shuyện)+")


class Line(NamedTuple):
    """One paragraph of an example."""

    number: int
    text: str


@dataclass
class Score:
    """How many were found rightly, of how many found and how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def figures(self) -> str:
        """Precision, recall and F1."""
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.there if self.there else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.right}/{self.found}/{self.there})"


def main() -> int:
    """Print ours and the floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("dev", "kept", "later", "last", "fourth", "all"), default="dev")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    asked = parser.parse_args()
    key = tomllib.loads((FOLDER / "key.toml").read_text(encoding="utf-8"))["document"]
    papers = [paper for paper in key if asked.part in ("all", paper["part"])]
    for name, read in (("ours", tasks_asked), ("a sentence with a keyword", by_keyword)):
        print(f"\n{name}: {len(papers)} papers, {sum(len(paper['task']) for paper in papers)} tasks")
        for what, score in scores(papers, read, asked.show and read is tasks_asked).items():
            print(f"  {what:12} {score.figures}")
    return 0


def lines_of(file: str) -> list[Line]:
    """The paragraphs of an example: blank lines part them."""
    text = (FOLDER / file).read_text(encoding="utf-8").strip()
    return [Line(number, part) for number, part in enumerate(text.split("\n\n"), start=1)]


def scores(papers: list[dict[str, Any]], read: Any, show: bool) -> dict[str, Score]:
    """Every measure over all papers."""
    total = {what: Score() for what in ("tasks", "leads", "coordinating", "deadlines")}
    for paper in papers:
        lines = lines_of(paper["file"])
        pairs, extra, missed = pair(read(lines), paper["task"], lines)
        total["tasks"].right += len(pairs)
        total["tasks"].found += len(pairs) + len(extra)
        total["tasks"].there += len(paper["task"])
        for task, marked in pairs:
            compare(total, task, marked, paper["file"] if show else "")
        for task in extra:
            add(total["leads"], {fold(body.name) for body in task.lead}, set())
        for marked in missed:
            add(total["leads"], set(), set(map(fold, marked["lead"])))
        if show:
            for task in extra:
                print(f"  {paper['file']} not asked: §{task.paragraph} {task.what[:90]!r}")
            for marked in missed:
                print(f"  {paper['file']} missed: {marked['what']!r}")
    return total


def pair(
    tasks: tuple[TaskAsked, ...], marked: list[dict[str, Any]], lines: list[Line]
) -> tuple[list[Any], list[Any], list[Any]]:
    """Tasks beside what was marked, each at most once."""
    pairs, left = [], list(tasks)
    missed = []
    for each in marked:
        line = next(line for line in lines if each["what"] in line.text)
        at = line.text.index(each["what"])
        hit = next((task for task in left if task.paragraph == line.number and task.start <= at < task.end), None)
        if hit is None:
            missed.append(each)
        else:
            left.remove(hit)
            pairs.append((hit, each))
    return pairs, left, missed


def compare(total: dict[str, Score], task: TaskAsked, marked: dict[str, Any], file: str) -> None:
    """Who leads, who helps and until when, of one task."""
    for what, bodies, wanted in (
        ("leads", task.lead, marked["lead"]),
        ("coordinating", task.coordinate, marked.get("coordinate", [])),
    ):
        found, there = {fold(body.name) for body in bodies}, set(map(fold, wanted))
        add(total[what], found, there)
        if file and found != there:
            print(f"  {file} {what} of {marked['what']!r}: {[body.name for body in bodies]}, not {wanted}")
    told, wanted = deadline_key(task.deadline), marked["deadline"]
    total["deadlines"].found += bool(told)
    total["deadlines"].there += bool(wanted)
    total["deadlines"].right += bool(told) and told == wanted
    if file and told != wanted:
        print(f"  {file} deadline of {marked['what']!r}: {told!r}, not {wanted!r}")


def deadline_key(deadline: Deadline) -> str:
    """A deadline as the key writes it."""
    if deadline.kind is DeadlineKind.EXPLICIT:
        return deadline.day.isoformat() if deadline.day else "no year"
    return "" if deadline.kind is DeadlineKind.NONE else deadline.kind.value


def add(score: Score, found: set[str], there: set[str]) -> None:
    """Count two sets."""
    score.right += len(found & there)
    score.found += len(found)
    score.there += len(there)


def by_keyword(lines: list[Line]) -> tuple[TaskAsked, ...]:
    """The floor: every sentence that holds a word that asks, led by the first body in it."""
    return tuple(_by_keyword(lines))


def _by_keyword(lines: list[Line]) -> Iterator[TaskAsked]:
    for line in lines:
        for start, end in sentences(line.text):
            if KEYWORDS.search(line.text, start, end):
                named = BODY.search(line.text, start, end)
                lead = (BodyNamed(named[0], named[0], named.start(), named.end()),) if named else ()
                yield TaskAsked(
                    paragraph=line.number, start=start, end=end, what=line.text[start:end], lead=lead,
                    deadline=deadline_in(line.text[start:end]),
                )  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
