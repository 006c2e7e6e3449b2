"""Reports in a format only LibreOffice writes: made once, kept beside their source, and known to be of its text.

Takes the .docx of a narrative; gives the kept file. Two saves of LibreOffice differ in their bytes, so it is not made
anew each time: `python examples/generator/narratives.py --keep H07` does that after the source was changed.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

from generator.narrative_source import SourceError

KEPT = Path(__file__).resolve().parent / "narratives" / "made"


def kept(unit: str, docx: bytes, ending: str) -> bytes:
    """The file made of exactly this .docx. Raises `SourceError` where the text has changed since."""
    note = KEPT / f"{unit}.sha256"
    if not note.exists() or note.read_text().strip() != _hash(docx):
        raise SourceError(f"{unit}{ending} was made of another text: narratives.py --keep {unit}")
    return (KEPT / f"{unit}{ending}").read_bytes()


def keep(unit: str, docx: bytes, ending: str) -> None:
    """Makes the file and keeps it, with the hash of what it was made of."""
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{unit}{ending}").write_bytes(_converted(docx, ending.lstrip(".")))
    (KEPT / f"{unit}.sha256").write_text(_hash(docx) + "\n")


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _converted(docx: bytes, extension: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "report.docx").write_bytes(docx)
        profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", extension, "--outdir", str(root)]
        subprocess.run([*command, str(root / "report.docx")], check=True, capture_output=True)
        return (root / f"report.{extension}").read_bytes()
