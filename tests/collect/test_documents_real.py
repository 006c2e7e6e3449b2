"""Laws as Word 97, PDF and pages, and the documents that broke other programs: read or refused, never a crash."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from reading_documents import Outcome, outcome

from tongket.collect.documents.document_contents import contents_of
from tongket.collect.documents.letters import likeness
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.narratives.narrative import read_narrative
from tongket.collect.submission import OddityKind

KINDS = (".doc", ".docx", ".dotx", ".pdf", ".html", ".odt", ".rtf")
FOLDERS = ("vbpl-files", "gov-docs-real", "hostile-docs", "poi-test-data")
BLANK = 0.2  # at most: documents of the crash collections that hold not one word (pictures, drawings, macros)

pytestmark = [pytest.mark.data, pytest.mark.slow]


def documents(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def share_kept(ours: str, theirs: str) -> float:
    """How many of their words ours has, each as often."""
    wanted = words(theirs)
    lost = wanted - words(ours)
    return 1 - lost.total() / max(1, wanted.total())


def test_every_document_is_read_or_refused_under_the_ceilings(shared_data):
    paths = [path for folder in FOLDERS for path in documents(shared_data / folder)]

    answers = read_all([str(path) for path in paths], outcome, processes=2, seconds=10, memory=1 << 30)

    refused = [path.name for path, answer in zip(paths, answers, strict=True) if isinstance(answer, Unreadable)]
    crashed = [
        f"{path.name}: {answer}"
        for path, answer in zip(paths, answers, strict=True)
        if isinstance(answer, Unreadable) and ("reader ended" in answer.detail or "Error:" in answer.detail)
    ]
    read = [answer for answer in answers if isinstance(answer, Outcome)]
    silent = [answer for answer in read if not answer.blocks and not answer.findings]
    blank = [answer for answer in read if not answer.blocks]
    print(f"\n{len(paths)} documents: {len(read)} read, {len(refused)} refused {refused}, {len(blank)} without a word")
    assert len(answers) == len(paths)
    assert not crashed
    assert len(read) > 0.85 * len(paths)
    assert not silent
    assert len(blank) < BLANK * len(paths)


def test_every_law_gives_vietnamese_text(shared_data):
    paths = documents(shared_data / "vbpl-files")

    texts = {
        path.name: "\n".join(block.text for block in read_narrative(path.read_bytes(), path.name).blocks)
        for path in paths
    }

    assert len(texts) == 13
    assert {name: likeness(text) >= 5 for name, text in texts.items()} == dict.fromkeys(texts, True)


def test_a_law_in_pdf_is_cut_where_the_same_law_in_word_is(shared_data):
    doc = next((shared_data / "vbpl-files").rglob("*100.2015.QH13.doc"))
    paragraphs = {_letters(block.text) for block in read_narrative(doc.read_bytes(), doc.name).blocks}
    pdfs = sorted((shared_data / "vbpl-files").rglob("*100.2015.QH13.P*.pdf"))

    found = [_letters(block.text) for path in pdfs for block in read_narrative(path.read_bytes(), path.name).blocks]

    long = [text for text in found if len(text) > 3]
    same = sum(text in paragraphs for text in long) / len(long)
    print(f"\n{same:.1%} of {len(long)} paragraphs of the PDF are paragraphs of the Word file")
    assert same >= 0.98


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text)).lower()


def test_no_word_of_a_text_layer_is_lost(shared_data):
    import pypdfium2

    for path in documents(shared_data / "vbpl-files" / "pdf"):
        contents = contents_of(path.read_bytes())
        kept = "\n".join((*contents.around, *(passage.text for passage in contents.passages)))
        document = pypdfium2.PdfDocument(path)
        raw = "\n".join(page.get_textpage().get_text_range() for page in document)
        running = words("\n".join(contents.around)).total() * len(document)
        document.close()

        lost = (words(raw) - words(kept)).total()

        # What runs along the pages is kept once, not once a page.
        assert lost <= running + 0.01 * words(raw).total(), path.name


def test_a_scan_is_said_and_not_guessed(shared_data):
    path = next((shared_data / "gov-docs-real" / "full").glob("tt_21*.pdf"))

    narrative = read_narrative(path.read_bytes(), path.name)

    assert narrative.blocks == ()
    assert [oddity.kind for oddity in narrative.oddities] == [OddityKind.SCANNED]
    assert narrative.oddities[0].facts == {"count": 2, "of": 2, "pages": "1–2"}


@pytest.mark.service
def test_no_word_of_a_word_97_file_is_lost(shared_data, soffice, tmp_path):
    names = ("parentinvguid", "Bug33519", "Bug50936_3", "o_kurs", "60279", "Bug47742")
    paths = [*documents(shared_data / "vbpl-files" / "doc")]
    paths += [path for path in documents(shared_data / "poi-test-data") if path.suffix == ".doc" and path.stem in names]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)

    for path in paths:
        theirs = (tmp_path / f"{path.stem}.txt").read_text(encoding="utf-8-sig")
        blocks = read_narrative(path.read_bytes(), path.name).blocks
        ours = "\n".join(f"{block.label} {block.text}" for block in blocks)

        assert share_kept(ours, theirs) >= 0.99, path.name


@pytest.mark.service
@pytest.mark.parametrize("kind", ["odt", "rtf", "html", "pdf", "docx"])
def test_a_law_saved_in_another_format_gives_the_same_blocks(shared_data, soffice, tmp_path, kind):
    path = next((shared_data / "vbpl-files").rglob("*100.2015.QH13.doc"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    content = (tmp_path / f"{path.stem}.{kind}").read_bytes()

    ours = read_narrative(content, f"a.{kind}").blocks

    wanted = Counter((block.kind, _letters(block.text)) for block in read_narrative(path.read_bytes(), "a.doc").blocks)
    found = Counter((block.kind, _letters(block.text)) for block in ours)
    same = (wanted & found).total() / wanted.total()
    print(f"\n{kind}: {same:.1%} of {wanted.total()} blocks are the same")
    assert same >= (0.95 if kind == "pdf" else 0.99)
