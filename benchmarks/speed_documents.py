"""How long the reading of official documents takes: pages of text a minute on one core, beside the bare libraries.

    python benchmarks/speed_documents.py [--rounds 3] [--data ../shared/data]

A page is 3,000 letters. Ours is the whole way, from the file's bytes to every field, citation and provision. The floor
is what the libraries need to hand over the text alone: pypdfium2 for the same PDFs, lxml for the same pages, decoding
for the same texts; of .doc there is no such library here. All in this run, in processor time, the best of some rounds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import pypdfium2
from lxml import html

from tongket.collect.narratives.narrative import read_narrative
from tongket.directive.official.reading import document_of

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
KINDS = {
    "PDF": ("vbpl-files/pdf/**/*.pdf", "gov-docs-real/full/hanoi*.pdf"),
    "HTML": ("vbpl-files/misc/*.html",),
    "text": ("vlc-laws/corpus/*.txt",),
    "DOC": ("vbpl-files/doc/**/*.doc",),
}
PAGE = 3000  # letters
AIM = 2000  # pages a minute


def main() -> None:
    """Measure each kind of file both ways, print pages a minute."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    print(f"{'':6} files   pages  tongket  reading  fields only    floor   pages a minute (aim {AIM})")
    for kind, patterns in KINDS.items():
        files = [path.read_bytes() for pattern in patterns for path in sorted(asked.data.glob(pattern))]
        print(_line(kind, files, asked.rounds))


def _line(kind: str, files: Sequence[bytes], rounds: int) -> str:
    read = [read_narrative(content, "file").blocks for content in files]
    pages = sum(len(block.text) for blocks in read for block in blocks) / PAGE
    whole = _best(lambda: [document_of(read_narrative(each, "file").blocks) for each in files], rounds)
    reading = _best(lambda: [read_narrative(each, "file") for each in files], rounds)
    fields = _best(lambda: [document_of(blocks) for blocks in read], rounds)
    bare = FLOORS.get(kind)
    floor = _best(lambda: [bare(each) for each in files], rounds) if bare else None
    told = f"{60 * pages / floor:8.0f}" if floor else "       -"
    speeds = [60 * pages / seconds for seconds in (whole, reading, fields)]
    return f"{kind:6} {len(files):5} {pages:7.0f} {speeds[0]:8.0f} {speeds[1]:8.0f} {speeds[2]:12.0f} {told}"


def _best(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)


def _pdf_text(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def _html_text(content: bytes) -> str:
    return str(html.document_fromstring(content).text_content())


FLOORS: dict[str, Callable[[bytes], str]] = {"PDF": _pdf_text, "HTML": _html_text, "text": bytes.decode}


if __name__ == "__main__":
    main()
