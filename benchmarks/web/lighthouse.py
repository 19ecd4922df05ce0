"""Lighthouse's marks for a page, and what holds them back."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.browser import FLAGS
from benchmarks.measure import PROJECT, CommandFailedError

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FULL = 100
_PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
_NODE = PROJECT / ".venv" / "bin" / "node"


@dataclass(frozen=True, slots=True)
class Marks:
    """What Lighthouse says of a page, as on a phone with a processor a quarter as fast.

    Attributes:
        scores: 0–100 by category, in the order of CATEGORIES.
        held_back: For each category below 100, the audits that cost it marks.
        largest: Seconds until the largest text or picture is there.
        blocked: Seconds in which the page could not answer.
        shift: How far things moved while it loaded.
    """

    scores: tuple[int, ...]
    held_back: tuple[str, ...]
    largest: float
    blocked: float
    shift: float


def marks(address: str, chromium: str) -> Marks:
    """Have Lighthouse judge a page that nobody has visited before.

    Args:
        address: Of the page.
        chromium: Where the browser lies.

    Raises:
        CommandFailedError: Where it could not.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command: list[str | Path] = [_NODE, _PROGRAM, address, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--chrome-flags={' '.join(FLAGS)}"]
        command.append(f"--only-categories={','.join(CATEGORIES)}")
        ran = subprocess.run(  # noqa: S603 - the pinned program of package-lock.json
            command,
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode or not report.exists():
            raise CommandFailedError(f"lighthouse {address}: {ran.stderr.strip()[-400:]}")
        return _of(json.loads(report.read_text(encoding="utf-8")))


def _of(report: dict[str, Any]) -> Marks:
    audits = report["audits"]
    categories = [report["categories"][name] for name in CATEGORIES]
    return Marks(
        scores=tuple(round(FULL * (one["score"] or 0)) for one in categories),
        held_back=tuple(
            f"{one['title']}: {audits[part['id']]['title']}"
            for one in categories
            if (one["score"] or 0) < 1
            for part in one["auditRefs"]
            if part["weight"] and (audits[part["id"]]["score"] or 0) < 1
            if audits[part["id"]]["scoreDisplayMode"] != "notApplicable"
        ),
        largest=audits["largest-contentful-paint"]["numericValue"] / 1000,
        blocked=audits["total-blocking-time"]["numericValue"] / 1000,
        shift=audits["cumulative-layout-shift"]["numericValue"],
    )
