"""Asks the open advisories (osv.dev) about everything a lock pins; ends with 1 where one of them has a known hole.

Without a network nothing can be asked: that is said in one line and is no failure: a machine apart still builds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

SECONDS = 120


def asked(lock: str) -> tuple[str, str]:
    """What pip-audit prints and complains. Nothing is installed and nothing resolved: a lock says it all."""
    words = ("--requirement", lock, "--disable-pip", "--vulnerability-service", "osv", "--timeout", "5")
    command = [sys.executable, "-m", "pip_audit", *words, "--format", "json", "--progress-spinner", "off"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return "", f"no answer in {SECONDS} s"
    return ran.stdout, ran.stderr


def holes_in(lock: str, ask: Callable[[str], tuple[str, str]] = asked) -> tuple[list[str], int]:
    """The lines to print, and how to end."""
    answer, complaint = ask(lock)
    try:
        pinned: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, LookupError, TypeError):
        why = (complaint.strip().splitlines() or ["no answer"])[-1][:200]
        return [f"known holes: NOT ASKED, {lock} is unproved here ({why})"], 0
    unasked = [f"known holes: NOT ASKED about {each['name']}" for each in pinned if "skip_reason" in each]
    found = [
        f"known hole: {each['name']} {each['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions'])}"
        for each in pinned
        for hole in each.get("vulns", ())
    ]
    summed = f"known holes: {len(found)} in {len(pinned) - len(unasked)} pinned packages of {lock}"
    return [*found, *unasked, summed], 1 if found else 0


def main() -> None:
    """Every lock named at the command line."""
    told = [holes_in(lock) for lock in sys.argv[1:]]
    print("\n".join(line for lines, _ in told for line in lines))
    sys.exit(max((end for _, end in told), default=0))


if __name__ == "__main__":
    main()
